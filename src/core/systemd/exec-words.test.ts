// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of command lines, not of JavaScript
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../text/embedding.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { Word } from '../text/word.ts';
import { RECORDED_ARGV, RECORDED_ENVIRONMENT, RECORDED_SPECIFIERS } from './exec-argv.fixture.ts';
import { escapeExpansions, parseExec, quoteExecWord } from './exec-words.ts';
import { parseUnit } from './parse-unit.ts';

/** `prefix` and words joined by `|`, commands by `;;`, then problems as `!code text`. */
function check(value: string, expected: string): void {
  const { commands, problems } = parseExec(value);
  const shown = commands.map((c) =>
    [...(c.prefix.value ? [c.prefix.value] : []), ...c.words.map((w) => w.value)].join('|'),
  );
  const found = problems.map((p) => ` !${p.code} ${value.slice(p.span.start, p.span.end)}`);
  expect(shown.join(';;') + found.join('')).toBe(expected);
}

/** Replaces the `[…]` part of the value of word `index`. */
function replace(value: string, index: number, what: string, by: string): string {
  const word = parseExec(value).commands[0]?.words[index] as Word;
  const start = word.value.indexOf(what);
  const edit = word.embedding.replace({ start, end: start + what.length }, by);
  return isRefusal(edit) ? `refused: ${edit.reason}` : applyEdits(value, [edit]);
}

test('words are divided by blanks', () => {
  check('', '');
  check('/x', '/x');
  check(' /x  a\tb ', '/x|a|b');
});

test('quotes may stand anywhere in a word', () => {
  check(`/x "a b" 'c d' e"f g"h "it's" "" ''`, "/x|a b|c d|ef gh|it's||");
});

test('escapes work outside quotes and in both kinds of quotes', () => {
  check(String.raw`/x a\x20b "\t" '\'' \s \101 \u00e9 \U0001F600 \\`, `/x|a b|\t|'| |A|é|😀|\\`);
});

test('bytes that make up one character are read together', () => {
  check(String.raw`/x \xc3\xa9 \303\251 \xf0\x9f\x98\x80 \xff`, '/x|é|é|😀|\ufffd');
});

test('unknown escapes stay as they are', () => {
  check(
    String.raw`/x a\;b \q \ c`,
    '/x|a\\;b|\\q|\\ c !unknown-escape \\; !unknown-escape \\q !unknown-escape \\ ',
  );
  check('/x \\', '/x|\\ !unknown-escape \\');
  check(
    String.raw`/x \x00 \x4 \9`,
    String.raw`/x|\x00|\x4|\9 !unknown-escape \x !unknown-escape \x !unknown-escape \9`,
  );
});

test('a lone ; begins the next command and \\; is an argument', () => {
  check('/x a ; /y b', '/x|a;;/y|b');
  check('/x a; ;b ";" \\; c', '/x|a;|;b|;|;|c');
  check('/x ;', '/x');
  check('; /x', ' !empty-command ;');
  check('/x ; ; /y', '/x !empty-command ;');
});

test('prefixes, each once and in any order', () => {
  check('-/x', '-|/x');
  check('-@/x zero a', '-@|/x|zero|a');
  check('!!/x', '!!|/x');
  check(':+-/x', ':+-|/x');
  check('"-/x y" a', '-|/x y|a');
  check('@/x', '@|/x !missing-argv0 /x');
  check('--/x', '-|-/x !bad-prefix -/x');
  check('+!/x', '+|!/x !bad-prefix !/x');
});

test('a program is an absolute path or a bare name', () => {
  check('docker run', 'docker|run');
  check('bin/x', 'bin/x !relative-path bin/x');
  check('%h/bin/x', '%h/bin/x');
  check('/bin/', '/bin/ !directory-path /bin/');
  check('-', '- !missing-program -');
});

test('an open quote', () => {
  check('/x "a b', '/x|a b !unbalanced-quotes "a b');
});

test('specifiers, variables and shell operators are text', () => {
  check('/x %n ${PORT}:80 $$HOME && echo | cat > f', '/x|%n|${PORT}:80|$$HOME|&&|echo|||cat|>|f');
});

test('spans of a command', () => {
  const value = '-/x "a b" ; /y';
  const [a, b] = parseExec(value).commands;
  const slice = (span: { start: number; end: number } | undefined) => value.slice(span?.start, span?.end);
  expect([slice(a?.span), slice(a?.prefix.span), slice(a?.program?.span), slice(a?.words[1]?.span)]).toEqual([
    '-/x "a b"',
    '-',
    '/x',
    '"a b"',
  ]);
  expect(slice(b?.span)).toBe('/y');
});

test('a part of a word in the command text', () => {
  const value = String.raw`/x a"b\x41c"`;
  const word = parseExec(value).commands[0]?.words[1] as Word;
  expect(word.value).toBe('abAc');
  const at = (start: number, end: number) => {
    const outer = word.embedding.toOuter({ start, end });
    return value.slice(outer.start, outer.end);
  };
  expect([at(0, 1), at(1, 2), at(2, 3), at(3, 4), at(0, 4)]).toEqual(['a', 'b', '\\x41', 'c', 'a"b\\x41c']);
});

test('a replacement keeps the quoting it finds', () => {
  expect(replace('/x img:1', 1, '1', '2')).toBe('/x img:2');
  expect(replace('/x "A=b c" d', 1, 'b c', 'e "f"')).toBe('/x "A=e \\"f\\"" d');
  expect(replace("/x 'A=b c' d", 1, 'b c', 'it\'s "f"')).toBe(`/x 'A=it\\'s "f"' d`);
  expect(replace('/x A="b c"', 1, 'b c', 'd')).toBe('/x A="d"');
  expect(replace('/x ""', 1, '', 'a b')).toBe('/x "a b"');
});

test('a replacement adds quotes where they are needed', () => {
  expect(replace('/x A=b', 1, 'b', 'c d')).toBe('/x A="c d"');
  expect(replace('/x A', 1, 'A', 'c d')).toBe('/x "c d"');
  expect(replace('/x A', 1, 'A', '')).toBe('/x ""');
  expect(replace('/x A', 1, 'A', ';')).toBe('/x \\;');
  expect(replace('/x A', 1, 'A', 'a\\b')).toBe('/x a\\\\b');
  expect(replace('/x a"b c"d', 1, 'ab', 'x')).toBe('/x x" c"d');
});

test('a program keeps its prefix', () => {
  expect(replace('-/x a', 0, '/x', '/my bin/x')).toBe('-"/my bin/x" a');
  expect(replace('"-/x" a', 0, '/x', '/y')).toBe('"-/y" a');
  expect(replace('/x a', 0, '/x', '-y')).toMatch(/^refused/);
});

test('quoting uses no more than it needs', () => {
  const quoted = ['a', 'a b', 'a"b', "a'b", '{"a":1}', '', ';', '#a', 'a\\b', 'a\nb', '%n', '$A', 'é'].map(
    quoteExecWord,
  );
  expect(quoted.join(' | ')).toBe(
    String.raw`a | "a b" | 'a"b' | "a'b" | '{"a":1}' | "" | \; | "#a" | "a\\b" | "a\nb" | %n | $A | é`,
  );
});

test('text that is to reach the program as it is', () => {
  expect(escapeExpansions('100% of $HOME')).toBe('100%% of $$HOME');
});

/** What systemd does with words once they are split: specifiers, then variables. */
function expand(command: ReturnType<typeof parseExec>['commands'][number]): string[] {
  const plain = command.words.map((word) =>
    word.value.replace(/%([%a-zA-Z])/g, (whole, letter: string) =>
      letter === '%' ? '%' : (RECORDED_SPECIFIERS[letter] ?? whole),
    ),
  );
  const argv = command.prefix.value.includes('@') ? plain.slice(1) : plain;
  if (command.prefix.value.includes(':')) return argv;
  return [argv[0] as string, ...argv.slice(1).flatMap(expandVariables)];
}

/** `replace_env_argv` of systemd 252: a whole word `$NAME` gives words; inside a word only `${NAME}` is read. */
function expandVariables(word: string): string[] {
  if (/^\$(?![{$])/.test(word)) {
    const value = RECORDED_ENVIRONMENT[word.slice(1)] ?? '';
    return (
      parseExec(`/x ${value}`)
        .commands[0]?.words.slice(1)
        .map((w) => w.value) ?? []
    );
  }
  const read = word.replace(/\$\$|\$\{([^:}]*)\}/g, (whole, name: string) =>
    whole === '$$' ? '$' : (RECORDED_ENVIRONMENT[name] ?? ''),
  );
  return [read];
}

test.each(RECORDED_ARGV)('systemd 252 agrees: $id', ({ line, argv }) => {
  const value = parseUnit(`[Service]\n${line}\n`).directives[0]?.value ?? '';
  expect(parseExec(value).commands.map(expand)).toEqual(argv);
});

test('a quoted word is read back as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '\\', ';', '#', '\n', '-', '$', '%') }),
  );
  fc.assert(
    fc.property(text, (value) => {
      fc.pre(!value.includes('\0'));
      const line = parseExec(`/x ${quoteExecWord(value)}`);
      expect(line.problems).toEqual([]);
      expect(line.commands.map((c) => c.words.map((w) => w.value))).toEqual([['/x', value]]);
    }),
  );
});

const oddWord = fc
  .array(fc.constantFrom('a', 'b', ' ', '"', "'", '\\', '\\x41', '\\n', '\\;', ';', '-', '"c d"'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

test('after a replacement the words are what was meant, or it was refused', () => {
  fc.assert(
    fc.property(oddWord, oddWord, fc.nat(), fc.nat(), fc.nat(), (text, by, w, a, b) => {
      const value = `-/x ${text}`;
      const { words } = parseExec(value).commands[0] as { words: readonly Word[] };
      const index = w % words.length;
      const word = words[index] as Word;
      const [start, end] = [a, b].map((n) => n % (word.value.length + 1)).sort((x, y) => x - y) as [
        number,
        number,
      ];
      const edit = word.embedding.replace({ start, end }, by);
      if (isRefusal(edit)) return;
      const meant = words.map((other, i) =>
        i === index ? word.value.slice(0, start) + by + word.value.slice(end) : other.value,
      );
      const changed = parseExec(applyEdits(value, [edit])).commands[0];
      expect(changed?.words.map((other) => other.value)).toEqual(meant);
      expect(changed?.prefix.value).toBe('-');
    }),
    { numRuns: 1000 },
  );
});

test('any text can be read', () => {
  fc.assert(
    fc.property(fc.oneof(oddWord, fc.string()), (value) => {
      for (const { span } of parseExec(value).problems) expect(span.end).toBeLessThanOrEqual(value.length);
    }),
  );
});
