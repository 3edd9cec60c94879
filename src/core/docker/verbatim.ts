/**
 * True for text that something fills in before docker sees it: `$VAR`, a systemd specifier, a command
 * in backticks, a home directory, or a template. Its value is unknown, so it is kept as written and not judged.
 */
export function isVerbatim(text: string): boolean {
  return /^~|[$%`]|\{\{|\{%|<[^<>]*>|__[A-Z0-9_]+__|@@/.test(text);
}
