/** Variables that were pasted, as values of `--env`, and the lines that are none. */
export interface PastedVariables {
  readonly values: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Reads lines of `NAME=value` as they are copied from a file of variables, a shell or a YAML list: with `export` or
 * `-e` before them, quotes around the value, or `NAME: value`. Comments and blank lines do not count.
 */
export function readVariableLines(text: string): PastedVariables {
  const values: string[] = [];
  const notes: string[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const body = line.trim().replace(/\s*\\$/, '');
    if (body === '' || body.startsWith('#')) return;
    const bare = unquoted(body.replace(/^(?:-e\s+|--env[=\s]\s*|-\s+|export\s+)/, ''));
    const [, name, value = ''] = /^([A-Za-z_][\w.-]*)\s*[=:]\s*(.*)$/s.exec(bare) ?? [];
    if (name === undefined) notes.push(`Line ${index + 1} is no NAME=value.`);
    else values.push(`${name}=${unquoted(value)}`);
  });
  return { values, notes };
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
