import type { Analysis } from '../analysis.ts';
import type { Change } from './change.ts';

/** What a planner hands back: a change, what it is called, and how to tell that it did what was meant. */
export interface Step {
  readonly change: Change;
  /** One line for the history: "Linked fluentd to elastic". */
  readonly label: string;
  /** Further lines for the user. */
  readonly notes?: readonly string[];
  /** Reads the result: a reason to refuse, or null when it shows what was meant. */
  readonly verify?: (after: Analysis) => string | null;
  /** A further change of the result, part of the same step: bringing the list into order. */
  readonly followUp?: (after: Analysis) => Change | null;
}
