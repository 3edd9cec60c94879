import type { Span } from '../text/span.ts';

/** An intent that cannot be carried out. Thrown inside planners, caught in `applyIntents`: never seen outside. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly span: Span | null = null,
  ) {
    super(reason);
  }
}
