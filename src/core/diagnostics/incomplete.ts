import type { Analysis } from '../analysis.ts';

/**
 * True for text that something fills in before the machine sees it: ERB, Jinja, Go and Terraform templates,
 * placeholders such as `<like this>`, `__THIS__`, `@@THIS@@` and `%THIS%`. A `$VAR` is none: the shell and
 * systemd have those, too.
 */
export function holdsTemplateText(text: string): boolean {
  return TEMPLATE_TEXT.test(text);
}

/** True when template text may bring in units, or leave some out, that cannot be seen here. */
export function isTemplate({ text, config }: Analysis): boolean {
  return config.opaque.length > 0 || TEMPLATE_STATEMENT.test(text);
}

const TEMPLATE_TEXT =
  /<%|\{%|\{\{|\{#|__[A-Z][A-Z0-9_]*__|@@?[A-Z][A-Z0-9_]*@@?|%[A-Z][A-Z_]+%|<[A-Za-z][\w .-]*>|\$\{[a-z][\w.]*[.([][^}]*\}/;

/** Docker's own `--format '{{ .State }}'` is none. */
const TEMPLATE_STATEMENT =
  /<%|\{%|\{\{-?\s*(?:if|else|end|range|with|define|template|block|include|\$\w+\s*:?=|[#^/!>])/;
