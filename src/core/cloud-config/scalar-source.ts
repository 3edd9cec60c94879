import type { Span } from '../text/span.ts';
import { type BlockLayout, foldedRuns, LineTable } from './block-scalar.ts';
import type { OpaquePart, ScalarStyle } from './document.ts';
import { doubleQuotedRuns, plainRuns, singleQuotedRuns } from './flow-scalar.ts';
import type { OffsetMap } from './offset-map.ts';

/** A scalar of any style, as it stands in a document. */
export interface ScalarSource extends ScalarPlace {
  /** The document as YAML read it: with its template text covered up, where it has some. */
  readonly masked: string;
  readonly inFlow: boolean;
  readonly opaque: readonly OpaquePart[];
  /** The value as the YAML library decoded it. */
  readonly decoded: string;
  /** Why nobody may edit it, or null when they may. */
  refuse(): string | null;
}

export interface ScalarPlace {
  readonly document: string;
  readonly style: ScalarStyle;
  readonly span: Span;
  /** For literal and folded scalars. */
  readonly block: BlockLayout | null;
}

export function decodeScalar({ document, style, span, block }: ScalarPlace): OffsetMap {
  if (block) return style === 'literal' ? new LineTable(document, block) : foldedRuns(document, block);
  if (style === 'single-quoted') return singleQuotedRuns(document, span);
  if (style === 'double-quoted') return doubleQuotedRuns(document, span);
  return plainRuns(document, span);
}
