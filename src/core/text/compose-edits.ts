import type { TextEdit } from './text-edit.ts';

/**
 * The edits of the old text that do what `first` and then `second` do, `second` being in offsets of the text
 * after `first`. Both lists, and the result, are sorted and disjoint.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const middle = new MiddleText(first);
  const result = new EditWriter();
  for (const edit of second) {
    middle.copyTo(edit.span.start, result);
    result.insert(edit.newText);
    middle.skipTo(edit.span.end, result);
  }
  middle.copyTo(Number.POSITIVE_INFINITY, result);
  return result.finish();
}

/** The text between two lists of edits, as pieces of the old text and inserted ones, read from left to right. */
class MiddleText {
  private edit = 0;
  private oldOffset = 0;
  private middleOffset = 0;
  /** How much of the current edit's new text has been read. */
  private read = 0;

  constructor(private readonly edits: readonly TextEdit[]) {}

  /** Hands everything up to `end` on as it is. */
  copyTo(end: number, into: EditWriter): void {
    this.advance(
      end,
      into,
      (text) => into.insert(text),
      (length) => into.keep(length),
    );
  }

  /** Leaves everything up to `end` out. */
  skipTo(end: number, into: EditWriter): void {
    this.advance(
      end,
      into,
      () => {},
      (length) => into.remove(length),
    );
  }

  private advance(
    end: number,
    into: EditWriter,
    inserted: (text: string) => void,
    kept: (length: number) => void,
  ): void {
    while (this.middleOffset < end) {
      const edit = this.edits[this.edit];
      if (edit && this.oldOffset === edit.span.start) {
        const text = edit.newText.slice(this.read, this.read + end - this.middleOffset);
        inserted(text);
        this.read += text.length;
        this.middleOffset += text.length;
        if (this.read < edit.newText.length) return;
        into.remove(edit.span.end - edit.span.start);
        this.oldOffset = edit.span.end;
        this.read = 0;
        this.edit++;
        continue;
      }
      const limit = edit ? edit.span.start - this.oldOffset : Number.POSITIVE_INFINITY;
      const length = Math.min(end - this.middleOffset, limit);
      if (length === Number.POSITIVE_INFINITY) return;
      kept(length);
      this.oldOffset += length;
      this.middleOffset += length;
    }
  }
}

/** Collects kept, removed and inserted stretches of the old text into edits. */
class EditWriter {
  private readonly edits: TextEdit[] = [];
  private offset = 0;
  private start = 0;
  private newText = '';

  keep(length: number): void {
    if (length === 0) return;
    this.flush();
    this.offset += length;
    this.start = this.offset;
  }

  remove(length: number): void {
    this.offset += length;
  }

  insert(text: string): void {
    this.newText += text;
  }

  finish(): TextEdit[] {
    this.flush();
    return this.edits;
  }

  private flush(): void {
    if (this.offset > this.start || this.newText !== '') {
      this.edits.push({ span: { start: this.start, end: this.offset }, newText: this.newText });
    }
    this.start = this.offset;
    this.newText = '';
  }
}
