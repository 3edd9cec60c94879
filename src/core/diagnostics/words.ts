/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[], joint = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** ` Did you mean X?`, or nothing. */
export function didYouMean(name: string | null): string {
  return name === null ? '' : ` Did you mean ${name}?`;
}
