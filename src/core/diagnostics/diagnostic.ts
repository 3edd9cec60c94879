import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** error: the machine refuses it, discards it or cannot start it. warning: it boots, probably not as meant. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** A change that mends a finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A finding, as plain data: it can cross a worker. Spans are document offsets. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  /** Worked out when first read. */
  readonly fixes: readonly Fix[];
  /** Position of the unit it is about, where it is about one. */
  readonly unit: number | null;
}
