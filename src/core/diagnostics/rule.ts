import type { Analysis } from '../analysis.ts';
import type { Span } from '../text/span.ts';
import type { Fix, Related, Severity } from './diagnostic.ts';

export interface Finding {
  readonly message: string;
  /** In the document. */
  readonly span: Span;
  readonly unit?: number;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
}

export interface Rule {
  /** kebab-case, unique, never changed once published. */
  readonly code: string;
  readonly severity: Severity;
  /** One line. */
  readonly summary: string;
  /** What the machine does, and what would be right; with the source of the fact. */
  readonly docs: string;
  /** True for a rule that has something to say while the YAML cannot be read. */
  readonly judgesUnreadable?: true;
  /** Whole documents; comment lines with carets mark each finding's place and message (`caret-fixture.ts`). */
  readonly bad: readonly string[];
  readonly good: readonly string[];
  check(analysis: Analysis, report: (finding: Finding) => void): void;
}
