import type { MappedSpan } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { CommandLine, Unit, UnitSource } from './machine.ts';

/**
 * Document span of a span in a unit source. For a source that stands encoded in the document (base64)
 * it is the whole entry or file, widened.
 */
export function toDocument(source: UnitSource, inner: Span, fallback: Span): MappedSpan {
  return source.embedding ? source.embedding.toOuter(inner) : { ...fallback, exact: false };
}

/** Span in the unit source of a part of a word of a docker command line, offsets into the word's value. */
export function wordInSource(invocation: CommandLine, word: number, part?: Span): MappedSpan {
  const found = invocation.words[word];
  if (!found) return { start: 0, end: 0, exact: false };
  const inText: MappedSpan = part ? found.embedding.toOuter(part) : { ...found.span, exact: true };
  const mapped = invocation.commandText.toOuter(inText);
  return { ...mapped, exact: mapped.exact && inText.exact };
}

/** Where to point when a unit itself is meant: its name in the document. */
export function unitSpan(unit: Unit): Span {
  return unit.entry?.name?.node?.span ?? unit.entry?.item.span ?? { start: 0, end: 0 };
}
