import { type Embedding, isRefusal, type MappedSpan, type Refusal, refusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { LineTable } from './block-scalar.ts';
import { replaceInLiteral } from './literal-edit.ts';
import { type OffsetMap, unmapped } from './offset-map.ts';
import { replaceInScalar } from './scalar-edit.ts';
import { decodeScalar, type ScalarSource } from './scalar-source.ts';
import { keepsTemplates, overlapsAny } from './template-edit.ts';

/** The text of a scalar in its document; the map between the two is made when first asked for. */
export function embedScalar(source: ScalarSource): Embedding {
  return new ScalarEmbedding(source);
}

class ScalarEmbedding implements Embedding {
  readonly value: string;
  private map: OffsetMap | null = null;

  constructor(private readonly source: ScalarSource) {
    const { opaque, span, document, decoded } = source;
    const masked = opaque.length > 0 && overlapsAny(opaque, span);
    // The library ends a block scalar in a line end even where the document has none, and counts
    // trailing blanks from the first line, not from an indentation digit. The machine does neither.
    const block = source.block;
    const ownReading = block !== null && (block.contentEnd === document.length || block.digit > 0);
    if (masked || ownReading) {
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
    const edit = this.edit(this.clamp(inner), text);
    if (isRefusal(edit) || keepsTemplates(this.source, edit)) return edit;
    return refusal('Template text stands here; change it in the text.');
  }

  private edit(inner: Span, text: string): TextEdit | Refusal {
    const map = this.offsets();
    if (map instanceof LineTable) return replaceInLiteral(this.source, map, inner, text);
    if (this.source.style === 'literal')
      return refusal('This block scalar has odd lines; change it in the text.');
    return replaceInScalar(this.source, map, inner, text);
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
