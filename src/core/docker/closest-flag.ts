import { runFlags } from './flags.ts';

/** The flag somebody most likely meant by a long name docker does not know; null when none is near. */
export function closestFlag(name: string): string | null {
  let best: string | null = null;
  let least = Math.min(2, Math.floor(name.length / 3)) + 1;
  for (const flag of runFlags) {
    for (const candidate of [flag.name, ...(flag.aliases ?? [])]) {
      const distance = typingDistance(name.toLowerCase(), candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
  }
  return best ?? onlyFlagStartingWith(name);
}

/** `--vol` is no flag, but `--volume` and `--volumes-from` start with it: the shortest wins. */
function onlyFlagStartingWith(name: string): string | null {
  if (name.length < 3) return null;
  const longer = runFlags.map((flag) => flag.name).filter((candidate) => candidate.startsWith(name));
  return longer.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** Letters to add, drop, change or swap with their neighbour (Damerau–Levenshtein, adjacent swaps). */
function typingDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
