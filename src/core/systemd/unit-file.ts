import type { Embedding } from '../text/embedding.ts';
import type { Span, Spanned } from '../text/span.ts';

/**
 * A systemd unit file, read losslessly (systemd.syntax(7)). All spans are offsets into `source`, the
 * decoded unit text: never into the document it may be embedded in.
 */
export interface UnitFile {
  readonly source: string;
  readonly sections: readonly Section[];
  /** Directives in file order over all sections; those before the first header have `section: null`. */
  readonly directives: readonly Directive[];
  /** Every character of `source` belongs to exactly one token, in order. */
  readonly tokens: readonly UnitToken[];
  readonly problems: readonly UnitProblem[];
}

export type UnitTokenKind =
  | 'section-header'
  | 'key'
  | 'equals'
  | 'value'
  | 'continuation' // the backslash and the line end behind it
  | 'comment'
  | 'space' // blanks that mean nothing, and line ends
  | 'junk'; // a line that is none of these

export interface UnitToken {
  readonly kind: UnitTokenKind;
  readonly span: Span;
}

export interface Section {
  /** Text between the brackets. */
  readonly name: Spanned<string>;
  /** The header line without its line end. */
  readonly headerSpan: Span;
  /** From the header to the start of the next header or the end of the text. */
  readonly span: Span;
  readonly directives: readonly Directive[];
}

export interface Directive {
  readonly section: string | null;
  readonly key: Spanned<string>;
  /** Where the value stands, from its first to behind its last character, continuations included. Empty at the value's place for `Key=`. */
  readonly valueSpan: Span;
  /** The logical value: continuations joined by one space, comment lines inside them dropped, ends trimmed. */
  readonly value: string;
  /** The logical value in `source`. */
  readonly embedding: Embedding;
  /** All its physical lines, the last line end included. */
  readonly span: Span;
  /** True when it goes over more than one physical line. */
  readonly continued: boolean;
}

export interface UnitProblem {
  /** `missing-equals`, `missing-key`, `bad-section-header`, `outside-section`, `continuation-at-end`, `blank-after-backslash`. */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}
