import type { Field, YamlMap, YamlPair } from '../cloud-config/document.ts';
import { lineStart, nextLine } from '../cloud-config/line-ends.ts';
import { mapFields } from '../cloud-config/map-fields.ts';
import { eolAt, itemLayout, type QuotingStyle } from '../cloud-config/style.ts';
import type { StructShape } from '../reference/keys.ts';
import { deletion, insertion } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import { isNothing, type KeyPlace, type PathStep } from './key-path.ts';
import { Refused } from './refused.ts';

/**
 * The lines of a value behind its key, whose own column is `indent`: a first line that goes on the key's line
 * (empty for a list or mapping), and those below it, line ends included.
 */
export type ValueLines = (indent: number) => { readonly onLine: string; readonly below: string };

/** Adds the last key of a path with its value, and what is missing of the mappings above it. */
export function addKey(change: Change, place: KeyPlace, value: ValueLines): void {
  const missing = place.steps.findIndex((step) => step.map === null || step.field === null);
  const home = place.steps[missing] as PathStep;
  const keys = place.steps.slice(missing).map((step) => step.key);
  if (home.map && home.map.pairs.length > 0) {
    addToMap(change, home.map, home.siblings, keys, value);
    return;
  }
  const holder = place.steps[missing - 1]?.field;
  if (holder) fillHolder(change, holder, keys, value);
  else startDocument(change, keys, value);
}

/** Adds a key to a mapping that has some, where it belongs among them. */
export function addToMap(
  change: Change,
  map: YamlMap,
  siblings: StructShape | null,
  keys: readonly string[],
  value: ValueLines,
): void {
  const { text } = change.analysis.config;
  if (map.flow) throw new Refused('These keys are written in flow style. Change them in the text.', map.span);
  const first = map.pairs[0] as YamlPair;
  const column = columnOf(text, first.span.start);
  const before = pairBefore(change, map, siblings, keys[0] as string);
  if (before) {
    const eol = eolAt(text, before.span.end);
    const lines = `${' '.repeat(column)}${nested(change, keys, value, column, eol)}`;
    insertLines(change, nextLine(text, Math.max(before.span.end, before.span.start)), lines, eol);
  } else {
    const eol = eolAt(text, first.span.start);
    const lines = nested(change, keys, value, column, eol) + ' '.repeat(column);
    change.editDocument(insertion(first.span.start, lines));
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
  const start = lineStart(text, field.pair.span.start);
  if (text.slice(start, field.pair.span.start).trim() === '') {
    change.editDocument(deletion({ start, end: nextLine(text, field.pair.span.end) }));
  } else if (next) {
    change.editDocument(deletion({ start: field.pair.span.start, end: next.span.start }));
  } else {
    throw new Refused('It is the only key of its entry.', field.pair.span);
  }
}

/** Removes the last key of a path, and the mappings above it that would be left empty. */
export function removeKey(change: Change, place: KeyPlace): void {
  let going: PathStep = place.last;
  for (const step of [...place.steps].reverse()) {
    going = step;
    if ((step.map?.pairs.length ?? 0) > 1) break;
  }
  const { map, field } = going;
  if (map && field) removeField(change, map, field);
}

/** Where the value of a key without one goes. */
export function behindColon(text: string, field: Field): number {
  return text.indexOf(':', field.pair.key?.span.end ?? field.pair.span.start) + 1;
}

/** How the scalars of a document are quoted: as most of those beside the new one, else as most values of its entries. */
export function quotingBeside(change: Change, map: YamlMap | null): QuotingStyle {
  const beside = map ? mapFields(map).flatMap(({ node }) => (node?.kind === 'scalar' ? [node] : [])) : [];
  const styles = beside
    .filter((node) => node.type === 'string')
    .flatMap(({ style }) => (style === 'literal' || style === 'folded' ? [] : [style]));
  return styles.at(-1) ?? itemLayout(change.analysis.config).nameStyle;
}

/** The column of a new list's dashes, counted from that of its key. */
export function dashStep(change: Change): number {
  const { unitsIndent, dashIndent } = itemLayout(change.analysis.config);
  return Math.max(0, dashIndent - unitsIndent);
}

/** In characters from the start of the line, a byte order mark not counted. */
export function columnOf(text: string, offset: number): number {
  return text.slice(lineStart(text, offset), offset).replace('\ufeff', '').length;
}

/** A key that has no value, or an empty one, gets keys below it. */
function fillHolder(change: Change, holder: Field, keys: readonly string[], value: ValueLines): void {
  const { text } = change.analysis.config;
  const { node, pair } = holder;
  if (node && !isNothing(node))
    throw new Refused(`"${holder.key}" is not a mapping of keys here.`, node.span);
  if (node) change.editDocument(deletion({ start: behindColon(text, holder), end: node.span.end }));
  const eol = eolAt(text, pair.span.start);
  const column = columnOf(text, pair.span.start) + indentStep(change);
  const lines = `${' '.repeat(column)}${nested(change, keys, value, column, eol)}`;
  insertLines(change, nextLine(text, pair.span.end), lines, eol);
}

function startDocument(change: Change, keys: readonly string[], value: ValueLines): void {
  const { text, root } = change.analysis.config;
  if (root && !isNothing(root)) throw new Refused('The document is not a mapping of keys.', root.span);
  if (root?.kind === 'map' && root.flow)
    throw new Refused('The document is written in flow style.', root.span);
  const eol = eolAt(text, text.length);
  const header = text.trim() === '' ? `#cloud-config${eol}` : '';
  insertLines(change, text.length, header + nested(change, keys, value, 0, eol), eol);
}

/** `a:`, below it `b: value`: without the blanks before the first key. */
function nested(
  change: Change,
  [key, ...rest]: readonly string[],
  value: ValueLines,
  column: number,
  eol: string,
): string {
  if (rest.length > 0) {
    const inner = column + indentStep(change);
    return `${key}:${eol}${' '.repeat(inner)}${nested(change, rest, value, inner, eol)}`;
  }
  const { onLine, below } = value(column);
  return `${key}:${onLine === '' ? '' : ` ${onLine}`}${eol}${below}`;
}

function indentStep(change: Change): number {
  return Math.max(1, itemLayout(change.analysis.config).unitsIndent);
}

/** The key behind which a new one goes; null for the top of its mapping. */
function pairBefore(
  change: Change,
  map: YamlMap,
  siblings: StructShape | null,
  key: string,
): YamlPair | null {
  const rank = (name: string) => {
    const order = (siblings && ORDER[siblings.struct]) ?? Object.keys(siblings?.keys ?? {});
    return order.indexOf(name);
  };
  const own = rank(key);
  const before = mapFields(map).findLast((field) => {
    const other = rank(field.key);
    return other >= 0 && other <= own;
  });
  if (before) return before.pair;
  const first = map.pairs[0] as YamlPair;
  return own >= 0 && isFreeAbove(change, first) ? null : (map.pairs.at(-1) as YamlPair);
}

/** False where a comment above the key would seem to be about the new one. */
function isFreeAbove(change: Change, pair: YamlPair): boolean {
  const { text } = change.analysis.config;
  const start = lineStart(text, pair.span.start);
  if (text.slice(start, pair.span.start).trim() !== '') return text[pair.span.start - 1] === ' ';
  const above =
    text
      .slice(0, start)
      .split(/\r\n|\r|\n/)
      .at(-2) ?? '';
  return !/^\s*#/.test(above) || /^\ufeff?#cloud-config\s*$/.test(above);
}

/** The order in which Slipway writes keys, where it is not that of the table of keys. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'config.CloudConfig': [
    'hostname',
    'manage_etc_hosts',
    'ssh_authorized_keys',
    'users',
    'coreos',
    'write_files',
  ],
  'config.CoreOS': ['update', 'locksmith', 'etcd', 'etcd2', 'fleet', 'flannel', 'oem', 'units'],
  'config.Unit': ['name', 'command', 'enable', 'mask', 'runtime', 'drop_ins', 'content'],
  'config.File': ['path', 'permissions', 'owner', 'encoding', 'content'],
};
