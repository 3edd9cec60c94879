import type { Analysis } from '../analysis.ts';
import { beforeLineEnd } from '../cloud-config/line-ends.ts';
import { unitItemRange } from '../cloud-config/style.ts';
import { type Span, shiftSpan } from '../text/span.ts';
import { diffAsEdit, type TextEdit } from '../text/text-edit.ts';
import { Change } from './change.ts';
import { Refused } from './refused.ts';

/**
 * Brings a provider before its consumer after an edge was drawn in a list that was in order: it, and those
 * of its own predecessors that stand behind the consumer, move to directly before it, in their order.
 * null when there is nothing to move, or the list was not in order to begin with.
 */
export function providerFirst(
  before: Analysis,
  after: Analysis,
  consumer: string,
  provider: string,
): Change | null {
  if (!before.graph.inOrder || after.graph.inOrder) return null;
  const to = writtenIndex(after, consumer);
  const from = writtenIndex(after, provider);
  if (to === null || from === null || from < to || inOneCycle(after, to, from)) return null;
  const count = after.config.units.length;
  const moving = [...withPredecessors(after, from)].filter((index) => index > to && index < count);
  return reordered(after, orderWith(count, moving, to));
}

/** The order of `count` entries after some of them moved, in their order, to before another one, or to the end. */
export function orderWith(count: number, moving: readonly number[], before: number | null): number[] {
  const sorted = [...moving].sort((a, b) => a - b);
  const staying = Array.from({ length: count }, (_, index) => index).filter(
    (index) => !sorted.includes(index),
  );
  const from = before === null ? count : before;
  const slot = staying.findIndex((index) => index >= from);
  const at = slot < 0 ? staying.length : slot;
  return [...staying.slice(0, at), ...sorted, ...staying.slice(at)];
}

/**
 * The change that brings the entries of `coreos.units` into `order` (indices). Comment lines touching an
 * entry travel with it; the blank lines between entries stay where they are. As few entries as can be move.
 */
export function reordered(analysis: Analysis, order: readonly number[]): Change {
  const change = new Change(analysis);
  const slots = analysis.config.units.map((entry) => {
    const range = unitItemRange(analysis.config, entry);
    if (!range)
      throw new Refused(
        'The units are written in flow style. Change their order in the text.',
        entry.item.span,
      );
    return range;
  });
  change.editDocument(...moveEdits(analysis.text, slots, order));
  return change;
}

/**
 * Slot `i` (whole lines) holds an entry; afterwards it holds the one of slot `order[i]`. What lies between slots
 * stays. Entries that keep their order towards each other are left alone; only the stretches between them change.
 */
export function moveEdits(text: string, lines: readonly Span[], order: readonly number[]): TextEdit[] {
  const slots = lines.map((range) => withoutLineEnd(text, range));
  const anchors = longestIncreasing(order);
  const edits: TextEdit[] = [];
  let from = slots[0]?.start ?? 0;
  let newStretch = '';
  order.forEach((slot, place) => {
    const { start, end } = slots[slot] as Span;
    if (anchors.has(slot)) {
      edits.push(...stretchEdit(text, { start: from, end: start }, newStretch));
      newStretch = '';
      from = end;
    } else {
      newStretch += text.slice(start, end);
    }
    newStretch += text.slice(slots[place]?.end, slots[place + 1]?.start ?? slots[place]?.end);
  });
  edits.push(...stretchEdit(text, { start: from, end: slots.at(-1)?.end ?? from }, newStretch));
  return edits;
}

function stretchEdit(text: string, range: Span, newText: string): TextEdit[] {
  const edit = diffAsEdit(text.slice(range.start, range.end), newText);
  return edit ? [{ span: shiftSpan(edit.span, range.start), newText: edit.newText }] : [];
}

/** Values of a longest increasing subsequence (patience sorting). */
function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const value of values) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    before.set(value, tails[low - 1]);
    tails[low] = value;
  }
  const kept = new Set<number>();
  for (let value = tails.at(-1); value !== undefined; value = before.get(value)) kept.add(value);
  return kept;
}

function withoutLineEnd(text: string, range: Span): Span {
  return { start: range.start, end: Math.max(range.start, beforeLineEnd(text, range.end)) };
}

function writtenIndex(analysis: Analysis, name: string): number | null {
  return (
    analysis.machine.units.findLast((unit) => unit.name === name && unit.kind !== 'stock')?.index ?? null
  );
}

function inOneCycle(analysis: Analysis, a: number, b: number): boolean {
  return analysis.graph.cycles.some((cycle) => cycle.members.includes(a) && cycle.members.includes(b));
}

/** A unit and everything that stands before it for good: what it starts after, and earlier entries of its name. */
function withPredecessors(analysis: Analysis, start: number): Set<number> {
  const { units } = analysis.machine;
  const found = new Set([start]);
  for (const position of found) {
    for (const edge of analysis.graph.edges) if (edge.ordered && edge.from === position) found.add(edge.to);
    for (const unit of units) {
      if (unit.name === units[position]?.name && unit.position < position) found.add(unit.position);
    }
  }
  return found;
}
