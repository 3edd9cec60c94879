/**
 * The fields of one line of comma-separated values as Go's encoding/csv reads it: a field with a comma
 * stands in double quotes, and a quote inside is doubled. null when the quotes do not match.
 */
export function splitCsv(line: string): readonly string[] | null {
  const fields: string[] = [];
  let at = 0;
  while (true) {
    if (line[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"(?=,|$)/.exec(line.slice(at));
      if (!quoted) return null;
      fields.push((quoted[1] ?? '').replaceAll('""', '"'));
      at += quoted[0].length;
    } else {
      const end = line.indexOf(',', at);
      const field = line.slice(at, end < 0 ? undefined : end);
      if (field.includes('"')) return null;
      fields.push(field);
      at += field.length;
    }
    if (at >= line.length) return fields;
    at += 1;
  }
}
