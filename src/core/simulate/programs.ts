import { readTimeSpan } from '../systemd/time-span.ts';
import { Gate, type Running } from './process.ts';
import { FAILURE, type Program, type ProgramCall, SUCCESS } from './program.ts';
import { runScript } from './shell.ts';
import { testExpression } from './test-command.ts';

/** The programs of which it is known what they do, by base name (the manual page of each, section 1). */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  true: quick(() => 0),
  false: quick(() => 1),
  ':': quick(() => 0),
  echo: quick(({ words, print }) => {
    print(`${words.slice(1).join(' ')}\n`);
    return 0;
  }),
  sleep: sleep,
  sh: shell,
  bash: shell,
  dash: shell,
  ash: shell,
  *env(call) {
    const environment = new Map(call.environment);
    let at = 1;
    for (; /^-|^[A-Za-z_]\w*=/.test(call.words[at] ?? ''); at++) {
      const [name = '', ...value] = (call.words[at] as string).split('=');
      if (!name.startsWith('-')) environment.set(name, value.join('='));
    }
    if (at >= call.words.length) return SUCCESS;
    return yield* call.host.become({ ...call, environment, words: call.words.slice(at) });
  },
  nohup: runner(1),
  nice: runner(1),
  stdbuf: runner(1),
  setsid: runner(1),
  'systemd-cat': runner(1),
  *timeout(call) {
    const at = call.words.findIndex((word, i) => i > 0 && !word.startsWith('-'));
    const limit = readTimeSpan(call.words[at] ?? '') ?? 0;
    const child = call.host.child(call, call.words.slice(at + 1), { print: call.print });
    yield { gate: child.ended, ms: limit };
    if (child.end) return 'code' in child.end ? child.end : { code: 128 };
    child.signal('TERM');
    yield child.ended;
    return { code: 124 };
  },
  cat: quick(({ words, files, input, print }) => {
    const paths = words.slice(1).filter((word) => !word.startsWith('-'));
    if (paths.length === 0) print(input);
    for (const path of paths) {
      const text = files.read(path);
      if (text === null) return 1;
      print(text);
    }
    return 0;
  }),
  grep: quick(({ words, files, input, print }) => {
    const rest = words.slice(1).filter((word) => !/^-[a-zA-Z]/.test(word));
    const options = words
      .slice(1)
      .filter((word) => /^-[a-zA-Z]/.test(word))
      .join('');
    const [pattern = '', ...paths] = rest;
    const text = paths.length > 0 ? paths.map((path) => files.read(path) ?? '').join('') : input;
    const lines = text.split('\n').filter((line) => line !== '');
    const found = lines.filter(
      (line) => matches(line, pattern, options.includes('i')) !== options.includes('v'),
    );
    if (!options.includes('q')) print(found.map((line) => `${line}\n`).join(''));
    return found.length > 0 ? 0 : 1;
  }),
  seq: quick(({ words, print }) => {
    const numbers = words.slice(1).map(Number);
    const from = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
    const to = Math.min(numbers.at(-1) ?? 0, from + 10_000);
    for (let i = from; i <= to; i++) print(`${i}\n`);
    return 0;
  }),
  wc: quick(({ input, print }) => {
    print(`${input.split('\n').length - 1}\n`);
    return 0;
  }),
  touch: paths((call, path) => {
    if (!call.files.exists(path)) call.files.write(path, '');
    return true;
  }),
  mkdir: paths((call, path) => {
    const there = call.files.exists(path);
    if (!there) call.files.makeFolder(path);
    return !there || call.words.some((word) => /^-[a-z]*p/.test(word));
  }),
  rm: paths((call, path) => {
    const there = call.files.exists(path);
    call.files.remove(path);
    return there || call.words.some((word) => /^-[a-zA-Z]*f/.test(word));
  }),
  rmdir: paths((call, path) => {
    call.files.remove(path);
    return true;
  }),
  cp: copies,
  mv: copies,
  ln: copies,
  install: copies,
  tee: paths((call, path) => {
    call.files.write(path, call.input);
    return true;
  }),
  *ls(call) {
    const operands = call.words.slice(1).filter((word) => !word.startsWith('-'));
    return { code: operands.every((path) => call.files.exists(path)) ? 0 : 2 };
  },
  test: quick(({ words, files }) => Number(!testExpression(words.slice(1), files))),
  '[': quick(({ words, files }) => Number(!testExpression(words.slice(1, -1), files))),
  'systemd-notify': quick(({ words, host, process }) => {
    // It speaks for the shell that called it (systemd-notify(1)).
    if (words.includes('--ready') || words.includes('READY=1')) host.notifyReady(process.parent ?? process);
    return 0;
  }),
  *kill(call) {
    return yield* runScript(call, call.words.join(' '));
  },
  ...Object.fromEntries(
    // What they do makes no difference to the order of a boot.
    `chmod chown chgrp date id hostname hostnamectl uname logger ip ifconfig route iptables ip6tables sysctl modprobe
     mount umount mountpoint swapon mkswap mkfs mkfs.ext4 mkfs.xfs mkfs.btrfs wipefs blkid sync sed awk head tail tr cut
     sort uniq basename dirname readlink realpath printf expr journalctl useradd usermod groupadd update-ca-certificates
     udevadm timedatectl systemd-tmpfiles restorecon`
      .split(/\s+/)
      .map((name): [string, Program] => [name, quick(() => 0)]),
  ),
};

function quick(run: (call: ProgramCall) => number): Program {
  // biome-ignore lint/correctness/useYield: it takes no time of its own
  return function* (call) {
    return { code: run(call) };
  };
}

function paths(each: (call: ProgramCall, path: string) => boolean): Program {
  return quick((call) => {
    const operands = call.words.slice(1).filter((word) => !word.startsWith('-'));
    return operands.map((path) => each(call, path)).every(Boolean) ? 0 : 1;
  });
}

function* copies(call: ProgramCall): Running {
  const operands = call.words.slice(1).filter((word) => !word.startsWith('-'));
  const [from = '', to = ''] = operands;
  yield 0;
  const text = call.files.read(from);
  call.files.write(to, text ?? '');
  if (call.words[0]?.endsWith('mv')) call.files.remove(from);
  return text === null && !call.words[0]?.endsWith('ln') ? FAILURE : SUCCESS;
}

function* sleep({ words }: ProgramCall): Running {
  const spans = words.slice(1).map((word) => readTimeSpan(word));
  if (spans.length === 0 || spans.includes(null)) return FAILURE;
  const sum = spans.reduce<number>((total, one) => total + (one ?? 0), 0);
  yield Number.isFinite(sum) ? sum : new Gate();
  return SUCCESS;
}

function* shell(call: ProgramCall): Running {
  const { words, files } = call;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] as string;
    if (/^[-+][a-z]*c$/.test(word)) return yield* runScript(call, words[at + 1] ?? '', words.slice(at + 2));
    if (/^[-+]/.test(word)) continue;
    const script = files.read(word);
    return script === null ? { code: 127 } : yield* runScript(call, script, words.slice(at));
  }
  return yield* runScript(call, call.input);
}

/** A program that runs another one. */
function runner(skip: number): Program {
  return function* (call) {
    let at = skip;
    while (call.words[at]?.startsWith('-')) at++;
    return yield* call.host.become({ ...call, words: call.words.slice(at) });
  };
}

function matches(line: string, pattern: string, ignoreCase: boolean): boolean {
  try {
    return new RegExp(pattern, ignoreCase ? 'i' : '').test(line);
  } catch {
    return line.includes(pattern);
  }
}
