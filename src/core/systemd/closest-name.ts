import { editDistance } from '../text/edit-distance.ts';

/**
 * The name that `name` is probably a misspelling of: the nearest one, when it is as near as a slip of the fingers; else
 * null. The suffix of a unit counts for nothing, and `db-2` is no misspelling of `db-1`.
 */
export function closestName(name: string, names: Iterable<string>): string | null {
  const lower = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = mostSlips(name.replace(/\.[a-z]+$/, '').length);
  for (const candidate of names) {
    if (candidate === name || Math.abs(candidate.length - name.length) > bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    if (distance > bestDistance || (distance === bestDistance && best !== null)) continue;
    if (isOtherNumber(name, candidate)) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function mostSlips(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}

function isOtherNumber(a: string, b: string): boolean {
  return a !== b && a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#');
}
