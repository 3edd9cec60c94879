import { directive as factOf } from '../systemd/directives.ts';
import { parseExec } from '../systemd/exec-words.ts';
import { expandSpecifiers } from '../systemd/specifiers.ts';
import { splitValueWords } from '../systemd/value-words.ts';
import type { Place } from './dependency.ts';
import { placeOf, type UnitSettings } from './settings.ts';

/** A command line of a unit. */
export interface Command {
  /** With specifiers resolved; variables stand as written. */
  readonly words: readonly string[];
  /** `-`: a failure counts as success. */
  readonly ignoresFailure: boolean;
  /** `:`: variables are not expanded. */
  readonly literal: boolean;
  readonly place: Place;
}

/** The commands of an Exec key in order; `refusal` says why systemd refuses the whole unit for one of them. */
export function readCommands(
  settings: UnitSettings,
  section: string,
  key: string,
): { readonly commands: readonly Command[]; readonly refusal: string | null } {
  let commands: Command[] = [];
  let refusal: string | null = null;
  for (const { directive, text } of settings.all(section)) {
    const name = directive.key.value;
    if (name !== key && factOf(section, name)?.aliasOf !== key) continue;
    if (directive.value === '') {
      commands = [];
      refusal = null;
      continue;
    }
    const { commands: parsed, problems } = parseExec(directive.value);
    for (const { program, prefix, words, span } of parsed) {
      const ignoresFailure = prefix.value.includes('-');
      const fatal = problems.find(
        (problem) =>
          FATAL.has(problem.code) && problem.span.start >= span.start && problem.span.end <= span.end,
      );
      const argv = words.filter((_, i) => i !== 1 || !prefix.value.includes('@')).map(({ value }) => value);
      const expanded = argv.map(
        (word) => expandSpecifiers(word, settings.unitName) ?? unknownSpecifiers(word),
      );
      const bad = fatal?.message ?? (program ? null : 'There is no command.');
      const unknown = expanded.includes(null) ? 'A specifier in the command line is not known.' : null;
      if (bad ?? unknown) {
        if (!ignoresFailure || unknown) refusal ??= bad ?? unknown;
        continue;
      }
      commands.push({
        words: expanded as string[],
        ignoresFailure,
        literal: prefix.value.includes(':'),
        place: placeOf(text, directive, span),
      });
    }
  }
  return { commands, refusal };
}

const FATAL: ReadonlySet<string> = new Set([
  ...['unbalanced-quotes', 'relative-path', 'directory-path', 'bad-prefix', 'missing-argv0'],
]);

/** Those that depend on the machine get a stand-in; null where systemd knows none of the kind (systemd.unit(5), SPECIFIERS). */
function unknownSpecifiers(word: string): string | null {
  let known = true;
  const text = word.replace(/%([a-zA-Z0-9%])/g, (all, letter: string) => {
    if (letter in MACHINE) return MACHINE[letter] as string;
    if (!'nNpPiIjJf%'.includes(letter)) known = false;
    return all;
  });
  return known ? text : null;
}

const MACHINE: Readonly<Record<string, string>> = {
  ...{ H: 'localhost', l: 'localhost', q: 'localhost', m: '0123456789abcdef0123456789abcdef', b: '0' },
  ...{ v: '6', a: 'x86-64', o: 'flatcar', w: '1', B: '1', W: '', A: '', M: '', u: 'root', U: '0', g: 'root' },
  ...{ G: '0', h: '/root', s: '/bin/sh', t: '/run', S: '/var/lib', C: '/var/cache', L: '/var/log' },
  ...{
    E: '/etc',
    T: '/tmp',
    V: '/var/tmp',
    d: '/run/credentials',
    y: '/etc/systemd/system',
    Y: '/etc/systemd',
  },
};

/** `Environment=` as variables; the last assignment of a name counts (systemd.exec(5)). */
export function readEnvironment(settings: UnitSettings): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const directive of settings.directives('Service', 'Environment')) {
    for (const { value } of splitValueWords(directive.value, 'escapes').words) {
      const equals = value.indexOf('=');
      if (equals > 0) variables.set(value.slice(0, equals), settings.expand(value.slice(equals + 1)));
    }
  }
  return variables;
}

/**
 * `$NAME` as a whole word is split into words, `${NAME}` is put in its place, `$$` is a dollar sign
 * (systemd.service(5), COMMAND LINES).
 */
export function expandVariables(command: Command, variables: ReadonlyMap<string, string>): readonly string[] {
  if (command.literal) return command.words;
  return command.words.flatMap((word) => {
    const whole = /^\$([A-Za-z_]\w*)$/.exec(word)?.[1];
    if (whole) return splitValueWords(variables.get(whole) ?? '').words.map(({ value }) => value);
    if (!word.includes('$')) return [word];
    return [
      word.replace(/\$\$|\$\{([A-Za-z_]\w*)\}/g, (all, name?: string) =>
        name ? (variables.get(name) ?? '') : all === '$$' ? '$' : all,
      ),
    ];
  });
}
