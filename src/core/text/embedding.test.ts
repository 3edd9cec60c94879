import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeEmbeddings, type Embedding, isRefusal, plainEmbedding, refusal } from './embedding.ts';
import { applyEdits } from './text-edit.ts';

/** A text written with every letter doubled: `aabb` for `ab`. */
function doubled(value: string, offset: number): Embedding {
  return {
    value,
    toOuter: ({ start, end }) => ({ start: offset + 2 * start, end: offset + 2 * end, exact: true }),
    replace: ({ start, end }, text) =>
      text.includes('!')
        ? refusal('No exclamation marks.')
        : {
            span: { start: offset + 2 * start, end: offset + 2 * end },
            newText: [...text].map((letter) => letter + letter).join(''),
          },
  };
}

test('a plain embedding shifts', () => {
  const embedding = plainEmbedding('bc', 1);
  expect(embedding.toOuter({ start: 0, end: 2 })).toEqual({ start: 1, end: 3, exact: true });
  expect(embedding.replace({ start: 1, end: 2 }, 'X')).toEqual({ span: { start: 2, end: 3 }, newText: 'X' });
});

test('a composed embedding maps and writes through both', () => {
  // `ab`, doubled, at 2 of `__aabb`, doubled once more at 1.
  const composed = composeEmbeddings(doubled('__aabb', 1), doubled('ab', 2));
  expect(composed.toOuter({ start: 1, end: 2 })).toEqual({ start: 9, end: 13, exact: true });
  expect(composed.replace({ start: 1, end: 2 }, 'x')).toEqual({
    span: { start: 9, end: 13 },
    newText: 'xxxx',
  });
});

test('either part may widen a span or refuse an edit', () => {
  const vague: Embedding = {
    ...plainEmbedding('ab', 0),
    toOuter: () => ({ start: 0, end: 2, exact: false }),
  };
  expect(composeEmbeddings(doubled('ab', 0), vague).toOuter({ start: 0, end: 1 })).toEqual({
    start: 0,
    end: 4,
    exact: false,
  });
  expect(composeEmbeddings(vague, plainEmbedding('b', 1)).toOuter({ start: 0, end: 1 }).exact).toBe(false);
  expect(
    composeEmbeddings(doubled('ab', 0), plainEmbedding('ab', 0)).replace({ start: 0, end: 1 }, '!'),
  ).toEqual(refusal('No exclamation marks.'));
  expect(
    composeEmbeddings(plainEmbedding('aabb', 0), doubled('ab', 0)).replace({ start: 0, end: 1 }, '!'),
  ).toEqual(refusal('No exclamation marks.'));
});

test('plain embeddings compose to a plain one', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(5),
      fc.nat(5),
      fc.nat(),
      fc.nat(),
      fc.string(),
      (text, a, b, from, to, added) => {
        const outer = `${'-'.repeat(a)}${'='.repeat(b)}${text}`;
        const composed = composeEmbeddings(plainEmbedding(outer.slice(a), a), plainEmbedding(text, b));
        const [start, end] = [from % (text.length + 1), to % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const mapped = composed.toOuter({ start, end });
        expect(outer.slice(mapped.start, mapped.end)).toBe(text.slice(start, end));
        const edit = composed.replace({ start, end }, added);
        if (isRefusal(edit)) throw new Error(edit.reason);
        expect(applyEdits(outer, [edit]).slice(a + b)).toBe(text.slice(0, start) + added + text.slice(end));
      },
    ),
  );
});
