import { LineIndex } from '../../core/text/line-index.ts';
import type { TextEdit } from '../../core/text/text-edit.ts';

/** What a change did, line by line. */
export interface ChangedLines {
  /** Lines of the new text that are new or different: first and last, 1-based. */
  readonly ranges: readonly { readonly first: number; readonly last: number }[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Compares the lines that `edits` touch in `before` with what stands there in `after`. */
export function changedLines(before: string, edits: readonly TextEdit[], after: string): ChangedLines {
  const oldLines = new LineIndex(before);
  const newLines = new LineIndex(after);
  const ranges: { first: number; last: number }[] = [];
  let added = 0;
  let changed = 0;
  let removed = 0;
  let shift = 0;
  for (const block of touchedBlocks(oldLines, edits)) {
    const firstNew = newLines.positionAt(oldLines.lineSpan(block.first).start + shift).line;
    shift += block.growth;
    const lastNew = newLines.positionAt(oldLines.lineSpan(block.last).end + shift).line;
    const was = linesOf(oldLines, block.first, block.last);
    const is = linesOf(newLines, firstNew, lastNew);
    const { head, tail } = common(was, is);
    const gone = was.length - head - tail;
    const fresh = is.length - head - tail;
    added += Math.max(0, fresh - gone);
    removed += Math.max(0, gone - fresh);
    changed += Math.min(gone, fresh);
    if (fresh > 0) ranges.push({ first: firstNew + head, last: firstNew + head + fresh - 1 });
  }
  return { ranges, added, changed, removed };
}

/** "3 lines added", "1 line changed, 2 removed"; empty when no line differs. */
export function describeLines({ added, changed, removed }: Omit<ChangedLines, 'ranges'>): string {
  const counts: [number, string][] = [
    [added, 'added'],
    [changed, 'changed'],
    [removed, 'removed'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what], i) =>
      i === 0 ? `${count} ${count === 1 ? 'line' : 'lines'} ${what}` : `${count} ${what}`,
    )
    .join(', ');
}

/** Edits by the whole lines they touch; edits that share a line share a block. */
function touchedBlocks(lines: LineIndex, edits: readonly TextEdit[]) {
  const blocks: { first: number; last: number; growth: number }[] = [];
  for (const { span, newText } of edits) {
    const first = lines.positionAt(span.start).line;
    const last = lines.positionAt(span.end).line;
    const growth = newText.length - (span.end - span.start);
    const open = blocks.at(-1);
    if (open && first <= open.last) {
      open.last = Math.max(open.last, last);
      open.growth += growth;
    } else blocks.push({ first, last, growth });
  }
  return blocks;
}

function linesOf(lines: LineIndex, first: number, last: number): string[] {
  const result: string[] = [];
  for (let line = first; line <= last; line++) {
    const { start, end } = lines.lineSpan(line);
    result.push(lines.text.slice(start, end));
  }
  return result;
}

function common(a: readonly string[], b: readonly string[]): { head: number; tail: number } {
  const limit = Math.min(a.length, b.length);
  let head = 0;
  while (head < limit && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < limit - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}
