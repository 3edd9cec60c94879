import type { Analysis } from '../analysis.ts';
import type { Span } from '../text/span.ts';

/**
 * True for text that something fills in before the machine sees it: ERB, Jinja, Go and Terraform templates,
 * placeholders such as `<like this>`, `__THIS__`, `@@THIS@@` and `%THIS%`. A `$VAR` is none: the shell and
 * systemd have those, too.
 */
export function holdsTemplateText(text: string): boolean {
  return TEMPLATE_TEXT.test(text);
}

/** True when a place is template text, holds some, or is a part of a word that does: `}}.service` of `{{ x }}.service`. */
export function isFilledIn(analysis: Analysis, span: Span): boolean {
  const { text, config } = analysis;
  if (touchesOne(config.opaque, span, (part) => part.span)) return true;
  if (!config.readable) return false;
  if (holdsTemplateText(text.slice(span.start, span.end))) return true;
  return touchesOne(templateWords(analysis), span, (word) => word);
}

/** Whether one of `parts`, which stand in order and apart, has a character of the span. */
function touchesOne<T>(parts: readonly T[], { start, end }: Span, spanOf: (part: T) => Span): boolean {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spanOf(parts[middle] as T).end <= start) low = middle + 1;
    else high = middle;
  }
  const next = parts[low];
  return next !== undefined && spanOf(next).start < end;
}

/** The words of the text that hold template text, in order. */
function templateWords(analysis: Analysis): readonly Span[] {
  let words = known.get(analysis);
  if (!words) {
    words = readTemplateWords(analysis.text);
    known.set(analysis, words);
  }
  return words;
}

const known = new WeakMap<Analysis, readonly Span[]>();

function readTemplateWords(text: string): Span[] {
  const words: Span[] = [];
  let reached = 0;
  for (const part of templateParts(text)) {
    if (part.end <= reached) continue;
    const word = wordAround(text, part, reached);
    const last = words.at(-1);
    if (last && part.start < reached) words[words.length - 1] = { start: last.start, end: word.end };
    else words.push(word);
    reached = word.end;
  }
  return words;
}

/** Placeholders, and what stands between the brackets of a template language on one line. */
function* templateParts(text: string): Generator<Span> {
  const next = new Map<string, number>();
  const nextAt = (closer: string, from: number): number => {
    let at = next.get(closer) ?? -1;
    if (at < from) {
      at = text.indexOf(closer, from);
      if (at < 0) at = Number.POSITIVE_INFINITY;
      next.set(closer, at);
    }
    return at;
  };
  const opening = new RegExp(TEMPLATE_PART);
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const { index: start, 0: part } = found;
    const closer = CLOSERS.get(part);
    const end = closer ? nextAt(closer, start + part.length) + closer.length : start + part.length;
    if (closer && end > nextAt('\n', start)) {
      opening.lastIndex = start + 1;
      continue;
    }
    yield { start, end };
    opening.lastIndex = end;
  }
}

function wordAround(text: string, { start, end }: Span, floor: number): Span {
  let from = start;
  let to = end;
  while (from > floor && !/[\s=]/.test(text[from - 1] as string)) from--;
  while (to < text.length && !/\s/.test(text[to] as string)) to++;
  return { start: from, end: to };
}

/** True when template text may bring in units, or leave some out, that cannot be seen here. */
export function isTemplate(analysis: Analysis): boolean {
  let template = templates.get(analysis);
  if (template === undefined) {
    template = analysis.config.opaque.length > 0 || TEMPLATE_STATEMENT.test(analysis.text);
    templates.set(analysis, template);
  }
  return template;
}

const templates = new WeakMap<Analysis, boolean>();

const TEMPLATE_TEXT =
  /<%|\{%|\{\{|\{#|__[A-Z][A-Z0-9_]*__|@@?[A-Z][A-Z0-9_]*@@?|%[A-Z][A-Z_]+%|<[A-Za-z][\w .-]*>|\$\{[a-z][\w.]{0,99}[.([][^}]{0,999}\}/;

const TEMPLATE_PART =
  /\{\{|<%|\{%|\{#|__[A-Z][A-Z0-9_]*__|@@?[A-Z][A-Z0-9_]*@@?|%[A-Z][A-Z_]+%|<[A-Za-z][\w .-]*>/g;

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['<%', '%>'],
  ['{%', '%}'],
  ['{#', '#}'],
]);

/** Docker's own `--format '{{ .State }}'` is none. */
const TEMPLATE_STATEMENT =
  /<%|\{%|\{\{-?\s*(?:if|else|end|range|with|define|template|block|include|\$\w+\s*:?=|[#^/!>])/;
