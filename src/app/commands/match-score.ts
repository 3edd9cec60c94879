/**
 * How well a search fits a title or the other words people may use for it: 1 for its beginning, 0 for not at all.
 * Letters may be left out between words (`np` finds "next problem"), not inside them: that would find too much.
 */
export function matchScore(search: string, title: string, words: readonly string[]): number {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return 1;
  const text = title.toLowerCase();
  const parts = text.split(partSeparators);
  if (text.startsWith(wanted)) return 1;
  if (parts.some((part) => part.startsWith(wanted))) return 0.9;
  if (eachBeginsAPart(wanted.split(/\s+/), parts)) return 0.8;
  if (text.includes(wanted)) return 0.6;
  const others = words.map((word) => word.toLowerCase());
  if (others.some((word) => word.split(partSeparators).some((part) => part.startsWith(wanted)))) return 0.5;
  if (isMadeOfBeginnings(wanted.replaceAll(' ', ''), parts)) return 0.4;
  return others.some((word) => word.includes(wanted)) && wanted.length > 2 ? 0.2 : 0;
}

const partSeparators = /[^\p{L}\p{N}]+/u;

function eachBeginsAPart(wanted: readonly string[], parts: readonly string[]): boolean {
  return wanted.length > 1 && wanted.every((each) => parts.some((part) => part.startsWith(each)));
}

/** `gtnp` is made of the beginnings of go, to, next, problem; parts may be passed over. */
function isMadeOfBeginnings(wanted: string, [part, ...rest]: readonly string[]): boolean {
  if (wanted === '') return true;
  if (part === undefined) return false;
  for (let length = commonPrefix(wanted, part); length > 0; length--) {
    if (isMadeOfBeginnings(wanted.slice(length), rest)) return true;
  }
  return isMadeOfBeginnings(wanted, rest);
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
