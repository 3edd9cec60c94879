/**
 * What changed between two texts, line by line, as people read it: `- ` gone, `+ ` come. Lines are compared
 * with their line ends, shown as `\r` where they are not plain LF, as `$` where there is none.
 */
export function lineChanges(before: string, after: string): string {
  const a = linesOf(before);
  const b = linesOf(after);
  const common = longestCommon(a, b);
  const out: string[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...common, [a.length, b.length] as const]) {
    while (i < x) out.push(`- ${shown(a[i++] as string)}`);
    while (j < y) out.push(`+ ${shown(b[j++] as string)}`);
    i++;
    j++;
  }
  return out.join('\n');
}

function shown(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1).replaceAll('\r', '\\r') : `${line}$`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
