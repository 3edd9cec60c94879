/** A place in the text where the validator goes on searching; null when it has run out of text. */
export type Cursor = number | null;

/**
 * Where coreos-cloudinit's validator takes keys and list elements to stand. It knows no positions but looks
 * for likely lines from a cursor on, whatever they belong to (its package `validate`, node.go and context.go).
 */
export class LineSearch {
  /** Lines by the key that they seem to begin with. */
  private readonly keys = new Map<string, number[]>();
  private readonly lines: number[] = [];
  private readonly dashes: number[] = [];

  constructor(text: string) {
    for (const [i, line] of text.replaceAll('\r', '').split('\n').entries()) {
      const [prefix = ''] = /^ *-? ?/.exec(line) ?? [];
      if (prefix.includes('-')) this.dashes.push(i + 1);
      const colon = line.indexOf(':', prefix.length);
      if (colon < 0) continue;
      this.lines.push(i + 1);
      const key = line.slice(prefix.length, colon);
      const known = this.keys.get(key);
      if (known) known.push(i + 1);
      else this.keys.set(key, [i + 1]);
    }
  }

  /** The first line from `cursor` on that seems to hold the key; any key when it is empty. */
  key(key: string, cursor: Cursor): Cursor {
    return firstFrom(key === '' ? this.lines : this.keys.get(key), cursor);
  }

  /** The first line from `cursor` on that begins with a dash. */
  element(cursor: Cursor): Cursor {
    return firstFrom(this.dashes, cursor);
  }
}

function firstFrom(lines: readonly number[] | undefined, cursor: Cursor): Cursor {
  if (!lines || cursor === null) return null;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < cursor) low = middle + 1;
    else high = middle;
  }
  return lines[low] ?? null;
}
