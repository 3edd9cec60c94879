import type { Ended } from './exit-status.ts';
import type { FileView } from './machine-state.ts';
import type { Process, Running } from './process.ts';

/** What a program runs with. */
export interface ProgramCall {
  readonly process: Process;
  /** The program first. */
  readonly words: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  /** What it reads from a pipe. */
  readonly input: string;
  readonly files: FileView;
  print(text: string): void;
  readonly host: ProgramHost;
}

/** What programs can do to the machine. */
export interface ProgramHost {
  /** Runs a command in a process of its own, in the same control group. */
  child(call: ProgramCall, words: readonly string[], changes?: Partial<ChildChanges>): Process;
  /** Runs a part of a shell script in a process of its own. */
  fork(call: ProgramCall, title: string, program: (process: Process) => Running): Process;
  /** Becomes another program: `exec`. */
  become(call: ProgramCall): Running;
  /** READY=1 from this process (sd_notify(3)). */
  notifyReady(process: Process): void;
  readonly shell: 'bash' | 'dash';
  find(id: number): Process | null;
  /** A command that is passed over, since what it does is not known here. */
  notSimulated(command: string): void;
  /** The virtual time in ms. */
  now(): number;
}

export interface ChildChanges {
  readonly environment: ReadonlyMap<string, string>;
  readonly input: string;
  readonly print: (text: string) => void;
}

export type Program = (call: ProgramCall) => Running;

export const SUCCESS: Ended = { code: 0 };
export const FAILURE: Ended = { code: 1 };

/** What a shell shows as `$?`. */
export function statusOf(end: Ended, signalNumber: (name: string) => number): number {
  return 'code' in end ? end.code : 128 + signalNumber(end.signal);
}
