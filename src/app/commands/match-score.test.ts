import { expect, test } from 'vitest';
import { matchScore } from './match-score.ts';

const titles = [
  'Add a container',
  'Copy user-data',
  'Go to the next problem',
  'Sort into boot order',
  'docker-web',
];

function check(search: string, expected: string[]): void {
  const scored = titles.map((title) => ({ title, score: matchScore(search, title, []) }));
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  expect(found.map(({ title }) => title)).toEqual(expected);
}

test('the beginning of a title', () => check('copy', ['Copy user-data']));
test('the beginning of a later word', () => check('boot', ['Sort into boot order']));
test('the part behind a dash', () => check('web', ['docker-web']));
test('words left out', () => check('add cont', ['Add a container']));
test('beginnings of words run together', () => check('gtnp', ['Go to the next problem']));
test('letters strewn over a title find nothing', () => check('aotr', []));
test('other words that people use', () => {
  expect(matchScore('clip', 'Copy user-data', ['clipboard'])).toBeGreaterThan(0);
  expect(matchScore('clip', 'Copy user-data', [])).toBe(0);
});
test('nothing typed finds everything', () => check('', titles));
