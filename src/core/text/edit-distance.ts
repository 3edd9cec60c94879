/**
 * Letters to insert, delete, replace, or swap with their neighbour to make one text of another (Damerau-Levenshtein,
 * restricted); any larger number where there are more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
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
