import type { YamlNode } from '../cloud-config/document.ts';

/**
 * go-yaml does not mind how far the further lines of a quoted text or of a bracket are indented. Indents those
 * of the one around `at`, where our YAML library stopped over them, or gives null when there are none. The
 * number of lines stays, and so do the values.
 */
export function indentContinuation(source: string, root: YamlNode | null, at: number): string | null {
  const start = root && lastStartBefore(at, root);
  if (start === null) return null;
  const end = /["']/.test(source[start] ?? '') ? endOfQuoted(source, start) : endOfBracket(source, start);
  if (end === null || end <= at) return null;
  const inside = source.slice(start, end);
  if (/\n(?:---|\.\.\.)\s/.test(inside)) return null;
  const indent = ' '.repeat(start - source.lastIndexOf('\n', start - 1));
  const indented = inside.replace(/\n(?! *[\n\r])/g, `\n${indent}`);
  return indented === inside ? null : source.slice(0, start) + indented + source.slice(end);
}

/** Where the last quoted scalar or bracket begins that is in no other bracket. */
function lastStartBefore(at: number, node: YamlNode): number | null {
  if (node.kind === 'alias' || node.span.start >= at) return null;
  if (node.kind === 'scalar') return node.style.endsWith('quoted') ? node.span.start : null;
  if (node.flow) return node.span.start;
  const children =
    node.kind === 'map'
      ? node.pairs.flatMap(({ key, value }) => [key, value])
      : node.items.map((item) => item.node);
  return children.reduce<number | null>((last, child) => (child && lastStartBefore(at, child)) ?? last, null);
}

/** Behind the closing quote. */
function endOfQuoted(source: string, start: number): number | null {
  const quote = source[start] as string;
  for (let at = start + 1; at < source.length; at++) {
    if (quote === '"' && source[at] === '\\') at++;
    else if (quote === "'" && source[at] === quote && source[at + 1] === quote) at++;
    else if (source[at] === quote) return at + 1;
  }
  return null;
}

/** Behind the closing bracket. */
function endOfBracket(source: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source[at] as string;
    const before = source[at - 1] as string;
    if (/["']/.test(character) && /[\s,:[{]/.test(before)) {
      const end = endOfQuoted(source, at);
      if (end === null) return null;
      at = end - 1;
    } else if (character === '#' && /\s/.test(before)) {
      const lineEnd = source.indexOf('\n', at);
      if (lineEnd < 0) return null;
      at = lineEnd;
    } else if (/[[{]/.test(character)) depth++;
    else if (/[\]}]/.test(character) && --depth === 0) return at + 1;
  }
  return null;
}
