import type { OpaquePart } from './document.ts';
import { behindLineEnd, lineEnd, nextLine } from './line-ends.ts';

/** A text with its template parts covered up, so that a YAML parser can read the rest. */
export interface TemplateMask {
  /** As long as the original, with every other character where it was. */
  readonly text: string;
  readonly parts: readonly OpaquePart[];
}

/**
 * Covers template text that is no YAML: ERB, Jinja, Go templates, `%NAME%`, `@@X`, `<like this>`, `__X__`
 * and m4 lines, aliases used as placeholders. Text inside block scalars stays, unless it is indented too
 * little to be in one.
 *
 * Lines and line beginnings are covered with line feeds, for a blank line may stand anywhere in YAML and
 * what follows on the line keeps its true indent; values with letters; the rest of a line with blanks.
 */
export function maskTemplates(text: string): TemplateMask {
  return new Masker(text).mask();
}

const MARKUP: readonly { readonly open: string; readonly close: string; readonly what: string }[] = [
  { open: '<%', close: '%>', what: 'ERB template text' },
  { open: '{%', close: '%}', what: 'Jinja block' },
  { open: '{#', close: '#}', what: 'Jinja comment' },
  { open: '{{', close: '}}', what: 'Template expression' },
];

/** Template text that takes a line of its own. */
const WHOLE_LINES: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /^%[A-Za-z_][\w.-]*%$/, what: 'Placeholder' },
  { pattern: /^@@?[A-Za-z_][\w.-]*(?:@@?)?$/, what: 'Placeholder' },
  { pattern: /^<[A-Za-z][^<>]*>$/, what: 'Placeholder' },
  { pattern: /^__[A-Z][A-Z0-9_]*__$/, what: 'Placeholder' },
  { pattern: /^\$\{[^{}]*\}$/, what: 'Placeholder' },
  {
    pattern: /^(?:m4_\w+|define|undefine|include|sinclude|ifdef|ifelse|changequote|divert)\(.*$|^dnl\b.*$/,
    what: 'm4 macro',
  },
];

/** Placeholders that cannot begin a YAML value. */
const VALUES = /^(?:%[A-Za-z_][\w.-]*%|@@?[A-Za-z_][\w.-]*(?:@@?)?)/;
const PLACEHOLDER_ALIAS = /^\*([A-Z][A-Z0-9_]*)\s*$/;

/** Code that prints nothing by itself, so what follows on its line begins the line. */
const STATEMENT =
  /^(?:<%(?![=-]?=)|\{%|\{#|\{\{-?\s*(?:if|else|end|range|with|define|template|block|\/\*|[#/^!>]|\$\w+\s*:?=))/;

const BLOCK_HEADER = /(?:^|:[ \t]+|-[ \t]+)(?:[!&]\S*[ \t]+)*[|>][-+1-9]{0,2}[ \t]*(?:[ \t]#.*)?$/;

class Masker {
  private readonly parts: OpaquePart[] = [];
  private readonly pieces: string[] = [];
  private copied = 0;
  /** The indent that lines of the open block scalar exceed, or null outside of one. */
  private blockIndent: number | null = null;
  private readonly closers = new Map<string, { readonly from: number; readonly at: number }>();
  private anchors: ReadonlySet<string> | null = null;

  constructor(private readonly text: string) {}

  mask(): TemplateMask {
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      const end = lineEnd(text, at);
      const reached = this.line(at, end);
      at = Math.max(behindLineEnd(text, end), reached > end ? nextLine(text, reached) : 0);
    }
    this.pieces.push(text.slice(this.copied));
    return { text: this.pieces.join(''), parts: this.parts };
  }

  /** Masks one line; returns where the last template part ends, which may be lines further on. */
  private line(start: number, end: number): number {
    const { text } = this;
    const first = start + indentOf(text, start, end);
    if (first >= end) return end;
    if (this.blockIndent !== null && first - start > this.blockIndent) return end;
    if (text[first] === '#') return end;

    const body = text.slice(first, end).trimEnd();
    const whole = WHOLE_LINES.find(({ pattern }) => pattern.test(body));
    if (whole) {
      this.cover(first, first + body.length, whole.what, '\n');
      return end;
    }
    const rest = this.beginning(start, first, end);
    if (rest >= end || text.slice(rest, end).trim() === '') return Math.max(rest, end);
    this.blockIndent = null;
    const reached = this.values(rest, end);
    this.openBlock(rest, end);
    return reached;
  }

  /** Covers the template parts a line begins with; returns where other text follows. */
  private beginning(start: number, first: number, end: number): number {
    const { text } = this;
    let at = first;
    const found: { from: number; to: number; what: string }[] = [];
    for (;;) {
      const part = this.markupAt(at);
      if (!part) break;
      found.push({ from: at, to: part.end, what: part.what });
      at = part.end;
      const next = at + indentOf(text, at, text.length);
      if (this.markupAt(next)) at = next;
      else break;
    }
    const last = found.at(-1);
    if (!last) return first;
    const closing = lineEnd(text, last.to);
    const alone = text.slice(last.to, closing).trim() === '';
    if (!alone && !found.every(({ from }) => STATEMENT.test(text.slice(from, from + 40)))) return first;
    for (const { from, to, what } of found) this.cover(from, to, what, '\n');
    if (alone) return Math.max(end, closing);
    // What follows on the line is indented by the blanks before and behind the template text.
    this.indentBefore(last.to, first - start);
    return last.to + indentOf(text, last.to, closing);
  }

  /** Covers what cannot stand in a value as it is. */
  private values(from: number, end: number): number {
    const { text } = this;
    let reached = end;
    for (let at = from; at < end; ) {
      const part = this.markupAt(at) ?? this.placeholderAt(at, from, end);
      if (!part) {
        at++;
        continue;
      }
      const source = text.slice(at, part.end);
      const before = this.leadingUpTo(from, at);
      if (BLOCK_HEADER.test(before) || (/^\s*$/.test(text.slice(part.end, end)) && STATEMENT.test(source))) {
        this.cover(at, part.end, part.what, ' ');
      } else if ((/^[{%@*]/.test(source) && beginsValue(text, from, at)) || /[:#"'\n\r]/.test(source)) {
        this.cover(at, part.end, part.what, 'x');
      }
      at = part.end;
      reached = Math.max(reached, at);
    }
    return reached;
  }

  private openBlock(from: number, end: number): void {
    if (!/[|>]/.test(this.text.slice(from, end))) return;
    const line = this.covered(from, end);
    if (!BLOCK_HEADER.test(line.slice(-NEARBY))) return;
    const column = from - this.columnStart(from);
    const dashes = /^(?:-[ \t]+)*/.exec(line)?.[0] ?? '';
    const key = column + dashes.length;
    this.blockIndent = /^[|>]/.test(line.slice(dashes.length))
      ? key - (/-[ \t]+$/.exec(dashes)?.[0].length ?? 0)
      : key;
  }

  private markupAt(at: number): { end: number; what: string } | null {
    const first = this.text[at];
    if (first !== '<' && first !== '{') return null;
    for (const { open, close, what } of MARKUP) {
      if (!this.text.startsWith(open, at)) continue;
      const closed = this.nextCloser(close, at + open.length);
      return closed - at > MAX_LENGTH ? null : { end: closed + close.length, what };
    }
    return null;
  }

  /** Where `close` stands next, or infinity. Looked for once, as the places asked for hardly go back. */
  private nextCloser(close: string, from: number): number {
    const known = this.closers.get(close);
    if (known && known.from <= from && from <= known.at) return known.at;
    const found = this.text.indexOf(close, from);
    const at = found < 0 ? Number.POSITIVE_INFINITY : found;
    this.closers.set(close, { from, at });
    return at;
  }

  private placeholderAt(at: number, from: number, end: number): { end: number; what: string } | null {
    const first = this.text[at];
    if (first !== '%' && first !== '@' && first !== '*') return null;
    if (!beginsValue(this.text, from, at)) return null;
    const rest = this.text.slice(at, end);
    const alias = PLACEHOLDER_ALIAS.exec(rest);
    if (alias) {
      if (this.isAnchor(alias[1] as string)) return null;
      return { end: at + rest.trimEnd().length, what: 'Placeholder' };
    }
    const value = VALUES.exec(rest);
    return value ? { end: at + value[0].length, what: 'Placeholder' } : null;
  }

  private isAnchor(name: string): boolean {
    this.anchors ??= new Set(this.text.match(/(?<=&)[A-Z][A-Z0-9_]*/g));
    return this.anchors.has(name);
  }

  /** The line before `at`, of a long one the end. */
  private leadingUpTo(from: number, at: number): string {
    return at - from > NEARBY ? `…${this.text.slice(at - NEARBY, at)}` : this.text.slice(from, at);
  }

  private cover(start: number, end: number, what: string, filler: string): void {
    const source = this.text.slice(start, end);
    this.pieces.push(this.text.slice(this.copied, start), source.replace(/[^\r\n]/g, filler));
    this.copied = end;
    this.parts.push({ span: { start, end }, what });
  }

  /** Turns the last `width` covering line feeds before `end` into blanks. */
  private indentBefore(end: number, width: number): void {
    const piece = this.pieces.pop() ?? '';
    const kept = Math.max(0, piece.length - width);
    this.pieces.push(piece.slice(0, kept) + ' '.repeat(piece.length - kept));
    this.copied = end;
  }

  /** The text of a span, blanks for what was masked of it. */
  private covered(from: number, end: number): string {
    const { parts, text } = this;
    let first = parts.length;
    while (first > 0 && (parts[first - 1] as OpaquePart).span.end > from) first--;
    let line = '';
    let at = from;
    for (const { span } of parts.slice(first)) {
      const stop = Math.min(span.end, end);
      line += text.slice(at, span.start) + ' '.repeat(Math.max(0, stop - Math.max(at, span.start)));
      at = Math.max(at, stop);
    }
    return line + text.slice(at, end);
  }

  private columnStart(at: number): number {
    const previous = this.parts.at(-1)?.span.end ?? 0;
    let start = at;
    while (start > 0 && !/[\r\n]/.test(this.text[start - 1] as string)) {
      if (start === previous) break;
      start--;
    }
    return start;
  }
}

/** No template expression is longer; an opener without a closer must not cost the whole text. */
const MAX_LENGTH = 4000;

/** How much of a line tells whether a value begins. */
const NEARBY = 200;

/** True when the text from `from`, the beginning of a line, up to `at` leads up to the beginning of a value. */
function beginsValue(text: string, from: number, at: number): boolean {
  let before = at;
  while (before > from && (text[before - 1] === ' ' || text[before - 1] === '\t')) before--;
  if (before === from) return before === at;
  const last = text[before - 1];
  if (last === '[' || last === ',') return true;
  if (before === at) return false;
  return last === ':' || (last === '-' && (before - 1 === from || /[ \t]/.test(text[before - 2] as string)));
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at - start;
}
