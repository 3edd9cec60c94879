import type { EventQueue, Scheduled } from './event-queue.ts';

interface Timer {
  readonly target: number;
  readonly scheduled: Scheduled;
  run: (() => void) | null;
}

/**
 * The timers of process 1. It wakes up late on purpose, so that several timers go off together: at a common point
 * within the accuracy of a timer, 250 ms unless said otherwise (`sleep_between` in sd-event.c of 252; systemd.timer(5),
 * AccuracySec=). Whatever else wakes it up meanwhile makes a timer go off that is due.
 */
export class TimerWheel {
  private pending: Timer[] = [];

  constructor(
    private readonly events: EventQueue,
    /** The accuracy of its own timers in ms; 0 makes every timer exact. */
    private readonly accuracy: number,
  ) {}

  /** @param accuracy in ms; only of a timer unit is it not the common one. */
  at(target: number, run: () => void, accuracy = this.accuracy): Scheduled {
    if (!Number.isFinite(target)) return { time: target, cancel: () => {} };
    const late = this.accuracy === 0 ? target : commonPoint(target, accuracy);
    const timer: Timer = { target, run, scheduled: this.events.at(late, () => this.fire(timer)) };
    this.pending.push(timer);
    return {
      time: target,
      cancel: () => {
        timer.run = null;
        timer.scheduled.cancel();
      },
    };
  }

  after(delay: number, run: () => void): Scheduled {
    return this.at(this.events.now + delay, run);
  }

  /** Process 1 is awake: all that is due goes off. */
  wake(): void {
    const due = this.pending.filter((timer) => timer.run !== null && timer.target <= this.events.now);
    if (due.length === 0) {
      if (this.pending.length > SWEEP) this.pending = this.pending.filter((timer) => timer.run !== null);
      return;
    }
    for (const timer of due.sort((a, b) => a.target - b.target)) this.fire(timer);
    this.pending = this.pending.filter((timer) => timer.run !== null);
  }

  private fire(timer: Timer): void {
    const { run } = timer;
    timer.run = null;
    timer.scheduled.cancel();
    run?.();
  }
}

const SWEEP = 64;

/** systemd takes the phase of the grid from the boot's id, so it differs from boot to boot: this is one of all. */
const PHASE = 90;

/** The point of the coarsest grid that has one between the target and the target plus accuracy. */
function commonPoint(target: number, accuracy: number): number {
  const latest = target + accuracy;
  for (const grid of [60_000, 10_000, 1000, 250]) {
    const last = Math.floor((latest - PHASE) / grid) * grid + PHASE;
    const point = last >= latest ? last - grid : last;
    if (point >= target) return point;
  }
  return latest;
}
