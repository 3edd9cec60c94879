import type { Span } from '../text/span.ts';
import type { CloudConfig, Field, ScalarStyle, UnitEntry, YamlItem } from './document.ts';
import { beforeLineEnd, behindLineEnd, lineEnd, lineStart, nextLine } from './line-ends.ts';

/** How the units of a document are written, for new text to be written likewise. */
export interface ItemLayout {
  /** Columns of blanks before `units:`, before the dashes, and before the keys under them. */
  readonly unitsIndent: number;
  readonly dashIndent: number;
  readonly keyIndent: number;
  /** Columns of blanks before the lines of `content`. */
  readonly contentIndent: number;
  readonly nameStyle: QuotingStyle;
  readonly commandStyle: QuotingStyle;
  /** The keys of an entry in their order, as written. */
  readonly keys: readonly string[];
  /** How many blank lines stand between two entries. */
  readonly blankLines: number;
  readonly eol: string;
}

export type QuotingStyle = Extract<ScalarStyle, 'plain' | 'single-quoted' | 'double-quoted'>;

/**
 * The manner most entries have; where there are none to look at, that of the document around, and else
 * what Slipway writes into an empty one.
 */
export function itemLayout(config: CloudConfig): ItemLayout {
  const { text } = config;
  const entries = config.units.filter(
    (entry) => entry.map !== null && !entry.map.flow && isBlockItem(text, entry.item),
  );
  const unitsIndent =
    mostCommon(config.coreosFields.map((field) => columnOf(text, field.pair.span.start))) ?? 2;
  const dashIndent =
    mostCommon(entries.map((entry) => columnOf(text, entry.item.span.start))) ?? unitsIndent + 2;
  const keyColumns = entries.flatMap((entry) =>
    entry.fields[0] ? [columnOf(text, entry.fields[0].keyNode.span.start)] : [],
  );
  const keyIndent = mostCommon(keyColumns) ?? dashIndent + 2;
  const contentSteps = entries.flatMap((entry) => contentStep(text, entry));
  return {
    unitsIndent,
    dashIndent,
    keyIndent,
    contentIndent: keyIndent + (mostCommon(contentSteps) ?? 2),
    nameStyle: mostCommon(entries.flatMap((entry) => quotingOf(entry.name))) ?? 'double-quoted',
    commandStyle: mostCommon(entries.flatMap((entry) => quotingOf(entry.command))) ?? 'double-quoted',
    keys: keyOrder(entries),
    blankLines: mostCommon(blankLinesBetween(config)) ?? 0,
    eol: eolAt(text, entries.at(-1)?.item.span.start ?? text.length),
  };
}

/**
 * The whole lines of an entry of `coreos.units`: from the comment lines touching it above to the end of
 * its last line. Blank lines around it are not part of it. null when it does not stand on lines of its
 * own (flow style).
 */
export function unitItemRange(config: CloudConfig, entry: UnitEntry): Span | null {
  const previous = config.units[entry.index - 1];
  const floor = previous?.item.span.end ?? config.unitsField?.pair.key?.span.end ?? 0;
  return itemRange(config.text, entry.item, floor);
}

/** As `unitItemRange`, of an entry of any list; no comment above `floor` is part of it. */
export function itemRange(text: string, item: YamlItem, floor: number): Span | null {
  if (!isBlockItem(text, item)) return null;
  let start = lineStart(text, item.span.start);
  while (start > 0) {
    const above = lineStart(text, beforeLineEnd(text, start));
    if (above < floor || !/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return { start, end: nextLine(text, Math.max(item.span.start, item.span.end)) };
}

/** The line end in use around `offset`: of its own line, else of the line before, else LF. */
export function eolAt(text: string, offset: number): string {
  const betweenPair = text[offset - 1] === '\r' && text[offset] === '\n';
  const from = lineStart(text, Math.max(0, Math.min(betweenPair ? offset - 1 : offset, text.length)));
  const end = lineEnd(text, from);
  if (end < text.length) return text.slice(end, behindLineEnd(text, end));
  return from > 0 ? text.slice(beforeLineEnd(text, from), from) : '\n';
}

const DEFAULT_KEYS = ['name', 'command', 'content'];

function isBlockItem(text: string, { span: { start } }: YamlItem): boolean {
  return text[start] === '-' && text.slice(lineStart(text, start), start).trim() === '';
}

function quotingOf(field: Field | null): QuotingStyle[] {
  const node = field?.node;
  if (node?.kind !== 'scalar') return [];
  return node.style === 'literal' || node.style === 'folded' ? [] : [node.style];
}

/** How much further than its key a literal `content` is indented. */
function contentStep(text: string, { content }: UnitEntry): number[] {
  const node = content?.node;
  if (node?.kind !== 'scalar' || node.style !== 'literal' || node.text.trim() === '') return [];
  const first = node.text.search(/[^\n]/);
  const at = node.embedding.toOuter({ start: first, end: first }).start;
  return [columnOf(text, at) - columnOf(text, content?.keyNode.span.start ?? at)];
}

/** The order of the entries that have the most to say. */
function keyOrder(entries: readonly UnitEntry[]): readonly string[] {
  const full = entries.filter((entry) => entry.content !== null && entry.name !== null);
  const orders = full.map((entry) => entry.fields.map((field) => field.keyNode.text).join('\n'));
  const order = mostCommon(orders)?.split('\n') ?? [];
  const missing = DEFAULT_KEYS.filter((key) => !order.includes(key));
  if (missing.length === 0) return order;
  return order.length === 0 ? DEFAULT_KEYS : withCommand(order);
}

function withCommand(order: readonly string[]): readonly string[] {
  const behindName = order.indexOf('name') + 1;
  return [...order.slice(0, behindName), 'command', ...order.slice(behindName)];
}

function blankLinesBetween(config: CloudConfig): number[] {
  const { text, units } = config;
  return units.slice(1).flatMap((entry) => {
    const range = unitItemRange(config, entry);
    const before = units[entry.index - 1]?.item.span.end;
    if (!range || before === undefined) return [];
    const between = text.slice(nextLine(text, before), range.start);
    return between.trim() === '' ? [between.split(/\r\n|\n|\r/).length - 1] : [];
  });
}

/** The value that occurs most often, of several the last one. */
function mostCommon<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  let best: T | null = null;
  let most = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count >= most) {
      most = count;
      best = value;
    }
  }
  return best;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}
