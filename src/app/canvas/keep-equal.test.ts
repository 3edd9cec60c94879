import { expect, it } from 'vitest';
import { keepEqual } from './keep-equal.ts';

const before = {
  nodes: [
    { id: 'a', at: { x: 1 } },
    { id: 'b', at: { x: 2 } },
  ],
  words: ['c', 'd'],
};

it('keeps all of what is the same', () => {
  expect(keepEqual(before, structuredClone(before))).toBe(before);
});

it('keeps the parts that are the same, wherever they stand now', () => {
  const after = keepEqual(before, {
    nodes: [
      { id: 'b', at: { x: 2 } },
      { id: 'a', at: { x: 3 } },
    ],
    words: ['c', 'd'],
  });
  expect(after.nodes[0]).toBe(before.nodes[1]);
  expect(after.nodes[1]).toEqual({ id: 'a', at: { x: 3 } });
  expect(after.words).toBe(before.words);
});

it('takes what was added, and leaves what was removed', () => {
  expect(keepEqual(before, { nodes: [], words: ['c', 'd', 'e'] })).toEqual({
    nodes: [],
    words: ['c', 'd', 'e'],
  });
  expect(keepEqual<unknown>({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
  expect(keepEqual<unknown>(null, before)).toBe(before);
});
