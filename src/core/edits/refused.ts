import { isRefusal, type Refusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** An intent that cannot be carried out. Thrown inside planners, caught in `applyIntents`: never seen outside. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly span: Span | null = null,
  ) {
    super(reason);
  }
}

/**
 * The edit of an embedding.
 * @throws Refused when there is none.
 */
export function accepted(result: TextEdit | Refusal, span: Span | null = null): TextEdit {
  if (isRefusal(result)) throw new Refused(result.reason, span);
  return result;
}

/** What a user typed, for a reason: in quotes, on one line, not longer than people read. */
export function inQuotes(text: string): string {
  const line = text.replace(/[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
