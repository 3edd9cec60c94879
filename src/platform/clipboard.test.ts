import { expect, test } from 'vitest';
import { copyText } from './clipboard.ts';

test('copies', async () => {
  const copied: string[] = [];
  const clipboard = { writeText: async (text: string) => void copied.push(text) };
  expect(await copyText('a', clipboard)).toEqual({ ok: true });
  expect(copied).toEqual(['a']);
});

test('tells when the browser refuses', async () => {
  const clipboard = { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) };
  expect(await copyText('a', clipboard)).toEqual({ refused: true });
});

test('tells when there is no clipboard', async () => {
  expect(await copyText('a', null)).toEqual({ refused: true });
});
