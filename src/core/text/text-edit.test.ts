import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  deletion,
  diffAsEdit,
  insertion,
  invertEdits,
  mapOffset,
  mapSpan,
  replacement,
  sortEdits,
  type TextEdit,
} from './text-edit.ts';

/** Sorted, disjoint edits of a random text. */
const edited = fc
  .tuple(
    fc.string({ maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(30), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 5 }),
  )
  .map(([text, parts]) => {
    const edits: TextEdit[] = [];
    let from = 0;
    for (const [gap, length, newText] of parts) {
      const start = Math.min(text.length, from + (gap % 6));
      const end = Math.min(text.length, start + length);
      edits.push({ span: { start, end }, newText });
      from = end;
    }
    return { text, edits };
  });

describe('applying', () => {
  test('replaces, inserts and deletes by the offsets of the old text', () => {
    const edits = [
      insertion(0, '>'),
      replacement({ start: 1, end: 3 }, 'XYZ'),
      deletion({ start: 4, end: 5 }),
    ];
    expect(applyEdits('abcdef', edits)).toBe('>aXYZdf');
  });
  test('insertions at one place keep their order', () => {
    expect(applyEdits('ab', [insertion(1, '1'), insertion(1, '2')])).toBe('a12b');
  });
  test('the inverse gives the old text back', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    );
  });
});

describe('sorting', () => {
  test('puts edits in the order of the text', () => {
    expect(sortEdits([insertion(4, 'b'), insertion(1, 'a')]).map(({ newText }) => newText)).toEqual([
      'a',
      'b',
    ]);
  });
  test('overlapping edits are a bug of the caller', () => {
    expect(() => sortEdits([deletion({ start: 0, end: 3 }), deletion({ start: 2, end: 4 })])).toThrow(
      /Overlapping/,
    );
  });
  test('sorted edits stay as they are', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applyEdits(text, sortEdits(edits))).toBe(applyEdits(text, edits));
      }),
    );
  });
});

describe('mapping', () => {
  test('an offset at an insertion goes to the side it is asked for', () => {
    expect(mapOffset([insertion(2, 'xx')], 2, -1)).toBe(2);
    expect(mapOffset([insertion(2, 'xx')], 2, 1)).toBe(4);
  });
  test('an offset inside replaced text goes to an edge of the new text', () => {
    const edits = [replacement({ start: 1, end: 5 }, 'ab')];
    expect([mapOffset(edits, 3, -1), mapOffset(edits, 3, 1)]).toEqual([1, 3]);
  });
  test('the edges of replaced text stay edges', () => {
    const edits = [replacement({ start: 1, end: 5 }, 'ab')];
    expect([mapOffset(edits, 1, -1), mapOffset(edits, 5, 1)]).toEqual([1, 3]);
  });
  test('text inserted at the edges of a span stays outside', () => {
    expect(mapSpan([insertion(2, 'xx'), insertion(4, 'yy')], { start: 2, end: 4 })).toEqual({
      start: 4,
      end: 6,
    });
  });
  test('a span no edit touches covers the same text afterwards', () => {
    fc.assert(
      fc.property(edited, fc.nat(30), fc.nat(10), ({ text, edits }, start, length) => {
        const span = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
        fc.pre(edits.every((edit) => edit.span.end < span.start || edit.span.start > span.end));
        const mapped = mapSpan(edits, span);
        expect(applyEdits(text, edits).slice(mapped.start, mapped.end)).toBe(
          text.slice(span.start, span.end),
        );
      }),
    );
  });
  test('offsets keep their order and stay in the text', () => {
    fc.assert(
      fc.property(edited, fc.constantFrom(-1 as const, 1 as const), ({ text, edits }, side) => {
        const length = applyEdits(text, edits).length;
        let before = 0;
        for (let offset = 0; offset <= text.length; offset++) {
          const mapped = mapOffset(edits, offset, side);
          expect(mapped).toBeGreaterThanOrEqual(before);
          expect(mapped).toBeLessThanOrEqual(length);
          before = mapped;
        }
      }),
    );
  });
});

describe('the difference as an edit', () => {
  test('is as small as can be', () => {
    expect(diffAsEdit('abcd', 'abXd')).toEqual(replacement({ start: 2, end: 3 }, 'X'));
    expect(diffAsEdit('aa', 'aaa')).toEqual(insertion(2, 'a'));
    expect(diffAsEdit('same', 'same')).toBeNull();
  });
  test('turns the one text into the other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = diffAsEdit(before, after);
        expect(edit ? applyEdits(before, [edit]) : before).toBe(after);
      }),
    );
  });
});
