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
export function isFilledIn({ text, config }: Analysis, { start, end }: Span): boolean {
  if (config.opaque.some((part) => part.span.start < end && start < part.span.end)) return true;
  if (!config.readable) return false;
  if (holdsTemplateText(text.slice(start, end))) return true;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  return [...line.matchAll(TEMPLATE_PART)].some(({ index, 0: part }) => {
    const word = wordAround(line, { start: index, end: index + part.length });
    return lineStart + word.start < end && start < lineStart + word.end;
  });
}

function wordAround(line: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && !/[\s=]/.test(line[from - 1] as string)) from--;
  while (to < line.length && !/\s/.test(line[to] as string)) to++;
  return { start: from, end: to };
}

/** True when template text may bring in units, or leave some out, that cannot be seen here. */
export function isTemplate({ text, config }: Analysis): boolean {
  return config.opaque.length > 0 || TEMPLATE_STATEMENT.test(text);
}

const TEMPLATE_TEXT =
  /<%|\{%|\{\{|\{#|__[A-Z][A-Z0-9_]*__|@@?[A-Z][A-Z0-9_]*@@?|%[A-Z][A-Z_]+%|<[A-Za-z][\w .-]*>|\$\{[a-z][\w.]*[.([][^}]*\}/;

const TEMPLATE_PART =
  /\{\{.*?\}\}|<%.*?%>|\{%.*?%\}|\{#.*?#\}|__[A-Z][A-Z0-9_]*__|@@?[A-Z][A-Z0-9_]*@@?|%[A-Z][A-Z_]+%|<[A-Za-z][\w .-]*>/g;

/** Docker's own `--format '{{ .State }}'` is none. */
const TEMPLATE_STATEMENT =
  /<%|\{%|\{\{-?\s*(?:if|else|end|range|with|define|template|block|include|\$\w+\s*:?=|[#^/!>])/;
