import { type Embedding, type MappedSpan, type Refusal, refusal } from './embedding.ts';
import type { Span } from './span.ts';
import { replacement, type TextEdit } from './text-edit.ts';
import type { Word } from './word.ts';

/**
 * A stretch of a word and what it stands for: plain characters, which are as long as their value, or one
 * escape, which is longer. Quote marks belong to no piece.
 */
export interface WordPiece {
  readonly value: string;
  readonly span: Span;
  /** The quote mark it stands between, or empty. */
  readonly quote: string;
}

/** The quoting rules of a command language. */
export interface Quoting {
  /** `text` as it is written between `quote` marks (none when empty), or null where it cannot be. */
  encode(text: string, quote: string): string | null;
  /** A whole word for `value`. */
  quote(value: string): string;
  /** The value of `word` when it is exactly one whole word with the character `next` behind it, else null. */
  read(word: string, next: string): string | null;
}

/**
 * A word of `text` made of `pieces`. `lexeme` is the stretch its quoting rules read and write as a whole: the
 * word, with a prefix that is bound to it.
 */
export function quotedWord(
  text: string,
  wordSpan: Span,
  pieces: readonly WordPiece[],
  quoting: Quoting,
  lexeme: Span = wordSpan,
): Word {
  const value = pieces.map((piece) => piece.value).join('');
  return { value, span: wordSpan, embedding: new QuotedText(text, value, wordSpan, pieces, quoting, lexeme) };
}

/** The pieces that remain when the first `count` characters of the value are taken away. */
export function dropCharacters(pieces: readonly WordPiece[], count: number): WordPiece[] {
  const rest: WordPiece[] = [];
  let left = count;
  for (const piece of pieces) {
    if (left >= piece.value.length) {
      left -= piece.value.length;
    } else if (left > 0) {
      const value = piece.value.slice(left);
      const start = isPlain(piece) ? piece.span.start + left : piece.span.start;
      rest.push({ value, span: { start, end: piece.span.end }, quote: piece.quote });
      left = 0;
    } else {
      rest.push(piece);
    }
  }
  return rest;
}

/** Where a place in a word's value lies in its text, and between which quote marks. */
interface Place {
  readonly offset: number;
  readonly exact: boolean;
  readonly quote: string;
}

class QuotedText implements Embedding {
  constructor(
    private readonly text: string,
    readonly value: string,
    private readonly wordSpan: Span,
    private readonly pieces: readonly WordPiece[],
    private readonly quoting: Quoting,
    private readonly lexeme: Span,
  ) {}

  toOuter(inner: Span): MappedSpan {
    const [start, end] = this.places(inner);
    return { start: start.offset, end: end.offset, exact: start.exact && end.exact };
  }

  replace(inner: Span, text: string): TextEdit | Refusal {
    const meant = this.value.slice(0, inner.start) + text + this.value.slice(inner.end);
    const [start, end] = this.places(inner);
    const candidates: TextEdit[] = [];
    if (start.exact && end.exact) {
      const range = { start: start.offset, end: end.offset };
      const encoded = start.quote === end.quote ? this.quoting.encode(text, start.quote) : null;
      if (encoded !== null) candidates.push(replacement(range, encoded));
      const whole = inner.start === 0 && inner.end === this.value.length;
      if (!whole) {
        const quoted = text === '' ? '' : this.quoting.quote(text);
        candidates.push(replacement(range, start.quote + quoted + end.quote));
      }
    }
    candidates.push(replacement(this.lexeme, this.quoting.quote(meant)));
    for (const edit of candidates) {
      const result =
        this.text.slice(this.lexeme.start, edit.span.start) +
        edit.newText +
        this.text.slice(edit.span.end, this.lexeme.end);
      if (this.quoting.read(result, this.text[this.lexeme.end] ?? '') === meant) return edit;
    }
    return refusal(`No quoting makes this word read "${meant}".`);
  }

  private places(inner: Span): [Place, Place] {
    if (inner.end > inner.start) return [this.startOf(inner.start), this.endOf(inner.end)];
    const place = inner.start > 0 ? this.endOf(inner.start) : this.startOf(0);
    return [place, place];
  }

  /** Before the character at `index` of the value. */
  private startOf(index: number): Place {
    let from = 0;
    for (const piece of this.pieces) {
      const to = from + piece.value.length;
      if (index < to) {
        const inside = index - from;
        const plain = isPlain(piece);
        const offset = piece.span.start + (plain ? inside : 0);
        return { offset, exact: plain || inside === 0, quote: piece.quote };
      }
      from = to;
    }
    return this.emptyPlace();
  }

  /** Behind the character before `index` of the value. */
  private endOf(index: number): Place {
    let from = 0;
    for (const piece of this.pieces) {
      const to = from + piece.value.length;
      if (index <= to && index > from) {
        const plain = isPlain(piece);
        const offset = plain ? piece.span.start + index - from : piece.span.end;
        return { offset, exact: plain || index === to, quote: piece.quote };
      }
      from = to;
    }
    return this.emptyPlace();
  }

  /** In a word without a character (`""`): behind its first quote mark. */
  private emptyPlace(): Place {
    const first = this.text[this.wordSpan.start] ?? '';
    const quoted = this.wordSpan.end > this.wordSpan.start && (first === '"' || first === "'");
    return { offset: this.wordSpan.start + (quoted ? 1 : 0), exact: true, quote: quoted ? first : '' };
  }
}

function isPlain(piece: WordPiece): boolean {
  return piece.value.length === piece.span.end - piece.span.start;
}
