import { signalName } from './exit-status.ts';
import type { Pause } from './process.ts';
import type { ProgramCall } from './program.ts';
import type { Shell } from './shell.ts';
import { testExpression } from './test-command.ts';

type Builtin = (shell: Shell, words: readonly string[], call: ProgramCall) => Generator<Pause, number, void>;

/** What a shell does itself, without a process (POSIX.1, 2.14 and 1.6). */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ':': quick(() => 0),
  true: quick(() => 0),
  false: quick(() => 1),
  echo: quick((_, words, { print }) => {
    const bare = words[0] === '-n';
    print(`${(bare ? words.slice(1) : words).join(' ')}${bare ? '' : '\n'}`);
    return 0;
  }),
  printf: quick((_, words, { print }) => {
    print((words[0] ?? '').replaceAll('\\n', '\n').replace(/%s/g, () => words[1] ?? ''));
    return 0;
  }),
  test: quick((_, words, { files }) => Number(!testExpression(words, files))),
  '[': quick((_, words, { files }) => Number(!testExpression(words.slice(0, -1), files))),
  '[[': quick((_, words, { files }) => Number(!testExpression(words.slice(0, -1), files))),
  exit: quick((shell, [status]) => shell.exit(status === undefined ? shell.status : Number(status) || 0)),
  return: quick((shell, [status]) => shell.exit(Number(status ?? 0))),
  break: quick((shell) => shell.jump(false)),
  continue: quick((shell) => shell.jump(true)),
  set: quick((shell, [option = '']) => {
    if (/^[-+][a-z]*e/.test(option)) shell.exitsOnFailure = option.startsWith('-');
    return 0;
  }),
  umask: quick(() => 0),
  cd: quick((_, [folder = '/'], { files }) => {
    if (!files.isFolder(folder)) return 1;
    files.folder = files.full(folder);
    return 0;
  }),
  export: quick((shell, words) => {
    for (const word of words) {
      const equals = word.indexOf('=');
      if (equals > 0) shell.variables.set(word.slice(0, equals), word.slice(equals + 1));
    }
    return 0;
  }),
  trap: quick((shell, [action = '-', ...signals]) => {
    shell.trap(action, signals);
    return 0;
  }),
  *kill(shell, words, { host }) {
    const named = words.find((word) => /^-[A-Za-z0-9]+$/.test(word) && word !== '-s');
    const signal = signalName(named?.slice(1) ?? words[words.indexOf('-s') + 1] ?? 'TERM') ?? 'TERM';
    let status = 0;
    for (const word of words.filter((one) => /^\d+$/.test(one))) {
      const process = host.find(Number(word));
      if (process) process.signal(signal);
      else status = 1;
    }
    yield 1;
    yield* shell.runTrap();
    return status;
  },
  *wait(shell) {
    for (const child of [...shell.call.process.group.members]) {
      if (child === shell.call.process || child.title !== 'background') continue;
      yield child.ended;
    }
    yield* shell.runTrap();
    return 0;
  },
};

function quick(run: (shell: Shell, words: readonly string[], call: ProgramCall) => number): Builtin {
  // biome-ignore lint/correctness/useYield: it takes no time
  return function* (shell, words, call) {
    return run(shell, words, call);
  };
}
