import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import type { Span } from '../text/span.ts';
import { addTo } from './multimap.ts';

/** All units of a name, in order: entries may share one. */
export function unitsNamed(analysis: Analysis, name: string): readonly Unit[] {
  return indexOf(analysis).byName.get(name) ?? [];
}

/** The unit in whose entry a span stands. */
export function unitAround(analysis: Analysis, { start, end }: Span): Unit | null {
  const { entries } = indexOf(analysis);
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entrySpan(entries[middle]).start <= start) low = middle + 1;
    else high = middle;
  }
  const last = entries[low - 1];
  return last && end <= entrySpan(last).end ? last : null;
}

interface UnitIndex {
  readonly byName: ReadonlyMap<string, readonly Unit[]>;
  /** Units with an entry, in document order. */
  readonly entries: readonly Unit[];
}

const known = new WeakMap<Analysis, UnitIndex>();

function indexOf(analysis: Analysis): UnitIndex {
  let index = known.get(analysis);
  if (!index) {
    const { units } = analysis.machine;
    const byName = new Map<string, Unit[]>();
    for (const unit of units) addTo(byName, unit.name, unit);
    index = { byName, entries: units.filter(({ entry }) => entry) };
    known.set(analysis, index);
  }
  return index;
}

function entrySpan(unit: Unit | undefined): Span {
  return unit?.entry?.item.span ?? { start: 0, end: 0 };
}
