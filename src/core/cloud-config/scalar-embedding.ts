import { type Embedding, type MappedSpan, type Refusal, refusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { LineTable } from './block-scalar.ts';
import { replaceInLiteral } from './literal-edit.ts';
import { type OffsetMap, unmapped } from './offset-map.ts';
import { replaceInScalar } from './scalar-edit.ts';
import { decodeScalar, type ScalarSource } from './scalar-source.ts';

/** The text of a scalar in its document; the map between the two is made when first asked for. */
export function embedScalar(source: ScalarSource): Embedding {
  return new ScalarEmbedding(source);
}

class ScalarEmbedding implements Embedding {
  readonly value: string;
  private map: OffsetMap | null = null;
  private readonly masked: boolean;

  constructor(private readonly source: ScalarSource) {
    const { opaque, span, block, document, decoded } = source;
    this.masked = opaque.some((part) => part.span.start < span.end && part.span.end > span.start);
    // The library ends a block scalar in a line end even where the document has none; the machine does not.
    const unended = block !== null && block.contentEnd === document.length;
    if (this.masked || unended) {
      this.map = decodeScalar(source);
      this.value = this.map.value;
    } else this.value = decoded;
  }

  toOuter(inner: Span): MappedSpan {
    return this.offsets().toOuter(this.clamp(inner));
  }

  replace(inner: Span, text: string): TextEdit | Refusal {
    const reason = this.source.refuse();
    if (reason !== null) return refusal(reason);
    if (this.masked) return refusal('Template text stands in this value; change it in the text.');
    const map = this.offsets();
    const range = this.clamp(inner);
    if (map instanceof LineTable) return replaceInLiteral(this.source.document, map, range, text);
    return replaceInScalar(this.source, map, range, text);
  }

  private clamp({ start, end }: Span): Span {
    const from = Math.max(0, Math.min(start, this.value.length));
    return { start: from, end: Math.max(from, Math.min(end, this.value.length)) };
  }

  private offsets(): OffsetMap {
    if (this.map) return this.map;
    const map = decodeScalar(this.source);
    this.map = map.value === this.value ? map : unmapped(this.value, this.source.span);
    return this.map;
  }
}
