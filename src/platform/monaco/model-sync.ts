import { LineIndex } from '../../core/text/line-index.ts';
import { applyEdits, diffAsEdit, sortEdits, type TextEdit } from '../../core/text/text-edit.ts';
import { fromMonacoRange, type MonacoRange, markLength, toMonacoRange } from './positions.ts';

/**
 * Keeps a Monaco model a view of our text. A model holds lines: it knows one kind of line end and no byte order
 * mark, so both live in our text alone, and changes cross over by line and column.
 */

/** A replacement in a model: what Monaco reports of typing, and what it takes for `applyEdits`. */
export interface ModelEdit {
  readonly range: MonacoRange;
  readonly text: string;
}

/** As much of a Monaco model as is needed to compare it. */
export interface ModelLines {
  getLineCount(): number;
  getLineContent(line: number): string;
}

/** What a model of `text` holds, with LF between its lines. */
export function modelText(text: string): string {
  return text.slice(markLength(text)).replace(/\r\n?/g, '\n');
}

/**
 * The edits of our text that a model's `changes` stand for. `lines` are those of our text before them. New line ends
 * are those of the neighbourhood; lines that stay apart in the model stay apart in the text.
 */
export function toTextEdits(lines: LineIndex, changes: readonly ModelEdit[]): TextEdit[] {
  const edits = changes.map(({ range, text }) => ({
    span: fromMonacoRange(lines, range),
    newText: text.replace(/\r\n?|\n/g, lineEndNear(lines, range.startLineNumber)),
  }));
  return mergeTouching(sortEdits(edits), joinBreaksApart).map((edit) => keepBreaksApart(lines.text, edit));
}

/** The edits of a model that shows `lines.text`, after which it shows `after`: our text with `edits` applied. */
export function toModelEdits(lines: LineIndex, edits: readonly TextEdit[], after: string): ModelEdit[] {
  const merged = mergeTouching(edits);
  if (merged.some((edit) => splitsLineEnd(lines.text, edit))) {
    return replaceModelText(modelText(lines.text), modelText(after));
  }
  return merged.map(({ span, newText }) => ({
    range: toMonacoRange(lines, span),
    text: newText.replace(/\r\n?/g, '\n'),
  }));
}

/** True when the model's lines are those of our text. */
export function showsText(model: ModelLines, lines: LineIndex): boolean {
  if (model.getLineCount() !== lines.lineCount) return false;
  for (let line = 1; line <= lines.lineCount; line++) {
    const { start, end } = lines.lineSpan(line);
    const from = line === 1 ? start + markLength(lines.text) : start;
    if (model.getLineContent(line) !== lines.text.slice(from, end)) return false;
  }
  return true;
}

/** The edits after which the model shows `text`, whatever it shows now. */
export function resyncEdits(model: ModelLines, text: string): ModelEdit[] {
  const shown: string[] = [];
  for (let line = 1; line <= model.getLineCount(); line++) shown.push(model.getLineContent(line));
  return replaceModelText(shown.join('\n'), modelText(text));
}

function replaceModelText(before: string, after: string): ModelEdit[] {
  const edit = diffAsEdit(before, after);
  if (!edit) return [];
  // Lines of a model, joined, hold no byte order mark of ours: one that is there is a letter.
  const range = toMonacoRange(new LineIndex(`\uFEFF${before}`), {
    start: edit.span.start + 1,
    end: edit.span.end + 1,
  });
  return [{ range, text: edit.newText }];
}

/** The line end of the line itself, else of the line before it. */
function lineEndNear(lines: LineIndex, line: number): string {
  for (const near of [line, line - 1]) {
    if (near < 1) continue;
    const end = lines.text.slice(lines.lineSpan(near).end, lines.fullLineSpan(near).end);
    if (end) return end;
  }
  return '\n';
}

function mergeTouching(edits: readonly TextEdit[], join = (a: string, b: string) => a + b): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last && last.span.end === edit.span.start) {
      merged[merged.length - 1] = {
        span: { start: last.span.start, end: edit.span.end },
        newText: join(last.newText, edit.newText),
      };
    } else merged.push(edit);
  }
  return merged;
}

/** Two line ends stay two. */
function joinBreaksApart(a: string, b: string): string {
  return a.endsWith('\r') && b.startsWith('\n') ? `${a}\n${b}` : a + b;
}

/** Where a CR and an LF would come to touch, which is one line end instead of two, one of them becomes a CRLF. */
function keepBreaksApart(text: string, edit: TextEdit): TextEdit {
  const { span, newText } = edit;
  const crBefore = text[span.start - 1] === '\r';
  const lfAfter = text[span.end] === '\n';
  if (newText === '') {
    if (!crBefore || !lfAfter || span.start === span.end) return edit;
    return { span: { start: span.start - 1, end: span.end }, newText: '\r\n' };
  }
  const start = crBefore && newText.startsWith('\n') ? '\r' : '';
  const end = lfAfter && newText.endsWith('\r') ? '\n' : '';
  return start || end ? { span, newText: start + newText + end } : edit;
}

/** True when an edit takes a CRLF apart, makes one out of two, or touches the byte order mark. */
function splitsLineEnd(text: string, { span, newText }: TextEdit): boolean {
  const before = text[span.start - 1];
  const after = text[span.end];
  if (before === '\r' && text[span.start] === '\n') return true;
  if (text[span.end - 1] === '\r' && after === '\n') return true;
  const first = newText === '' ? after : newText[0];
  if (before === '\r' && first === '\n') return true;
  if (newText.endsWith('\r') && after === '\n') return true;
  return (
    span.start < markLength(text) ||
    (span.start === 0 && markLength(applyEdits(text, [{ span, newText }])) > 0)
  );
}
