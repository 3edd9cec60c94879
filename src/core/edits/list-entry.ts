import type { Field, YamlItem, YamlNode } from '../cloud-config/document.ts';
import { lineStart, nextLine } from '../cloud-config/line-ends.ts';
import { eolAt } from '../cloud-config/style.ts';
import { deletion } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import { addKey, behindColon, columnOf, dashStep, insertLines, removeKey } from './key-edits.ts';
import { isNothing, resolvePath } from './key-path.ts';
import { Refused } from './refused.ts';

/** The lines of a new entry whose dash stands in column `dash`; line ends included. */
export type EntryLines = (dash: number) => string;

/** Adds an entry behind the last one of the list at `path`; makes the list where there is none. */
export function appendEntry(change: Change, path: string, lines: EntryLines, blankLines = 0): void {
  const { text } = change.analysis.config;
  const eol = eolAt(text, text.length);
  const place = resolvePath(change.analysis, path);
  const { field, key } = place.last;
  const node = field?.node ?? null;
  if (!field) {
    addKey(change, place, (indent) => ({ onLine: '', below: lines(indent + dashStep(change)) }));
  } else if (node === null || isNothing(node)) {
    if (node) change.editDocument(deletion({ start: behindColon(text, field), end: node.span.end }));
    const at = nextLine(text, node?.span.end ?? field.pair.span.end);
    insertLines(change, at, lines(columnOf(text, field.pair.span.start) + dashStep(change)), eol);
  } else if (node.kind === 'sequence' && !node.flow) {
    const last = node.items.at(-1) as YamlItem;
    const at = nextLine(text, Math.max(last.span.start, last.span.end));
    insertLines(change, at, eol.repeat(blankLines) + lines(dashColumn(text, node, field)), eol);
  } else {
    throw new Refused(
      `${key} is not written as a list of lines here, so nothing can be added to it.`,
      node.span,
    );
  }
}

/** Removes an entry of the list at `path`, whole lines; the list with it when it was the only one. */
export function removeEntry(change: Change, path: string, index: number): void {
  const { text } = change.analysis.config;
  const place = resolvePath(change.analysis, path);
  const node = place.last.field?.node;
  const items = node?.kind === 'sequence' ? node.items : [];
  const item = items[index];
  if (!item) throw new Refused(`There is no entry ${index} in ${place.last.key}.`);
  if (text[item.span.start] !== '-')
    throw new Refused('The list is written in flow style. Delete it in the text.', item.span);
  change.removesTexts(items.length === 1 && place.last.field ? place.last.field.pair.span : item.span);
  if (items.length === 1) removeKey(change, place);
  else change.editDocument(deletion(linesOf(text, item)));
}

/** The whole lines of a list entry, without comments above it. */
export function linesOf(text: string, { span }: YamlItem): { start: number; end: number } {
  return { start: lineStart(text, span.start), end: nextLine(text, Math.max(span.start, span.end)) };
}

/** The column of the dashes of a list, present or to be. */
function dashColumn(text: string, node: YamlNode, field: Field): number {
  const first = node.kind === 'sequence' ? node.items[0] : undefined;
  return columnOf(text, first?.span.start ?? field.pair.span.start);
}
