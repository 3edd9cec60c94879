import type { Span } from './span.ts';
import type { TextEdit } from './text-edit.ts';

/** A span of the outer text; `exact` is false when it had to be widened to what surely covers it. */
export interface MappedSpan extends Span {
  readonly exact: boolean;
}

/** Why something cannot be edited in place. A plain sentence for the user. */
export interface Refusal {
  readonly refused: true;
  readonly reason: string;
}

export function refusal(reason: string): Refusal {
  return { refused: true, reason };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/**
 * A text that stands encoded inside another: the body of a block scalar in YAML, a directive's value
 * over continued lines, a quoted word of a command line, the script in `sh -c '…'`.
 *
 * The inner parser sees only `value` and never knows where it is embedded.
 */
export interface Embedding {
  /** The inner text, decoded. */
  readonly value: string;
  /** Where a span of `value` stands in the outer text. */
  toOuter(inner: Span): MappedSpan;
  /**
   * The edit of the outer text after which the inner text reads `value` with `inner` replaced by
   * `text`, and all else in the outer text means the same; or the reason why there is none.
   */
  replace(inner: Span, text: string): TextEdit | Refusal;
}

/** A text that stands in itself, `offset` characters on: no encoding at all. */
export function plainEmbedding(value: string, offset: number): Embedding {
  return {
    value,
    toOuter: (inner) => ({ start: inner.start + offset, end: inner.end + offset, exact: true }),
    replace: (inner, text) => ({
      span: { start: inner.start + offset, end: inner.end + offset },
      newText: text,
    }),
  };
}

/** `inner` lies in the value of `outer`: the embedding of the innermost text in the outermost. */
export function composeEmbeddings(outer: Embedding, inner: Embedding): Embedding {
  return {
    value: inner.value,
    toOuter(range) {
      const middle = inner.toOuter(range);
      const result = outer.toOuter(middle);
      return { ...result, exact: middle.exact && result.exact };
    },
    replace(range, text) {
      const middle = inner.replace(range, text);
      return isRefusal(middle) ? middle : outer.replace(middle.span, middle.newText);
    },
  };
}
