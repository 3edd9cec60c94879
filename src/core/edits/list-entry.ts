import type { Field, YamlItem, YamlMap } from '../cloud-config/document.ts';
import { lineStart, nextLine } from '../cloud-config/line-ends.ts';
import { eolAt } from '../cloud-config/style.ts';
import { deletion, insertion, replacement } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import { Refused } from './refused.ts';

/** A list of the document that entries are added to: `coreos.units` or `write_files`. */
export interface ListPlace {
  readonly key: string;
  /** The field that holds it, where there is one. */
  readonly field: Field | null;
  /** The field it stands under: `coreos` for `units`, null for the top level. */
  readonly parent: { readonly key: string; readonly field: Field | null } | null;
  /** Columns of blanks before the list's key and before its dashes. */
  readonly keyIndent: number;
  readonly dashIndent: number;
}

/** Adds an entry (whole lines, line end included) behind the last one; makes the list where there is none. */
export function appendEntry(change: Change, place: ListPlace, lines: string, blankLines: number): void {
  const { text } = change.analysis.config;
  const eol = eolAt(text, text.length);
  const node = place.field?.node ?? null;
  if (!place.field) {
    addList(change, place, lines, eol);
  } else if (node === null || isEmpty(node)) {
    const { key } = place.field.pair;
    if (node)
      change.editDocument(
        deletion({ start: behindColon(text, key?.span.end ?? node.span.start), end: node.span.end }),
      );
    insertLines(
      change,
      nextLine(text, node?.span.end ?? key?.span.end ?? place.field.pair.span.end),
      lines,
      eol,
    );
  } else if (node.kind === 'sequence' && !node.flow) {
    const last = node.items.at(-1) as YamlItem;
    const at = nextLine(text, Math.max(last.span.start, last.span.end));
    insertLines(change, at, eol.repeat(blankLines) + lines, eol);
  } else {
    throw new Refused(
      `${place.key} is not written as a list of lines here, so nothing can be added to it.`,
      node.span,
    );
  }
}

/** Inserts whole lines at the start of a line, or behind a last line that has no line end yet. */
export function insertLines(change: Change, at: number, lines: string, eol: string): void {
  const { text } = change.analysis.config;
  const unfinished = at === text.length && at > 0 && !/[\r\n]$/.test(text);
  change.editDocument(insertion(at, unfinished ? eol + lines.replace(/(\r\n|\r|\n)$/, '') : lines));
}

/** Removes a key with its value, whole lines; the one behind a dash with what follows it. */
export function removeField(change: Change, map: YamlMap, field: Field): void {
  const { text } = change.analysis.config;
  const at = map.pairs.indexOf(field.pair);
  const next = map.pairs[at + 1];
  if (map.flow) throw new Refused('This entry is written in flow style. Change it in the text.', map.span);
  if (at > 0) {
    const start = lineStart(text, field.pair.span.start);
    change.editDocument(deletion({ start, end: nextLine(text, field.pair.span.end) }));
  } else if (next) {
    change.editDocument(deletion({ start: field.pair.span.start, end: next.span.start }));
  } else {
    throw new Refused('It is the only key of its entry.', field.pair.span);
  }
}

/** Gives a key of an entry a value (as YAML text), behind the key named `behind` when it is new. */
export function setField(
  change: Change,
  map: YamlMap,
  key: string,
  value: string,
  behind: Field | null,
): void {
  const { text } = change.analysis.config;
  const pair = map.pairs.find((one) => one.key?.text.replaceAll('-', '_') === key);
  if (map.flow) throw new Refused('This entry is written in flow style. Change it in the text.', map.span);
  if (pair?.value) {
    change.editDocument(replacement(pair.value.span, value));
  } else if (pair) {
    change.editDocument(insertion(behindColon(text, pair.key?.span.end ?? pair.span.end), ` ${value}`));
  } else {
    const before = behind?.pair ?? map.pairs.at(-1);
    const first = map.pairs[0];
    if (!before || !first) throw new Refused('This entry has no keys to add to.', map.span);
    const eol = eolAt(text, before.span.end);
    const indent = ' '.repeat(first.span.start - lineStart(text, first.span.start));
    insertLines(change, nextLine(text, before.span.end), `${indent}${key}: ${value}${eol}`, eol);
  }
}

function addList(change: Change, place: ListPlace, lines: string, eol: string): void {
  const { config } = change.analysis;
  const { text, root } = config;
  const list = `${' '.repeat(place.keyIndent)}${place.key}:${eol}${lines}`;
  const parent = place.parent;
  if (parent?.field) {
    const { node, pair } = parent.field;
    if (node?.kind === 'map' && !node.flow && node.pairs.length > 0) {
      insertLines(change, nextLine(text, node.pairs.at(-1)?.span.end ?? pair.span.end), list, eol);
    } else if (node === null || isEmpty(node)) {
      if (node)
        change.editDocument(
          deletion({ start: behindColon(text, pair.key?.span.end ?? node.span.start), end: node.span.end }),
        );
      insertLines(change, nextLine(text, node?.span.end ?? pair.span.end), list, eol);
    } else {
      throw new Refused(`"${parent.key}" is not written as a mapping of lines here.`, node.span);
    }
    return;
  }
  if (root && root.kind !== 'map' && !isEmpty(root))
    throw new Refused('The document is not a mapping of keys.', root.span);
  if (root?.kind === 'map' && root.flow)
    throw new Refused('The document is written in flow style.', root.span);
  const header = text.trim() === '' ? `#cloud-config${eol}` : '';
  const whole = header + (parent ? `${parent.key}:${eol}${list}` : list);
  const last = root?.kind === 'map' ? root.pairs.at(-1) : undefined;
  const at = last ? nextLine(text, last.span.end) : text.length;
  insertLines(change, at, whole, eol);
}

function isEmpty(node: {
  kind: string;
  text?: string;
  pairs?: readonly unknown[];
  items?: readonly unknown[];
}): boolean {
  if (node.kind === 'scalar') return node.text === '' || node.text === '~' || node.text === 'null';
  return (node.pairs ?? node.items ?? [0]).length === 0;
}

function behindColon(text: string, keyEnd: number): number {
  return text.indexOf(':', keyEnd) + 1;
}
