import { expect, it } from 'vitest';
import type { LayoutInput } from '../../core/views/layout.ts';
import { Pictures } from './pictures.ts';

/** Cards by name, with edges `a>b`. */
function graph(...items: string[]): LayoutInput {
  const edges = items.filter((item) => item.includes('>'));
  return {
    nodes: items
      .filter((item) => !item.includes('>'))
      .map((id) => ({ id, wave: edges.some((edge) => edge.endsWith(id)) ? 2 : 1, width: 200, height: 60 })),
    edges: edges.map((id) => {
      const [provider = '', consumer = ''] = id.split('>');
      return { id, provider, consumer, style: 'link' };
    }),
  };
}

const before = graph('a', 'b', 'c', 'd', 'a>c', 'b>d');
const after = graph('a', 'b', 'c', 'n', 'd', 'a>c', 'b>d', 'a>n', 'b>n');

it('follows a change, and gives the former picture back with the former text', () => {
  const pictures = new Pictures();
  const first = pictures.draw('1', 'before', before).positions;
  expect(pictures.draw('1', 'after', after).positions.c).not.toEqual(first.c);
  expect(pictures.draw('1', 'before', before).positions).toEqual(first);
});

it('begins another scene anew', () => {
  const pictures = new Pictures();
  pictures.draw('1', 'before', before);
  const followed = pictures.draw('1', 'after', after).positions;
  expect(pictures.draw('2', 'after', after).positions).not.toEqual(followed);
});
