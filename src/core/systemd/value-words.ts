import type { Span, Spanned } from '../text/span.ts';
import { readEscape } from './c-escape.ts';

/** The words of a value that is a list, as systemd takes it apart. */
export interface ValueWords {
  /** Spans are offsets into the value and hold the quote marks. */
  readonly words: readonly Spanned<string>[];
  /** Where systemd gives up: a quote that is not closed, or an escape that it does not know. */
  readonly broken: Span | null;
}

/**
 * Splits at blanks; quote marks anywhere in a word are taken off (systemd 252, `extract_first_word` with
 * EXTRACT_UNQUOTE). With `escapes`, C escapes are read and an unknown one breaks the rest off (`Environment=`).
 */
export function splitValueWords(value: string, escapes: 'escapes' | 'verbatim' = 'verbatim'): ValueWords {
  const words: Spanned<string>[] = [];
  let at = 0;
  for (;;) {
    while (isBlank(value[at])) at++;
    if (at >= value.length) return { words, broken: null };
    const start = at;
    let text = '';
    let quote = '';
    let quoteStart = at;
    while (at < value.length && (quote !== '' || !isBlank(value[at]))) {
      const character = value[at] as string;
      if (character === '\\') {
        const known = escapes === 'escapes' ? readEscape(value, at) : null;
        if (escapes === 'escapes' && !known) return { words, broken: { start: at, end: at + 1 } };
        text += known ? known.value : value.slice(at, at + 2).replace(/^\\(?=.)/, '');
        at = known ? known.end : Math.min(at + 2, value.length);
      } else if (quote === '' ? character === '"' || character === "'" : character === quote) {
        quote = quote === '' ? character : '';
        quoteStart = at;
        at++;
      } else {
        text += character;
        at++;
      }
    }
    if (quote !== '') return { words, broken: { start: quoteStart, end: value.length } };
    words.push({ value: text, span: { start, end: at } });
  }
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
