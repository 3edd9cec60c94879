import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeEdits } from './compose-edits.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

test('two changes in a row are one change of the first text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(anyEdit), fc.array(anyEdit), (text, a, b) => {
      const first = fitted(a, text.length);
      const middle = applyEdits(text, first);
      const second = fitted(b, middle.length);
      const composed = composeEdits(first, second);
      expect(applyEdits(text, composed)).toBe(applyEdits(middle, second));
      for (let i = 1; i < composed.length; i++) {
        expect(composed[i]?.span.start).toBeGreaterThanOrEqual(composed[i - 1]?.span.end ?? 0);
      }
    }),
    { numRuns: 2000 },
  );
});

const anyEdit = fc.record({ skip: fc.nat(6), length: fc.nat(5), newText: fc.string({ maxLength: 4 }) });

function fitted(
  raw: readonly { skip: number; length: number; newText: string }[],
  limit: number,
): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  for (const { skip, length, newText } of raw) {
    const start = from + skip;
    if (start > limit) break;
    const end = Math.min(limit, start + length);
    edits.push({ span: { start, end }, newText });
    from = end;
  }
  return edits;
}
