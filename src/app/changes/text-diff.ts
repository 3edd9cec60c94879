import { diffArrays, diffWordsWithSpace } from 'diff';
import { LineIndex } from '../../core/text/line-index.ts';
import type { TextEdit } from '../../core/text/text-edit.ts';

/** How one text became another, line by line. */
export interface TextDiff {
  readonly hunks: readonly Hunk[];
  /** Lines in the place of which others stand count as changed. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Lines that differ, with those around them. */
export interface Hunk {
  readonly rows: readonly DiffRow[];
  /** Puts the lines of the text before back into the text after. */
  readonly putBack: readonly TextEdit[];
}

export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added';
  /** Line numbers, 1-based; null where the line does not exist. */
  readonly before: number | null;
  readonly after: number | null;
  /** The line in pieces; `changed` ones are not in its counterpart. */
  readonly parts: readonly LinePart[];
  /** How the line ends, where that is all that differs: `LF`, `CRLF`, `CR`, or `no line end`. */
  readonly ending: string | null;
}

export interface LinePart {
  readonly text: string;
  readonly changed: boolean;
}

/** Compares two texts; each hunk has up to `around` lines that are the same before and after it. */
export function diffTexts(before: string, after: string, around = 3): TextDiff {
  const [old, now] = [linesOf(before), linesOf(after)];
  const blocks = differingBlocks(old, now);
  const offsets = new LineIndex(after);
  const hunks: Hunk[] = [];
  for (const group of grouped(blocks, around * 2)) {
    hunks.push({
      rows: rowsOf(group, old, now, around),
      putBack: group.map(({ oldStart, oldEnd, newStart, newEnd }) => ({
        span: {
          start: offsets.fullLineSpan(newStart + 1).start,
          end: offsets.fullLineSpan(newEnd + 1).start,
        },
        newText: old.slice(oldStart, oldEnd).join(''),
      })),
    });
  }
  return { hunks, ...countsOf(blocks) };
}

/** Lines that differ: from `start` to before `end`, 0-based, in either text. */
interface Block {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Beyond so many differing lines the shortest way from one text to the other is not worth its time. */
const MOST_EDITS = 2000;

function differingBlocks(old: readonly string[], now: readonly string[]): Block[] {
  const pieces = diffArrays([...old], [...now], { maxEditLength: MOST_EDITS });
  if (!pieces) return [{ oldStart: 0, oldEnd: old.length, newStart: 0, newEnd: now.length }];
  const blocks: Block[] = [];
  let [oldAt, newAt] = [0, 0];
  let open: Block | null = null;
  for (const { added, removed, count } of pieces) {
    if (!added && !removed) {
      if (open) blocks.push(open);
      open = null;
      oldAt += count;
      newAt += count;
      continue;
    }
    open ??= { oldStart: oldAt, oldEnd: oldAt, newStart: newAt, newEnd: newAt };
    if (removed) oldAt += count;
    else newAt += count;
    open = { ...open, oldEnd: oldAt, newEnd: newAt };
  }
  if (open) blocks.push(open);
  return blocks;
}

/** Blocks with at most `gap` lines between them are shown as one hunk. */
function grouped(blocks: readonly Block[], gap: number): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && block.oldStart - (last.at(-1)?.oldEnd ?? 0) <= gap) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function rowsOf(
  group: readonly Block[],
  old: readonly string[],
  now: readonly string[],
  around: number,
): DiffRow[] {
  const rows: DiffRow[] = [];
  const [first, last] = [group[0] as Block, group.at(-1) as Block];
  const shift = first.newStart - first.oldStart;
  let oldAt = Math.max(0, first.oldStart - around);
  let newAt = oldAt + shift;
  const same = (until: number) => {
    for (; oldAt < until; oldAt++, newAt++) {
      const parts = [{ text: withoutEnd(old[oldAt] ?? ''), changed: false }];
      rows.push({ kind: 'same', before: oldAt + 1, after: newAt + 1, parts, ending: null });
    }
  };
  for (const block of group) {
    same(block.oldStart);
    rows.push(...rowsOfBlock(block, old, now));
    [oldAt, newAt] = [block.oldEnd, block.newEnd];
  }
  same(Math.min(old.length, last.oldEnd + around));
  return rows;
}

/** Removed lines, then those in their place; the first with the first, and so on, are compared word by word. */
function rowsOfBlock(
  { oldStart, oldEnd, newStart, newEnd }: Block,
  old: readonly string[],
  now: readonly string[],
) {
  const removed: DiffRow[] = [];
  const added: DiffRow[] = [];
  for (let i = oldStart; i < oldEnd; i++) {
    const counterpart = newStart + i - oldStart < newEnd ? now[newStart + i - oldStart] : undefined;
    const row = compareLines(old[i] ?? '', counterpart);
    removed.push({ kind: 'removed', before: i + 1, after: null, ...row });
  }
  for (let i = newStart; i < newEnd; i++) {
    const counterpart = oldStart + i - newStart < oldEnd ? old[oldStart + i - newStart] : undefined;
    const row = compareLines(now[i] ?? '', counterpart);
    added.push({ kind: 'added', before: null, after: i + 1, ...row });
  }
  return [...removed, ...added];
}

function compareLines(line: string, counterpart: string | undefined): Pick<DiffRow, 'parts' | 'ending'> {
  const text = withoutEnd(line);
  const whole = { parts: [{ text, changed: false }], ending: null };
  if (counterpart === undefined) return whole;
  const other = withoutEnd(counterpart);
  if (text === other) return { ...whole, ending: endingName(line.slice(text.length)) };
  const pieces = diffWordsWithSpace(other, text).filter(({ removed }) => !removed);
  const kept = pieces.reduce((sum, { added, value }) => (added ? sum : sum + value.trim().length), 0);
  // Lines with little in common are two lines, not one that changed.
  if (kept < text.trim().length * LIKENESS) return whole;
  return { parts: pieces.map(({ value, added }) => ({ text: value, changed: added })), ending: null };
}

const LIKENESS = 0.35;

function countsOf(blocks: readonly Block[]): Pick<TextDiff, 'added' | 'changed' | 'removed'> {
  let [added, changed, removed] = [0, 0, 0];
  for (const { oldStart, oldEnd, newStart, newEnd } of blocks) {
    const [gone, fresh] = [oldEnd - oldStart, newEnd - newStart];
    added += Math.max(0, fresh - gone);
    removed += Math.max(0, gone - fresh);
    changed += Math.min(gone, fresh);
  }
  return { added, changed, removed };
}

/** With their line ends. What stands behind the last line end is a line when it is not empty. */
function linesOf(text: string): string[] {
  const index = new LineIndex(text);
  const lines: string[] = [];
  for (let line = 1; line <= index.lineCount; line++) {
    const { start, end } = index.fullLineSpan(line);
    if (end > start) lines.push(text.slice(start, end));
  }
  return lines;
}

function withoutEnd(line: string): string {
  return line.replace(/[\r\n]+$/, '');
}

const ENDINGS: Readonly<Record<string, string>> = {
  '\n': 'LF',
  '\r\n': 'CRLF',
  '\r': 'CR',
  '': 'no line end',
};

function endingName(ending: string): string {
  return ENDINGS[ending] ?? '';
}
