import type { LineIndex } from '../../core/text/line-index.ts';
import type { Span } from '../../core/text/span.ts';
import { toMonacoRange } from './positions.ts';

/** What the analysis knows a stretch of text to be. Colours as the line tokens of the same name. */
export const semanticKinds = ['name', 'image', 'constant'] as const;
export type SemanticKind = (typeof semanticKinds)[number];

export interface SemanticSpan {
  readonly span: Span;
  readonly kind: SemanticKind;
}

/**
 * The spans as Monaco takes them: five numbers each, the line and start relative to the token before. A token stands
 * on one line; spans over several lines are left out, as are those that overlap an earlier one.
 */
export function encodeSemanticTokens(lines: LineIndex, spans: readonly SemanticSpan[]): Uint32Array {
  const sorted = [...spans].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const numbers: number[] = [];
  let line = 1;
  let column = 1;
  let from = 0;
  for (const { span, kind } of sorted) {
    if (span.start < from || span.start === span.end) continue;
    const range = toMonacoRange(lines, span);
    if (range.startLineNumber !== range.endLineNumber) continue;
    const sameLine = range.startLineNumber === line;
    numbers.push(
      range.startLineNumber - line,
      range.startColumn - (sameLine ? column : 1),
      range.endColumn - range.startColumn,
      semanticKinds.indexOf(kind),
      0,
    );
    line = range.startLineNumber;
    column = range.startColumn;
    from = span.end;
  }
  return new Uint32Array(numbers);
}
