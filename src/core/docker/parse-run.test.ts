import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { splitPosix } from '../shell/posix-words.ts';
import { parseExec } from '../systemd/exec-words.ts';
import { deriveRun } from './derived.ts';
import type { CommandWord, DockerFlag } from './docker-command.ts';
import { looksLegacy, type ParseRunOptions, parseDockerRun } from './parse-run.ts';

type Mode = NonNullable<ParseRunOptions['mode']>;

describe('docker run lines', () => {
  for (const { title, lexer, mode, line, expected } of readCases()) {
    const modes: Mode[] = mode === 'legacy' ? ['legacy'] : ['modern', 'legacy'];
    test.each(modes)(`${title} (%s)`, (mode) => {
      expect(describeLine(line, lexer, mode)).toBe(expected);
    });
  }
});

describe('parseDockerRun', () => {
  function check(line: string, expected: string, mode: Mode = 'modern') {
    expect(describeLine(line, 'posix', mode)).toBe(expected);
  }

  it('finds no docker run in other commands', () => {
    for (const line of [
      'docker',
      'docker stop web',
      'docker container ls',
      'docker compose run web',
      'docker-compose run web',
      'podman run nginx',
      '/bin/sh -c "docker run nginx"',
      'echo docker run nginx',
      'docker --nonsense run nginx',
    ]) {
      check(line, 'no docker run');
    }
  });

  it('finds docker behind other programs and assignments', () => {
    check('A=1 sudo -u core /opt/bin/docker run nginx', 'prefix ["A=1","sudo","-u","core"]\nimage "nginx"');
    check('if ! docker run nginx', 'prefix ["if","!"]\nimage "nginx"');
  });

  it('takes the next word as value whatever it looks like', () => {
    check('docker run -e --rm nginx', 'flag env "--rm"\nimage "nginx"');
  });

  it('reads = in a cluster as pflag does', () => {
    check(
      'docker run -itd=false nginx',
      'flag interactive "true"\nflag tty "true"\nflag detach "false"\nimage "nginx"',
    );
    check(
      'docker run -e= nginx',
      'flag env "="\nimage "nginx"\nerror value: -e: "=" has no name in front of the =.',
    );
    check('docker run -d= nginx', 'flag detach "true"\nerror lex: docker run has no flag -=, in "-d=".');
  });

  it('takes a lone dash and an empty word for the image', () => {
    check('docker run --rm - x', 'flag rm "true"\nimage "-"\ncommand ["x"]');
    check('docker run --rm "" x', 'flag rm "true"\nimage ""\ncommand ["x"]');
  });

  it('does not know prefixes of names, and reads on where the next word is clear', () => {
    check(
      'docker run --vol /a:/b --rm nginx',
      'flag vol? "/a:/b"\nflag rm "true"\nimage "nginx"\nerror lex: docker run has no flag --vol. Did you mean --volume?',
    );
    check(
      'docker run --zzz=1 nginx',
      'flag zzz? "1"\nimage "nginx"\nerror lex: docker run has no flag --zzz.',
    );
    check('docker run --rm --zzz 1 nginx', 'flag rm "true"\nerror lex: docker run has no flag --zzz.');
  });

  it('knows no --detach on docker create', () => {
    check('docker create -d nginx', 'subcommand create\nerror lex: docker create has no flag -d, in "-d".');
  });

  it('refuses dashes without a name', () => {
    check('docker run --=x nginx', 'error lex: "--=x" is not a flag: a name must follow two dashes.');
    check('docker run ---x nginx', 'error lex: "---x" is not a flag: a name must follow two dashes.');
  });

  it('suggests two dashes for a long name behind one', () => {
    check(
      'docker run -name web nginx',
      'error lex: docker run has no flag -n, in "-name". Did you mean --name?',
    );
  });

  it('asks for no image beside --help', () => {
    check('docker run --help', 'flag help "true"');
  });

  it('judges no value that something fills in later', () => {
    check(
      'docker run --rm=$RM -m {{mem}} -p "<port>:80" nginx',
      'flag rm "$RM"\nflag memory "{{mem}}"\nflag publish "<port>:80"\nimage "nginx"',
    );
  });

  it('takes one pair of quotes off the values of old flags', () => {
    expect(describeWords(['docker', 'run', '-name="web"', 'nginx'], 'legacy')).toBe(
      'flag name "web"\nimage "nginx"',
    );
  });

  it('keeps old flags that have no successor', () => {
    check(
      'docker run -n=false -lxc-conf a=b --cpuset 0 nginx',
      'flag networking "false"\nflag lxc-conf "a=b"\nflag cpuset-cpus "0"\nimage "nginx"',
      'legacy',
    );
  });

  it('lists errors in the order docker finds them', () => {
    check(
      'docker run --rm=x -p 1:y --restart=always --no-healthcheck --health-cmd true -m 9q',
      [
        'flag rm "x"',
        'flag publish "1:y"',
        'flag restart "always"',
        'flag no-healthcheck "true"',
        'flag health-cmd "true"',
        'flag memory "9q"',
        'error value: --rm: "x" is neither true nor false.',
        'error value: -m: "9q" is not a size; write a number with b, k, m or g behind it.',
        'error args: docker run names no image to run.',
        'error semantic: -p: "y" is not a container port from 0 to 65535.',
        'error semantic: --health-cmd cannot stand with --no-healthcheck.',
      ].join('\n'),
    );
  });
});

describe('looksLegacy', () => {
  it('is true for single-dash long flags before the image only', () => {
    const check = (line: string) => looksLegacy(splitPosix(line).words);
    expect(check('docker run -name web -rm nginx')).toBe(true);
    expect(check('docker run -it nginx -name x')).toBe(false);
    expect(check('docker run --name web -p80:80 nginx')).toBe(false);
    expect(check('docker stop -name')).toBe(false);
  });
});

describe('whatever the words are', () => {
  const modes = fc.constantFrom<Mode>('modern', 'legacy');
  const someWord = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '-',
      '--',
      '-it',
      '-p',
      '80:80',
      '--name',
      '--name=x',
      '-itp80:80',
      '--nmae',
      '-d=false',
      '--rm',
    ),
    fc.constantFrom('-v', '/a:/b', '--mount=type=bind', '-name', '-e=', '--', '=', '--memory', '1g', 'nginx'),
  );
  const arguments_ = fc.array(someWord, { maxLength: 12 });

  it('never throws, and every part lies in its word', () => {
    fc.assert(
      fc.property(arguments_, modes, (texts, mode) => {
        const words = wordsOf(['docker', 'run', ...texts]);
        const run = parseDockerRun(words, { mode });
        if (!run) throw new Error('docker run not found');
        deriveRun(run);
        for (const flag of run.flags) {
          for (const part of [flag.namePart, flag.valuePart]) {
            if (!part) continue;
            const text = words[part.word]?.value ?? '';
            expect(part.start >= 0 && part.start <= part.end && part.end <= text.length).toBe(true);
          }
        }
      }),
    );
  });

  it('has each word before the image in a flag: the parts joined give the words', () => {
    fc.assert(
      fc.property(arguments_, (texts) => {
        const words = wordsOf(['docker', 'run', ...texts]);
        const run = parseDockerRun(words);
        if (!run || run.errors.some((error) => error.stage === 'lex')) return;
        const end = run.image?.word ?? words.length;
        const before = words.slice(run.firstArgument, end).map((word) => word.value);
        if (before.at(-1) === '--' && run.flags.at(-1)?.lastWord !== end - 1) before.pop();
        expect(joinFlags(run.flags, words)).toEqual(before);
      }),
    );
  });
});

function joinFlags(flags: readonly DockerFlag[], words: readonly CommandWord[]): string[] {
  const texts = new Map<number, string>();
  for (const { namePart, valuePart } of flags) {
    const slice = (part: DockerFlag['namePart']) => words[part.word]?.value.slice(part.start, part.end) ?? '';
    let text = (texts.get(namePart.word) ?? '') + slice(namePart);
    if (valuePart?.word === namePart.word) {
      text += (valuePart.start > namePart.end ? '=' : '') + slice(valuePart);
    } else if (valuePart) {
      texts.set(valuePart.word, slice(valuePart));
    }
    texts.set(namePart.word, text);
  }
  return [...texts].sort(([a], [b]) => a - b).map(([, text]) => text);
}

function describeLine(line: string, lexer: 'posix' | 'systemd', mode: Mode): string {
  if (lexer === 'systemd') {
    return describeWords(
      (parseExec(line).commands[0]?.words ?? []).map((word) => word.value),
      mode,
    );
  }
  const { words, rest } = splitPosix(line);
  const read = describeWords(
    words.map((word) => word.value),
    mode,
  );
  return rest ? `${read}\nrest ${JSON.stringify(line.slice(rest.start, rest.end))}` : read;
}

function describeWords(texts: readonly string[], mode: Mode): string {
  const run = parseDockerRun(wordsOf(texts), { mode });
  if (!run) return 'no docker run';
  const lines: string[] = [];
  if (run.prefix.length > 0) lines.push(`prefix ${JSON.stringify(run.prefix)}`);
  for (const flag of run.globalFlags) lines.push(`global ${flag.name} ${JSON.stringify(flag.value)}`);
  if (run.subcommand !== 'run') lines.push(`subcommand ${run.subcommand}`);
  for (const flag of run.flags) {
    lines.push(`flag ${flag.name}${flag.known ? '' : '?'} ${JSON.stringify(flag.value)}`);
  }
  if (run.image) lines.push(`image ${JSON.stringify(run.image.text)}`);
  if (run.command.length > 0) lines.push(`command ${JSON.stringify(run.command)}`);
  for (const [key, value] of Object.entries(deriveRun(run))) lines.push(`${key} ${JSON.stringify(value)}`);
  for (const error of run.errors) lines.push(`error ${error.stage}: ${error.message}`);
  return lines.join('\n');
}

function wordsOf(texts: readonly string[]): CommandWord[] {
  let end = -1;
  return texts.map((value) => {
    const start = end + 1;
    end = start + value.length;
    return { value, span: { start, end } };
  });
}

/** The cases of docker-run-cases.txt; its head says what they are. */
function readCases() {
  const text = readFileSync(new URL('docker-run-cases.txt', import.meta.url), 'utf8');
  return text
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.trimEnd().split('\n');
      const [, title = '', tags = ''] = /^(.*) \((.*)\)$/.exec(head) ?? [];
      const isLine = (line: string) => line.startsWith('> ');
      const lexer = tags.startsWith('systemd') ? ('systemd' as const) : ('posix' as const);
      const joint = lexer === 'systemd' ? ' ' : '\\\n';
      const written = lines.filter(isLine).map((line) => line.slice(2));
      return {
        title,
        lexer,
        mode: tags.endsWith('legacy') ? ('legacy' as const) : null,
        line: written.join('\n').replaceAll('\\\n', joint),
        expected: lines.filter((line) => !isLine(line)).join('\n'),
      };
    });
}
