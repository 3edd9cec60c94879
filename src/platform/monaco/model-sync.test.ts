import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../core/text/line-index.ts';
import { applyEdits, sortEdits, type TextEdit } from '../../core/text/text-edit.ts';
import {
  type ModelEdit,
  modelText,
  resyncEdits,
  showsText,
  toModelEdits,
  toTextEdits,
} from './model-sync.ts';
import { toMonacoRange } from './positions.ts';

/** Lines without line ends, changed by line and column as Monaco's model is. */
class LinesOnly {
  private lines: string[];
  constructor(text: string) {
    this.lines = text.split(/\r\n|\r|\n/);
  }
  getLineCount() {
    return this.lines.length;
  }
  getLineContent(line: number) {
    return this.lines[line - 1] ?? '';
  }
  applyEdits(edits: readonly ModelEdit[]) {
    for (const { range, text } of [...edits].reverse()) {
      const head = this.getLineContent(range.startLineNumber).slice(0, range.startColumn - 1);
      const tail = this.getLineContent(range.endLineNumber).slice(range.endColumn - 1);
      const middle = (head + text + tail).split(/\r\n|\r|\n/);
      this.lines.splice(
        range.startLineNumber - 1,
        range.endLineNumber - range.startLineNumber + 1,
        ...middle,
      );
    }
  }
  toString() {
    return this.lines.join('\n');
  }
}

/** `«old»` in the text is replaced by `typed`. */
function type(marked: string, typed: string, expected: string) {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const lines = new LineIndex(marked.replace('«', '').replace('»', ''));
  const changes = [{ range: toMonacoRange(lines, { start, end }), text: typed }];
  expect(applyEdits(lines.text, toTextEdits(lines, changes))).toBe(expected);
}

describe('typing', () => {
  it('inserts where the cursor is', () => type('a«»b', 'x', 'axb'));
  it('takes LF from its line', () => type('a«»b\n', '\n', 'a\nb\n'));
  it('takes CRLF from its line', () => type('a«»b\r\n', '\n', 'a\r\nb\r\n'));
  it('takes a lone CR from its line', () => type('a«»b\rc', '\n', 'a\rb\rc'));
  it('takes the line end before it on the last line', () => type('a\r\nb«»', '\n', 'a\r\nb\r\n'));
  it('takes LF where there is no line end yet', () => type('a«»', '\r\n', 'a\n'));
  it('takes the nearest of mixed line ends', () => type('a\nb«»\r\nc\n', '\n', 'a\nb\r\n\r\nc\n'));
  it('leaves a byte order mark alone', () => type('\uFEFF«a»b', 'x', '\uFEFFxb'));
  it('keeps a line between CR and LF when its letters go', () => type('a\r«x»\nb', '', 'a\r\n\nb'));
  it('keeps a line between CR and a new LF', () => type('a\r«»b\n', '\n', 'a\r\r\nb\n'));
  it('deletes whole line ends', () => type('a«\r\n»b', '', 'ab'));
});

describe('lines of text and model stay equal', () => {
  const letters = fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n', '- x: |');
  const body = fc.string({ unit: letters, maxLength: 24 });
  const text = fc.tuple(fc.constantFrom('', '\uFEFF'), body).map(([mark, rest]) => mark + rest);
  const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), body), { maxLength: 4 });

  it('when the model changes', () => {
    fc.assert(
      fc.property(text, cuts, (before, seeds) => {
        const lines = new LineIndex(before);
        const model = new LinesOnly(modelText(before));
        const inModel = new LineIndex(modelText(before));
        const changes = disjoint(inModel.text, seeds).map(({ span, newText }) => ({
          range: toMonacoRange(inModel, span),
          text: newText,
        }));
        const after = applyEdits(before, toTextEdits(lines, [...changes].reverse()));
        model.applyEdits(changes);
        expect(modelText(after)).toBe(model.toString());
        expect(showsText(model, new LineIndex(after))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('when the text changes', () => {
    fc.assert(
      fc.property(text, cuts, (before, seeds) => {
        const edits = disjoint(before, seeds);
        const after = applyEdits(before, edits);
        const model = new LinesOnly(modelText(before));
        model.applyEdits(toModelEdits(new LineIndex(before), edits, after));
        expect(model.toString()).toBe(modelText(after));
      }),
      { numRuns: 3000 },
    );
  });

  it('when they had come apart, the text wins', () => {
    fc.assert(
      fc.property(text, text, (shown, wanted) => {
        const model = new LinesOnly(modelText(shown));
        model.applyEdits(resyncEdits(model, wanted));
        expect(model.toString()).toBe(modelText(wanted));
        expect(resyncEdits(model, wanted)).toEqual([]);
      }),
    );
  });

  function disjoint(within: string, seeds: readonly [number, number, string][]): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const [at, length, newText] of seeds) {
      const start = at % (within.length + 1);
      const end = Math.min(within.length, start + (length % 4));
      const span = { start, end };
      if (edits.every((other) => other.span.end <= start || end <= other.span.start))
        edits.push({ span, newText });
    }
    return dropMeetings(sortEdits(edits));
  }

  /** Two edits at one place have no order of their own in Monaco. */
  function dropMeetings(edits: readonly TextEdit[]): TextEdit[] {
    return edits.filter((edit, i) => edits[i - 1]?.span.start !== edit.span.start);
  }
});
