import type { YamlItem, YamlNode, YamlScalar, YamlSequence } from '../cloud-config/document.ts';
import { eolAt, itemRange, type QuotingStyle } from '../cloud-config/style.ts';
import { deletion, replacement } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import { insertLines, quotingBeside } from './key-edits.ts';
import { isNothing, type KeyPlace } from './key-path.ts';
import { appendEntry, linesOf } from './list-entry.ts';
import { accepted, inQuotes, Refused } from './refused.ts';
import { moveEdits } from './reorder.ts';
import { scalarText } from './yaml-text.ts';

/** The texts of a list; null for what is no list of texts. A missing one is empty. */
export function texts(node: YamlNode | null): string[] | null {
  if (node === null || (node.kind !== 'sequence' && isNothing(node))) return [];
  if (node.kind !== 'sequence') return null;
  const found = node.items.map((item) => (item.node?.kind === 'scalar' ? item.node.text : null));
  return found.includes(null) ? null : (found as string[]);
}

/** Makes the texts of a list exactly `values`, of which there are some; what is equal stays where it is. */
export function setList(change: Change, place: KeyPlace, values: readonly string[]): void {
  const node = place.last.field?.node ?? null;
  const present = texts(node);
  if (present === null)
    throw new Refused(
      `${inQuotes(place.path)} is not a list of texts here. Change it in the text.`,
      node?.span ?? null,
    );
  if (node?.kind !== 'sequence' || node.items.length === 0) append(change, place, values);
  else if (isSameList(present, values)) return;
  else if (node.flow) rewriteFlow(change, node, values);
  else if (isSameList([...present].sort(), [...values].sort())) reorder(change, place, node, present, values);
  else align(change, node, present, values);
}

function append(change: Change, place: KeyPlace, values: readonly string[]): void {
  const style = quotingBeside(change, null);
  const eol = eolAt(change.analysis.text, change.analysis.text.length);
  appendEntry(change, place.path, (dash) => values.map((value) => entry(dash, value, style) + eol).join(''));
}

/** Entries with the comments touching them change places. */
function reorder(
  change: Change,
  place: KeyPlace,
  list: YamlSequence,
  present: readonly string[],
  values: readonly string[],
): void {
  const { text } = change.analysis;
  const floor = place.last.field?.keyNode.span.end ?? 0;
  const slots = list.items.map((item, i) => {
    const range = itemRange(text, item, list.items[i - 1]?.span.end ?? floor);
    if (!range) throw new Refused('This list does not stand on lines of its own.', list.span);
    return range;
  });
  const free = new Set(present.keys());
  const order = values.map((value) => {
    const at = [...free].find((i) => present[i] === value) as number;
    free.delete(at);
    return at;
  });
  change.editDocument(...moveEdits(text, slots, order));
}

/** Entries that stay in order are left alone; between them, old ones become new ones, go, or come. */
function align(
  change: Change,
  list: YamlSequence,
  present: readonly string[],
  values: readonly string[],
): void {
  const { text } = change.analysis;
  const style = styleOf(list);
  const dash =
    text
      .slice(0, list.items[0]?.span.start)
      .split(/\r\n|\r|\n/)
      .at(-1)?.length ?? 0;
  let [i, j] = [0, 0];
  for (const [a, b] of [...longestCommon(present, values), [present.length, values.length] as const]) {
    while (i < a && j < b)
      setText(change, (list.items[i++] as YamlItem).node as YamlScalar, values[j++] as string);
    while (i < a) change.editDocument(deletion(linesOf(text, list.items[i++] as YamlItem)));
    if (j < b) {
      const before = list.items[i - 1];
      const at = before ? linesOf(text, before).end : linesOf(text, list.items[i] as YamlItem).start;
      const eol = eolAt(text, Math.max(0, at - 1));
      const lines = values.slice(j, b).map((value) => entry(dash, value, style) + eol);
      insertLines(change, at, lines.join(''), eol);
    }
    [i, j] = [a + 1, b + 1];
  }
}

function setText(change: Change, node: YamlScalar, value: string): void {
  change.editDocument(
    accepted(node.embedding.replace({ start: 0, end: node.text.length }, value), node.span),
  );
}

function rewriteFlow(change: Change, list: YamlSequence, values: readonly string[]): void {
  const { text } = change.analysis;
  const first = list.items[0]?.node as YamlScalar;
  if (text[list.span.start] !== '[' || /[#\n\r]/.test(text.slice(list.span.start, list.span.end)))
    throw new Refused('This list is written in flow style. Change it in the text.', list.span);
  accepted(first.embedding.replace({ start: 0, end: 0 }, ''), list.span);
  const style = styleOf(list);
  const words = values.map((value) =>
    scalarText(value, style === 'plain' && !/^[\w./@+-]+$/.test(value) ? 'double-quoted' : style),
  );
  change.editDocument(replacement(list.span, `[${words.join(', ')}]`));
}

function styleOf(list: YamlSequence): QuotingStyle {
  const node = list.items.at(-1)?.node;
  if (node?.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded') return 'double-quoted';
  return node.style;
}

function entry(dash: number, value: string, style: QuotingStyle): string {
  return `${' '.repeat(dash)}- ${scalarText(value, style)}`;
}

/** Pairs of indices of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as number[];
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
