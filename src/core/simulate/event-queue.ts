/** What happens at a virtual time. */
interface Entry {
  readonly time: number;
  readonly turn: number;
  run: (() => void) | null;
}

/** A scheduled event, until it happens or is taken back. */
export interface Scheduled {
  readonly time: number;
  cancel(): void;
}

/**
 * Events in the order of their virtual time, in milliseconds; those of one time in the order in which they were
 * scheduled. A binary heap.
 */
export class EventQueue {
  /** The time of the event that happens now, or that happened last. */
  now = 0;
  /** How many things are under way that the end of a run must wait for. */
  busy = 0;
  private readonly heap: Entry[] = [];
  private turns = 0;

  /** @param time not before `now`; an earlier one counts as now. */
  at(time: number, run: () => void): Scheduled {
    const entry: Entry = { time: Math.max(time, this.now), turn: this.turns++, run };
    if (Number.isFinite(time)) this.push(entry);
    return {
      time: entry.time,
      cancel: () => {
        entry.run = null;
      },
    };
  }

  after(delay: number, run: () => void): Scheduled {
    return this.at(this.now + delay, run);
  }

  /** When the next event happens; Infinity when there is none. */
  next(): number {
    while (this.heap[0] && this.heap[0].run === null) this.pop();
    return this.heap[0]?.time ?? Number.POSITIVE_INFINITY;
  }

  /** Makes the next event happen. */
  step(): void {
    const time = this.next();
    const entry = this.pop();
    if (!entry?.run) return;
    this.now = time;
    entry.run();
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!isBefore(entry, heap[up] as Entry)) break;
      heap[at] = heap[up] as Entry;
      at = up;
    }
    heap[at] = entry;
  }

  private pop(): Entry | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && isBefore(heap[down + 1] as Entry, heap[down] as Entry)) down++;
      if (!isBefore(heap[down] as Entry, last)) break;
      heap[at] = heap[down] as Entry;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.time < b.time || (a.time === b.time && a.turn < b.turn);
}
