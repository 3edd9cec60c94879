import type { CommandLineHost } from './host.ts';

/** Exit codes: 0 fine, 1 findings of severity error, 2 misuse. */
export type ExitCode = 0 | 1 | 2;

/** The user called the command wrongly; the message is one line. */
export class Misuse extends Error {}

export interface OptionSpec {
  /** Without dashes. */
  readonly name: string;
  /** What stands behind it in the usage: `KEY=VALUE`; null when it takes no value. */
  readonly value: string | null;
  readonly about: string;
  /** The values there are; the first is the one used without the option. */
  readonly choices?: readonly string[];
  /** May be given several times; words that match go on with its values: `--target dialect=coreos systemd=233`. */
  readonly repeated?: RegExp;
}

export interface Verb {
  readonly name: string;
  /** As in the usage line: `FILE…`; empty when it takes none. */
  readonly operands: string;
  /** How many operands, at least and at most. */
  readonly count: readonly [number, number];
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** Further paragraphs of the help. */
  readonly notes: readonly string[];
  run(call: Call, host: CommandLineHost): Promise<ExitCode>;
}

/** The words behind a verb, sorted out. */
export interface Call {
  readonly operands: readonly string[];
  /** The values of each option, by name; a bare option has the one value `''`. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** The last value of an option with choices, or the first choice. */
export function choice(call: Call, option: OptionSpec): string {
  return call.values.get(option.name)?.at(-1) ?? option.choices?.[0] ?? '';
}
