import type { Analysis } from '../analysis.ts';
import type { YamlMap, YamlNode, YamlPair, YamlProblem } from '../cloud-config/document.ts';
import { lineStart, nextLine } from '../cloud-config/line-ends.ts';
import { readCloudConfig } from '../cloud-config/read.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, deletion, replacement, type TextEdit } from '../text/text-edit.ts';
import type { Fix } from './diagnostic.ts';

/** What mends a problem of the YAML, where that is a mechanical thing. */
export function repairsOf(analysis: Analysis, { code, span }: YamlProblem): readonly Fix[] {
  if (code === 'tab-indent') return withoutTabs(analysis);
  return code === 'duplicate-key' ? withoutDuplicate(analysis, span) : [];
}

const LONGEST_TO_REPAIR = 200_000;
const MOST_LINES = 60;

/** Blanks for the tabs that the reader complains about, as many as make the text readable. */
function withoutTabs({ text }: Analysis): readonly Fix[] {
  if (text.length > LONGEST_TO_REPAIR) return [];
  for (const width of [2, 4, 8]) {
    const edits = tabsExpanded(text, width);
    if (edits) return [{ title: `Write ${width} blanks for each tab before a line`, edits }];
  }
  return [];
}

function tabsExpanded(text: string, width: number): readonly TextEdit[] | null {
  const edits = new Map<number, TextEdit>();
  for (let i = 0; i < MOST_LINES; i++) {
    const sorted = [...edits.values()].sort((a, b) => a.span.start - b.span.start);
    const config = readCloudConfig(applyEdits(text, sorted));
    if (config.readable) return sorted;
    const tab = config.problems.find(({ code }) => code === 'tab-indent');
    if (!tab) return null;
    const start = originalOffset(sorted, lineStart(config.text, tab.span.start));
    const [indent = ''] = /^[ \t]*/.exec(text.slice(start, start + 1000)) ?? [];
    if (edits.has(start) || !indent.includes('\t')) return null;
    edits.set(start, replacement({ start, end: start + indent.length }, blanksFor(indent, width)));
  }
  return null;
}

function blanksFor(indent: string, width: number): string {
  let column = 0;
  for (const character of indent) column += character === '\t' ? width - (column % width) : 1;
  return ' '.repeat(column);
}

/** Where a line start of the text after the edits lies in the text before them. */
function originalOffset(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { span, newText } of edits) {
    if (span.start + shift >= offset) break;
    shift += newText.length - (span.end - span.start);
  }
  return offset - shift;
}

/** Either of the two may go; where both say the same the latter does. */
function withoutDuplicate({ text, config }: Analysis, keySpan: Span): readonly Fix[] {
  const found = mapWithKey(config.root, keySpan);
  if (!found || found.map.flow) return [];
  const { map, pair } = found;
  const at = map.pairs.indexOf(pair);
  const before = map.pairs.slice(0, at).findLast(({ key }) => key?.text === pair.key?.text);
  if (!before) return [];
  const own = removal(text, map, pair, 'Remove this one');
  if (valueText(text, before) === valueText(text, pair)) return own;
  return [...own, ...removal(text, map, before, 'Remove the one before')];
}

function mapWithKey(node: YamlNode | null, key: Span): { map: YamlMap; pair: YamlPair } | null {
  if (!node || node.kind === 'scalar' || node.kind === 'alias') return null;
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      const found = item.span.end < key.start ? null : mapWithKey(item.node, key);
      if (found) return found;
    }
    return null;
  }
  for (const pair of node.pairs) {
    if (pair.key?.span.start === key.start) return { map: node, pair };
    const found = pair.span.end < key.start ? null : mapWithKey(pair.value, key);
    if (found) return found;
  }
  return null;
}

function valueText(text: string, { value }: YamlPair): string {
  return value ? text.slice(value.span.start, value.span.end).trim() : '';
}

/** The lines of a pair; of the first one of a list's entry what stands behind the dash. */
function removal(text: string, { pairs }: YamlMap, pair: YamlPair, title: string): readonly Fix[] {
  const { start, end } = pair.span;
  const from = lineStart(text, start);
  const next = pairs[pairs.indexOf(pair) + 1];
  if (text.slice(from, start).trim() === '') {
    const to = next ? lineStart(text, next.span.start) : nextLine(text, Math.max(start, end - 1));
    return [{ title, edits: [deletion({ start: from, end: to })] }];
  }
  return next ? [{ title, edits: [deletion({ start, end: next.span.start })] }] : [];
}
