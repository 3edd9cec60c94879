import type { Run } from './simulate.ts';

/** What is otherwise in the second run than in the first. */
export type RunDifference =
  /** `unit` now starts before `other`, which started before it. */
  | { readonly kind: 'order'; readonly unit: string; readonly other: string }
  | { readonly kind: 'state'; readonly unit: string; readonly before: string; readonly after: string }
  | { readonly kind: 'added' | 'removed'; readonly unit: string }
  | { readonly kind: 'finished'; readonly before: number | null; readonly after: number | null };

/** Compares two boots, of a document before and after an edit, or with and without a fault. */
export function compareRuns(before: Run, after: Run): readonly RunDifference[] {
  const own = (run: Run) => [...run.units.values()].filter(({ stock }) => !stock);
  const differences: RunDifference[] = [];
  for (const unit of own(before)) {
    const now = after.units.get(unit.name);
    if (!now) differences.push({ kind: 'removed', unit: unit.name });
    else if (stateOf(unit) !== stateOf(now)) {
      differences.push({ kind: 'state', unit: unit.name, before: stateOf(unit), after: stateOf(now) });
    }
  }
  for (const { name } of own(after))
    if (!before.units.has(name)) differences.push({ kind: 'added', unit: name });
  differences.push(...moved(startOrder(before), startOrder(after)));
  if (before.finished !== after.finished) {
    differences.push({ kind: 'finished', before: before.finished, after: after.finished });
  }
  return differences;
}

/** A difference in words. */
export function describeDifference(difference: RunDifference): string {
  switch (difference.kind) {
    case 'order':
      return `${difference.unit} now starts before ${difference.other}`;
    case 'state':
      return `${difference.unit} is now ${difference.after}, was ${difference.before}`;
    case 'added':
      return `${difference.unit} is new`;
    case 'removed':
      return `${difference.unit} is gone`;
    case 'finished':
      return difference.after === null
        ? 'the boot no longer finishes'
        : `the boot now takes ${Math.round(difference.after)} ms${difference.before === null ? '' : `, was ${Math.round(difference.before)} ms`}`;
  }
}

function stateOf({ active, sub, result }: { active: string; sub: string; result: string | null }): string {
  return `${active} (${sub})${result && result !== 'success' ? `, ${result}` : ''}`;
}

function startOrder(run: Run): readonly string[] {
  const seen = new Set<string>();
  for (const { unit, from } of run.states)
    if (from === 'dead' && run.units.get(unit)?.stock === false) seen.add(unit);
  return [...seen];
}

/** The fewest units that must have moved: all that are not in a longest common run, each with the one it now goes before. */
function moved(before: readonly string[], after: readonly string[]): RunDifference[] {
  const rank = new Map(before.map((name, i) => [name, i]));
  const common = after.filter((name) => rank.has(name));
  const staying = new Set(
    longestRising(common.map((name) => rank.get(name) as number)).map((i) => common[i]),
  );
  return common.flatMap((name, i) => {
    if (staying.has(name)) return [];
    const mine = rank.get(name) as number;
    const other = common.slice(i + 1).find((one) => (rank.get(one) as number) < mine);
    if (other) return [{ kind: 'order' as const, unit: name, other }];
    const overtaking = common.slice(0, i).find((one) => (rank.get(one) as number) > mine);
    return overtaking ? [{ kind: 'order' as const, unit: overtaking, other: name }] : [];
  });
}

/** The positions of a longest rising part of a list. */
function longestRising(values: readonly number[]): number[] {
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = i;
  });
  const result: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) result.unshift(at);
  return result;
}
