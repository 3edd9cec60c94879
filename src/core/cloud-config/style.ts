/** The line end in use around `offset`: of its own line, else of the line before, else LF. */
export function eolAt(text: string, offset: number): string {
  for (let at = offset; at < text.length; at++) {
    const found = lineEndAt(text, at);
    if (found) return found;
  }
  for (let at = Math.min(offset, text.length) - 1; at >= 0; at--) {
    if (text[at] === '\n') return text[at - 1] === '\r' ? '\r\n' : '\n';
    if (text[at] === '\r') return '\r';
  }
  return '\n';
}

function lineEndAt(text: string, at: number): string | null {
  if (text[at] === '\n') return text[at - 1] === '\r' ? '\r\n' : '\n';
  if (text[at] === '\r') return text[at + 1] === '\n' ? '\r\n' : '\r';
  return null;
}
