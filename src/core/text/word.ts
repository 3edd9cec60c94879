import type { Embedding } from './embedding.ts';
import type { Span } from './span.ts';

/** A word of a command line. `value` is unquoted and unescaped; `%n`, `$VAR`, `$$` stay as written. */
export interface Word {
  readonly value: string;
  /** In the command text, quotes included. */
  readonly span: Span;
  /** `value` in the command text; `replace` re-quotes as needed. */
  readonly embedding: Embedding;
}
