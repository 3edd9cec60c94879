import type * as Monaco from 'monaco-editor/editor';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import type { LineIndex } from '../../core/text/line-index.ts';
import type { Span } from '../../core/text/span.ts';
import { toMonacoRange } from './positions.ts';

/** Monaco draws squiggles for the first 500 markers of a model only. */
export const markerLimit = 500;

/** The most severe findings, those nearest to `viewport` first, as many as Monaco draws. */
export function mostPressing(diagnostics: readonly Diagnostic[], viewport: Span): Diagnostic[] {
  return [...diagnostics]
    .sort(
      (a, b) =>
        RANK[a.severity] - RANK[b.severity] || distance(a.span, viewport) - distance(b.span, viewport),
    )
    .slice(0, markerLimit);
}

export function toMonacoMarker(
  diagnostic: Diagnostic,
  lines: LineIndex,
  resource: Monaco.Uri,
  /** The page of its rule, which its code leads to. */
  rule: Monaco.Uri,
): Monaco.editor.IMarkerData {
  return {
    ...toMonacoRange(lines, diagnostic.span),
    severity: MONACO_SEVERITY[diagnostic.severity],
    message: diagnostic.message,
    code: { value: diagnostic.code, target: rule },
    source: 'slipway',
    relatedInformation: diagnostic.related.map(({ message, span }) => ({
      resource,
      message,
      ...toMonacoRange(lines, span),
    })),
  };
}

function distance(span: Span, viewport: Span): number {
  return Math.max(0, viewport.start - span.end, span.start - viewport.end);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Monaco's `MarkerSeverity`. */
const MONACO_SEVERITY: Readonly<Record<Severity, Monaco.MarkerSeverity>> = {
  error: 8,
  warning: 4,
  info: 2,
  hint: 1,
};
