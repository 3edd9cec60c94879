import type { EventQueue, Scheduled } from './event-queue.ts';
import type { Ended } from './exit-status.ts';

/** Something that opens once; processes wait for it. */
export class Gate {
  private opened = false;
  private waiting: (() => void)[] = [];

  get isOpen(): boolean {
    return this.opened;
  }

  open(): void {
    this.opened = true;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Calls back once it is open, at once if it is; gives how to stop waiting. */
  wait(go: () => void): () => void {
    if (this.opened) {
      go();
      return () => {};
    }
    this.waiting.push(go);
    return () => {
      this.waiting = this.waiting.filter((one) => one !== go);
    };
  }
}

/** What a running program waits for: milliseconds, a gate, or the first of both. */
export type Pause = number | Gate | { readonly gate: Gate; readonly ms: number };

/** What a program does, pause by pause; it ends with its exit code, or `killed` by a signal of its own. */
export type Running = Generator<Pause, Ended, void>;

/** What a process does with a signal: `default` ends it. */
export type SignalAction = 'ignore' | (() => void);

/** A process of the machine in virtual time. */
export class Process {
  readonly ended = new Gate();
  end: Ended | null = null;
  /** What it was told to do with signals; those not named end it. */
  readonly signals = new Map<string, SignalAction>();
  private program: Running | null = null;
  private timer: Scheduled | null = null;
  private stopWaiting: () => void = () => {};
  private dying = false;

  constructor(
    readonly id: number,
    /** Its command, for people. */
    readonly title: string,
    readonly group: ProcessGroup,
    private readonly events: EventQueue,
    /** The process that began it, of those that are simulated. */
    readonly parent: Process | null = null,
  ) {
    group.members.add(this);
  }

  /** Lets it run `delay` ms from now on. */
  begin(program: (process: Process) => Running, delay: number): void {
    this.timer = this.events.after(delay, () => {
      this.program = program(this);
      this.advance();
    });
  }

  /** Delivers a signal (signal(7)): KILL cannot be caught. Its end comes a moment later. */
  signal(name: string): void {
    if (this.end || this.dying) return;
    const action = name === 'KILL' ? undefined : this.signals.get(name);
    if (action === 'ignore' || (action === undefined && HARMLESS.has(name))) return;
    if (action) {
      action();
      return;
    }
    this.dying = true;
    this.timer?.cancel();
    this.stopWaiting();
    this.events.after(DEATH, () => this.finish({ signal: name }));
  }

  finish(end: Ended): void {
    if (this.end) return;
    this.end = end;
    this.timer?.cancel();
    this.stopWaiting();
    this.program?.return(end);
    this.group.members.delete(this);
    this.ended.open();
    this.group.onExit(this, end);
  }

  private advance(): void {
    this.timer = null;
    this.stopWaiting = () => {};
    const step = this.program?.next();
    if (!step || this.end || this.dying) return;
    if (step.done) {
      this.finish(step.value);
      return;
    }
    const pause = step.value;
    const go = () => {
      this.timer?.cancel();
      this.stopWaiting();
      // Never from within whoever opened the gate.
      this.timer = this.events.after(0, () => this.advance());
    };
    if (typeof pause === 'number') this.timer = this.events.after(pause, () => this.advance());
    else if (pause instanceof Gate) this.stopWaiting = pause.wait(go);
    else {
      this.timer = this.events.after(pause.ms, go);
      this.stopWaiting = pause.gate.wait(go);
    }
  }
}

/** Milliseconds from a signal until the parent hears of the end. */
const DEATH = 0.3;

/** Left alone, these do nothing. */
const HARMLESS: ReadonlySet<string> = new Set(['CHLD', 'CONT', 'URG', 'WINCH']);

/** The processes of one control group: of a unit, or of a container. */
export class ProcessGroup {
  readonly members = new Set<Process>();

  constructor(
    /** The unit, or the container. */
    readonly name: string,
    readonly onExit: (process: Process, end: Ended) => void,
  ) {}

  /** True when there was someone to signal. */
  signal(name: string, except: ReadonlySet<Process> = new Set()): boolean {
    const members = [...this.members].filter((process) => !except.has(process));
    for (const process of members) process.signal(name);
    return members.length > 0;
  }
}
