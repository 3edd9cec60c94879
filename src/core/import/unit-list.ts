import { readCloudConfig } from '../cloud-config/read.ts';

/** Keys of an entry of `coreos.units`, and of a drop-in (coreos-cloudinit, `config/unit.go`). Dashes count as underscores. */
const unitKeys: ReadonlySet<string> = new Set([
  'name',
  'command',
  'content',
  'enable',
  'mask',
  'runtime',
  'drop_ins',
]);

/**
 * True when the text begins, after comments, with an entry of a unit list: `- name:`, also below `units:`.
 * Below `coreos:` it is a whole document.
 */
export function looksLikeUnitList(text: string): boolean {
  const lines = withoutLines(linesOf(text), /^\s*(?:---|units\s*:)\s*$/);
  const first = lines.find((line) => line.trim() !== '' && !COMMENT.test(line));
  return first !== undefined && DASH.test(first) && keyOf(first) !== null;
}

/**
 * A pasted list of units, with whatever indentation the page it was copied from gave it, as a block list
 * at column 0 with keys two columns in. A list that is YAML already is only moved to column 0.
 */
export function normaliseUnitList(text: string): string {
  const lines = withoutBlankEnds(withoutLines(linesOf(text), HEADING));
  const moved = `${withoutCommonIndent(lines).join('\n')}\n`;
  if (readsAsUnits(moved)) return moved;
  return `${mendIndentation(lines).join('\n')}\n`;
}

/** The names in a normalised list, or null when it is no list of units: unreadable, or with keys that no unit has. */
export function unitNames(list: string): string[] | null {
  const { readable, units } = readAsUnits(list);
  if (!readable || units.length === 0) return null;
  const fits = units.every(({ map, fields }) => map && fields.every(({ key }) => unitKeys.has(key)));
  return fits ? units.map(({ name }) => name?.text ?? '') : null;
}

/** A unit file as a list of one unit. It is started at boot, unless it is a template (`foo@.service`). */
export function unitFileAsList(name: string, unitFile: string): string {
  const content = withoutCommonIndent(withoutBlankEnds(linesOf(unitFile)));
  const command = /@\.[a-z]+$/.test(name) ? [] : ['  command: "start"'];
  const lines = content.map((line) => (line.trim() === '' ? '' : `    ${line}`));
  return `${[`- name: ${JSON.stringify(name)}`, ...command, '  content: |', ...lines].join('\n')}\n`;
}

function readsAsUnits(list: string): boolean {
  const { readable, units } = readAsUnits(list);
  return readable && units.length > 0 && units.every(({ map, name }) => map && name);
}

function readAsUnits(list: string) {
  return readCloudConfig(`#cloud-config\ncoreos:\n  units:\n${list.replace(/^(?=.)/gm, '    ')}`);
}

const COMMENT = /^\s*#/;
const HEADING = /^\s*(?:---|#cloud-config|coreos\s*:|units\s*:)\s*$/;
const DASH = /^\s*-\s+/;
const KEY = /^(\s*(?:-\s+)?)["']?([\w-]+)["']?\s*:(?:\s+(.*))?$/;
const BLOCK_HEADER = /^([|>])([-+\d]*)(\s+#.*)?\s*$/;

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
}

/** Without those lines above the first entry, which only say where the list stands. */
function withoutLines(lines: readonly string[], headings: RegExp): string[] {
  const first = lines.findIndex((line) => DASH.test(line));
  return lines.filter((line, i) => i >= first || !headings.test(line));
}

function withoutBlankEnds(lines: readonly string[]): string[] {
  const filled = (line: string) => line.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(filled)), lines.findLastIndex(filled) + 1);
}

function withoutCommonIndent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, indentOf(line)));
  const common = indents.reduce((a, b) => {
    let length = 0;
    while (length < a.length && a[length] === b[length]) length++;
    return a.slice(0, length);
  }, indents[0] ?? '');
  return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : ''));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The unit key a line gives, and where it stands; null for any other line. */
function keyOf(
  line: string,
): { readonly key: string; readonly column: number; readonly value: string } | null {
  const match = KEY.exec(line);
  if (!match) return null;
  const [, before = '', word = '', value = ''] = match;
  const key = word.replaceAll('-', '_');
  return unitKeys.has(key) ? { key, column: before.length, value } : null;
}

/**
 * Gives every line the indentation that its meaning asks for: entries at 0, their keys at 2, drop-ins at 4,
 * their keys at 6, content two further in.
 */
function mendIndentation(lines: readonly string[]): string[] {
  const mended: string[] = [];
  let entryColumn = 0;
  /** Columns, as written, of the `drop-ins` key we are below and of its dashes. */
  let dropIns: { readonly key: number; dash: number | null } | null = null;

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const column = indentOf(line);
    const body = line.trim();
    if (body === '') {
      mended.push('');
      continue;
    }
    if (DASH.test(line)) {
      if (dropIns && column >= dropIns.key && column > entryColumn) {
        dropIns.dash = column;
        mended.push(`    - ${body.slice(1).trimStart()}`);
      } else {
        dropIns = null;
        entryColumn = column;
        mended.push(`- ${body.slice(1).trimStart()}`);
      }
    } else if (COMMENT.test(line)) {
      const next = lines.slice(i + 1).find((other) => other.trim() !== '' && !COMMENT.test(other));
      const aboveEntry = next !== undefined && DASH.test(next) && !(dropIns && indentOf(next) > entryColumn);
      mended.push(`${aboveEntry ? '' : '  '}${body}`);
    } else {
      if (dropIns?.dash !== null && dropIns && column <= dropIns.dash) dropIns = null;
      mended.push(`${dropIns?.dash != null ? '      ' : '  '}${body}`);
    }

    const field = keyOf(line);
    if (!field) continue;
    if (field.key === 'drop_ins') dropIns = { key: field.column, dash: null };
    const header = BLOCK_HEADER.exec(field.value);
    if (!header) continue;
    const end = blockEnd(lines, i + 1, field.column);
    const block = withoutCommonIndent(lines.slice(i + 1, end));
    const [, style, indicators = '', comment = ''] = header;
    const digit = indentOf(block.find((other) => other !== '') ?? '') > 0 ? '2' : '';
    const last = mended.length - 1;
    const opening = (mended[last] as string).slice(0, -field.value.length);
    mended[last] = `${opening}${style}${digit}${indicators.replace(/\d/g, '')}${comment}`;
    const indent = dropIns?.dash != null ? '        ' : '    ';
    mended.push(...block.map((other) => (other === '' ? '' : indent + other)));
    i = end - 1;
  }
  return mended;
}

/** Index of the line behind a block scalar that starts at `from`, its key at `keyColumn`. Blank lines behind it are not its own. */
function blockEnd(lines: readonly string[], from: number, keyColumn: number): number {
  const first = lines.slice(from).find((line) => line.trim() !== '') ?? '';
  // Some pages lose all indentation: then the block goes on to the next line that is the list's.
  const flat = indentOf(first) <= keyColumn;
  let end = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.trim() === '') continue;
    const isOfList = keyOf(line) !== null && (flat || indentOf(line) < indentOf(first));
    if (isOfList || (!flat && indentOf(line) <= keyColumn)) break;
    end = i + 1;
  }
  return end;
}
