import type { Field } from '../cloud-config/document.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Embedding, isRefusal } from '../text/embedding.ts';
import { type Span, spanContains } from '../text/span.ts';

/** One value in a form, and where it comes from. */
export interface FieldView {
  /** Empty when it is not written. */
  readonly value: string;
  /** In the document; null when it is not written there. */
  readonly span: Span | null;
  /** Why it cannot be edited here, or null when it can. */
  readonly readOnly: string | null;
  /** What was found in it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A YAML field. `written` replaces the text shown, where the meaning is known better. */
export function fieldOf(
  field: Field | null,
  diagnostics: readonly Diagnostic[],
  written: string = field?.text ?? '',
): FieldView {
  const node = field?.node ?? null;
  if (!field || !node) return { value: written, span: null, readOnly: null, diagnostics: [] };
  return {
    value: written,
    span: node.span,
    readOnly:
      node.kind === 'scalar'
        ? reasonAgainst(node.embedding)
        : 'This is not a plain value. Edit it in the text.',
    diagnostics: diagnosticsIn(field.pair.span, diagnostics),
  };
}

export function diagnosticsIn(span: Span | null, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return span ? diagnostics.filter((diagnostic) => spanContains(span, diagnostic.span)) : [];
}

/** Why a text cannot be edited where it is embedded: tried by putting back what is there. */
export function reasonAgainst(embedding: Embedding, inner?: Span): string | null {
  const range = inner ?? { start: 0, end: embedding.value.length };
  const result = embedding.replace(range, embedding.value.slice(range.start, range.end));
  return isRefusal(result) ? result.reason : null;
}
