/** The name that `name` is probably a misspelling of: the nearest one, when it is near enough; else null. */
export function closestName(name: string, names: Iterable<string>): string | null {
  const lower = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  for (const candidate of names) {
    if (candidate === name || Math.abs(candidate.length - name.length) > bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance || (distance === bestDistance && best === null)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Letters to insert, delete, replace, or swap with their neighbour (Damerau-Levenshtein, restricted); any larger number
 * where there are more than `limit`.
 */
function editDistance(a: string, b: string, limit: number): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endOfA, endOfB] = [a.length, b.length];
  while (endOfA > start && endOfB > start && a[endOfA - 1] === b[endOfB - 1]) {
    endOfA--;
    endOfB--;
  }
  const width = endOfB - start;
  let twoBack: number[] = [];
  let previous = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= endOfA - start; i++) {
    const letter = a[start + i - 1];
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = letter === b[start + j - 1] ? 0 : 1;
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + same);
      const swapped = i > 1 && j > 1 && letter === b[start + j - 2] && a[start + i - 2] === b[start + j - 1];
      if (swapped) cost = Math.min(cost, at(twoBack, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches over one row, and costs one more than that row.
    if (least > limit && Math.min(...previous) >= limit) return least;
    twoBack = previous;
    previous = row;
  }
  return at(previous, width);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
