/** Lines of a text, found from an offset. A line ends at LF, CRLF or a lone CR. */

export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LF || code === CR;
}

/** Where the line with `offset` in it begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text, at - 1)) at--;
  return at;
}

/** Where the line end of the line with `offset` in it begins, or `limit`. */
export function lineEnd(text: string, offset: number, limit: number = text.length): number {
  let at = offset;
  while (at < limit && !isLineEnd(text, at)) at++;
  return at;
}

/** Behind the line end that begins at `end`; `end` itself when none does. */
export function behindLineEnd(text: string, end: number, limit: number = text.length): number {
  if (end >= limit || !isLineEnd(text, end)) return end;
  const pair = text.charCodeAt(end) === CR && end + 1 < limit && text.charCodeAt(end + 1) === LF;
  return pair ? end + 2 : end + 1;
}

/** Where the next line begins, or `limit`. */
export function nextLine(text: string, offset: number, limit: number = text.length): number {
  return behindLineEnd(text, lineEnd(text, offset, limit), limit);
}

/** Where the line end that stops at `offset` begins; `offset` itself when none does. */
export function beforeLineEnd(text: string, offset: number, floor = 0): number {
  if (offset <= floor || !isLineEnd(text, offset - 1)) return offset;
  const pair = text.charCodeAt(offset - 1) === LF && offset - 1 > floor && text.charCodeAt(offset - 2) === CR;
  return pair ? offset - 2 : offset - 1;
}

const LF = 10;
const CR = 13;
