import type { UnitType } from '../systemd/unit-name.ts';
import type { Job } from './job.ts';
import type { Unit } from './unit.ts';

/** The jobs to look at next, in systemd's order (`unit_compare_priority` of 252). A heap with lazy removal. */
export class RunQueue {
  private readonly heap: { readonly rank: Rank; readonly job: Job }[] = [];
  private readonly present = new Set<Job>();

  add(job: Job): void {
    if (this.present.has(job)) return;
    this.present.add(job);
    const { heap } = this;
    const entry = { rank: rankOf(job.unit), job };
    let at = heap.length;
    heap.push(entry);
    for (let up = (at - 1) >> 1; at > 0 && compare(entry.rank, rankAt(heap, up)) < 0; up = (at - 1) >> 1) {
      heap[at] = heap[up] as (typeof heap)[number];
      at = up;
    }
    heap[at] = entry;
  }

  remove(job: Job): void {
    this.present.delete(job);
  }

  isEmpty(): boolean {
    return this.present.size === 0;
  }

  take(): Job | null {
    for (let first = this.pop(); first; first = this.pop()) {
      if (this.present.delete(first)) return first;
    }
    return null;
  }

  private pop(): Job | null {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return null;
    if (heap.length === 0) return first.job;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && compare(rankAt(heap, down + 1), rankAt(heap, down)) < 0) down++;
      if (compare(rankAt(heap, down), last.rank) >= 0) break;
      heap[at] = heap[down] as (typeof heap)[number];
      at = down;
    }
    heap[at] = last;
    return first.job;
  }
}

interface Rank {
  readonly type: number;
  readonly weight: number;
  readonly nice: number;
  readonly name: string;
}

/** The order in which systemd numbers the types; higher ones go first. */
const TYPES: readonly UnitType[] = [
  ...(['service', 'mount', 'swap', 'socket', 'target', 'device', 'automount', 'timer', 'path'] as const),
  ...(['slice', 'scope'] as const),
];

/** CPUWeight= (100 unless set, 0 for `idle`) and Nice= of the unit (systemd.resource-control(5), systemd.exec(5)). */
function rankOf(unit: Unit): Rank {
  const section = unit.type.charAt(0).toUpperCase() + unit.type.slice(1);
  const { settings } = unit;
  const weight = settings?.text(section, 'CPUWeight') ?? null;
  return {
    type: TYPES.indexOf(unit.type),
    weight: weight === null ? 100 : weight === 'idle' ? 0 : Number(weight) || 100,
    nice: settings?.number(section, 'Nice') ?? 0,
    name: unit.id,
  };
}

function rankAt(heap: readonly { readonly rank: Rank }[], at: number): Rank {
  return (heap[at] as { readonly rank: Rank }).rank;
}

function compare(a: Rank, b: Rank): number {
  return (
    b.type - a.type ||
    b.weight - a.weight ||
    a.nice - b.nice ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
}
