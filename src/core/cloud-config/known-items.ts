import { composeEmbeddings, plainEmbedding } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { YamlItem, YamlNode, YamlPair, YamlScalar, YamlSequence } from './document.ts';
import { readYaml, type YamlReading } from './yaml.ts';

/**
 * What `readYaml(text)` gives, but each entry of `coreos.units` is read by itself and remembered, so that an
 * edit costs the entry it is in. null where the text has to be read as a whole: for few entries, any
 * problem, any alias.
 *
 * Entries of a block list stand for themselves: the first and the last one stay in the text, the others are
 * cut out of it, and are put back between the two as they were read alone.
 */
export function readByItems(text: string): YamlReading | null {
  const list = itemStarts(text);
  const count = list?.starts.length ?? 0;
  if (!list || count < 3 || count > GENERATION) return null;
  const [first, second, last] = [0, 1, count - 1].map((i) => list.starts[i]) as [number, number, number];
  const middle = list.starts.slice(1, -1);
  const sources = middle.map((start, i) => text.slice(start, list.starts[i + 2]));
  forgetOldest();
  const items = knownItems(sources, list.column);
  if (!items) return null;
  const between = items.map((item, i) => item.at(middle[i] as number));
  const frame = readYaml(text.slice(0, second) + text.slice(last));
  const units = unitsOf(frame.root);
  const [head, tail] = units?.items ?? [];
  if (!isClean(frame) || units?.items.length !== 2) return null;
  if (head?.span.start !== first + list.column || tail?.span.start !== second + list.column) return null;
  const shift = new Shift(second, last - second, units, between);
  return { ...frame, root: shift.node(frame.root) };
}

/** Where the lines begin that hold the dashes of `units:`, and the column of the dashes. */
function itemStarts(text: string): { readonly starts: readonly number[]; readonly column: number } | null {
  const key = /^ *units *:[ \t]*(?:#.*)?\n/m.exec(text);
  if (!key || text.includes('\r')) return null;
  const starts: number[] = [];
  let column = -1;
  for (let at = key.index + key[0].length; at < text.length; ) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    let first = at;
    while (text.charCodeAt(first) === SPACE) first++;
    const indent = first - at;
    if (column < 0 && text[first] === '-') column = indent;
    const isDash = text[first] === '-' && /[ \n]/.test(text[first + 1] ?? '');
    if (isDash && indent === column) starts.push(at);
    else if (first < end && (indent < column || (indent === column && text[first] !== '#'))) {
      // What follows a comment further left the library may take for one text with the next entry.
      if (text[first] === '\t' || text[first] === '#') return null;
      break;
    }
    at = end + 1;
  }
  return column > 0 ? { starts, column } : null;
}

const SPACE = 32;

/** An entry as it was read once, and where it was asked for last. */
class KnownItem {
  private placed: { readonly start: number; readonly item: YamlItem } | null = null;

  /** `base` is where the entry began in the text it was read from. */
  constructor(
    private readonly item: YamlItem,
    private readonly base: number,
  ) {}

  at(start: number): YamlItem {
    if (this.placed?.start !== start)
      this.placed = { start, item: new Shift(0, start - this.base).item(this.item) };
    return this.placed.item;
  }
}

/** The entries of these texts; null when one of them is not exactly one entry of a list. */
function knownItems(sources: readonly string[], column: number): readonly KnownItem[] | null {
  const unknown = [...new Set(sources.filter((source) => lookUp(source) === undefined))];
  if (!readTogether(unknown, column)) {
    const unreadable = unknown.find((source) => !readTogether([source], column));
    if (unreadable !== undefined) recent.set(detached(unreadable), null);
  }
  const items = sources.map(lookUp);
  return items.every((item) => item instanceof KnownItem) ? items : null;
}

/** Reads and remembers entries in one go, which is faster; false when they are not as many clean entries. */
function readTogether(sources: readonly string[], column: number): boolean {
  if (sources.length === 0) return true;
  const reading = readYaml(detached(sources.join('')));
  const items = isClean(reading) && reading.root?.kind === 'sequence' ? reading.root.items : [];
  if (items.length !== sources.length) return false;
  const found: [string, KnownItem][] = [];
  let base = 0;
  for (const [i, source] of sources.entries()) {
    const item = items[i] as YamlItem;
    if (item.span.start !== base + column) return false;
    found.push([detached(source), new KnownItem(item, base)]);
    base += source.length;
  }
  for (const [source, item] of found) recent.set(source, item);
  return true;
}

/** A part of a text keeps the whole text in memory; this copy of it does not. */
function detached(part: string): string {
  return ` ${part}`.slice(1);
}

/** undefined when it has not been read, null when it cannot be. */
function lookUp(source: string): KnownItem | null | undefined {
  const known = recent.get(source) ?? older.get(source);
  if (known !== undefined && !recent.has(source)) recent.set(detached(source), known);
  return known;
}

/** Two generations of this many entries are kept; a longer list is read as a whole. */
const GENERATION = 3000;
let recent = new Map<string, KnownItem | null>();
let older = new Map<string, KnownItem | null>();

function forgetOldest(): void {
  if (recent.size <= GENERATION) return;
  older = recent;
  recent = new Map();
}

function isClean({ findings, targets }: YamlReading): boolean {
  return findings.length === 0 && targets.size === 0;
}

function unitsOf(root: YamlNode | null): YamlSequence | null {
  const units = valueAt(valueAt(root, 'coreos'), 'units');
  return units?.kind === 'sequence' && !units.flow ? units : null;
}

function valueAt(node: YamlNode | null, key: string): YamlNode | null {
  if (node?.kind !== 'map') return null;
  return node.pairs.find((pair) => pair.key?.text === key)?.value ?? null;
}

/** Moves what stands at `from` or behind it on by `by`, and puts items between the two of a list. */
class Shift {
  private readonly outer;

  constructor(
    private readonly from: number,
    private readonly by: number,
    private readonly list: YamlSequence | null = null,
    private readonly between: readonly YamlItem[] = [],
  ) {
    this.outer = plainEmbedding('', by);
  }

  node(node: YamlNode | null): YamlNode | null {
    if (!node || this.isBefore(node.span)) return node;
    if (node.kind === 'scalar') return this.scalar(node);
    const span = this.span(node.span);
    if (node.kind === 'map') return { ...node, span, pairs: node.pairs.map((pair) => this.pair(pair)) };
    if (node.kind === 'alias') return { ...node, span };
    const items = node.items.map((item) => this.item(item));
    if (node === this.list) items.splice(1, 0, ...this.between);
    return { ...node, span, items };
  }

  item(item: YamlItem): YamlItem {
    return this.isBefore(item.span) ? item : { span: this.span(item.span), node: this.node(item.node) };
  }

  private pair(pair: YamlPair): YamlPair {
    if (this.isBefore(pair.span)) return pair;
    const key = pair.key && !this.isBefore(pair.key.span) ? this.scalar(pair.key) : pair.key;
    return { span: this.span(pair.span), key, value: this.node(pair.value) };
  }

  private scalar(node: YamlScalar): YamlScalar {
    return { ...node, span: this.span(node.span), embedding: composeEmbeddings(this.outer, node.embedding) };
  }

  private isBefore({ end }: Span): boolean {
    return end < this.from;
  }

  private span({ start, end }: Span): Span {
    return { start: start < this.from ? start : start + this.by, end: end < this.from ? end : end + this.by };
  }
}
