import type { Severity } from '../diagnostics/diagnostic.ts';

/** What of the findings is asked for. */
export interface ProblemFilter {
  /** Words that message, code or unit hold, in any order; case does not matter. */
  readonly text: string;
  /** Empty for all. */
  readonly severities: readonly Severity[];
  readonly code: string | null;
  /** Only what concerns the selection, where there is one. */
  readonly ofSelection: boolean;
}

export const everyProblem: ProblemFilter = { text: '', severities: [], code: null, ofSelection: false };

/** The gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
