import { type CommandState, commandStart, paintCommand } from './command-line.ts';
import { isBlank, LinePainter, type LineToken } from './line-tokens.ts';
import { looksLikeSection, paintUnitLine, type UnitState, unitStart } from './unit-line.ts';

/**
 * Colours a cloud-config line by line, as it is typed: YAML, and inside block scalars the unit files, command lines
 * and scripts they hold. Each line needs only the state in which the one before it ended. It is a good guess at once;
 * what must be exact comes later from the analysis (semantic tokens).
 */
export interface LineState {
  /** Keys that are open, outermost first, with their columns. */
  readonly path: readonly { readonly column: number; readonly key: string }[];
  readonly block: Block | null;
  /** Column of a key whose value has not begun, so that a block header may stand on the next line. */
  readonly awaits: number | null;
  /** Depth of open brackets. */
  readonly flow: number;
  /** Quote of a scalar that goes on. */
  readonly quote: '' | '"' | "'";
  /** What the `path:` of the current `write_files` element promises. */
  readonly file: 'unit' | 'shell' | null;
}

/** A block scalar that is open. */
interface Block {
  /** Its lines stand further right than this. */
  readonly parent: number;
  /** Column of its text; null until the first line that is not blank. */
  readonly column: number | null;
  readonly body: Body;
}

type Body =
  | { readonly language: 'unknown' | 'text' }
  | { readonly language: 'unit'; readonly state: UnitState }
  | { readonly language: 'shell'; readonly state: CommandState };

export const startOfText: LineState = {
  path: [],
  block: null,
  awaits: null,
  flow: 0,
  quote: '',
  file: null,
};

export function tokenizeLine(line: string, state: LineState): { tokens: LineToken[]; state: LineState } {
  const painter = new LinePainter(line);
  const after = paintLine(painter, state);
  painter.all('text');
  return { tokens: painter.tokens, state: after };
}

export function sameState(a: LineState, b: LineState): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function paintLine(painter: LinePainter, state: LineState): LineState {
  const { line } = painter;
  const indent = indentOf(line);
  if (TEMPLATE_LINE.test(line)) {
    painter.blanks();
    painter.all('template');
    return state;
  }
  if (line.trim() === '') return paintBlankLine(painter, state);
  if (state.block && !isDocumentMark(line)) {
    const column = state.block.column ?? (indent > state.block.parent ? indent : null);
    if (column !== null && indent >= column) return paintBody(painter, state, state.block, column);
  }
  const outside = state.block ? { ...state, block: null } : state;
  if (outside.quote) return paintQuoted(painter, outside.quote, outside);
  if (outside.flow > 0) return paintFlow(painter, outside);
  if (isDocumentMark(line)) {
    painter.next(3, 'operator');
    painter.blanks();
    return paintValue(painter, startOfText, -1, '');
  }
  return paintYaml(painter, outside);
}

function paintBlankLine(painter: LinePainter, state: LineState): LineState {
  painter.all('text');
  const { block } = state;
  if (block?.body.language !== 'unit') return state;
  return { ...state, block: { ...block, body: { language: 'unit', state: unitStart } } };
}

function paintBody(painter: LinePainter, state: LineState, block: Block, column: number): LineState {
  painter.to(column, 'text');
  const body = block.body.language === 'unknown' ? recognise(painter.rest) : block.body;
  return { ...state, block: { ...block, column, body: paintBodyLine(painter, body) } };
}

function paintBodyLine(painter: LinePainter, body: Body): Body {
  switch (body.language) {
    case 'unit':
      return { language: 'unit', state: paintUnitLine(painter, body.state) };
    case 'shell':
      return { language: 'shell', state: paintScriptLine(painter, body.state) };
    case 'unknown':
      painter.all('comment');
      return body;
    case 'text':
      painter.all('text');
      return body;
  }
}

function paintScriptLine(painter: LinePainter, state: CommandState): CommandState {
  const { line } = painter;
  let end = line.length;
  while (isBlank(line[end - 1])) end--;
  const continued = line[end - 1] === '\\';
  if (continued) end--;
  const after = paintCommand(painter, end, 'shell', state);
  if (continued) painter.next(1, 'operator');
  return continued || after.quote ? after : commandStart;
}

/** What a text is, by the first line that says so. */
function recognise(line: string): Body {
  if (/^#!.*\b(?:ba|da|a|z|k)?sh\b/.test(line)) return { language: 'shell', state: commandStart };
  if (line.startsWith('#!')) return { language: 'text' };
  if (looksLikeSection(line)) return { language: 'unit', state: unitStart };
  return { language: /^[#;]/.test(line) ? 'unknown' : 'text' };
}

function paintYaml(painter: LinePainter, state: LineState): LineState {
  const { line } = painter;
  painter.blanks();
  if (line[painter.at] === '#') {
    painter.all('comment');
    return state;
  }
  if (state.awaits !== null && /^(?:[!&]\S*\s+)*[|>][-+\d]*\s*(?:#.*)?$/.test(painter.rest)) {
    return paintValue(painter, state, state.awaits, lastKey(state));
  }
  let { path, file } = state;
  let column = painter.at;
  let parent = -1;
  while (/^-(?=\s|$)/.test(painter.rest)) {
    path = path.filter((open) => open.column <= column);
    if (openKey(path) === 'write_files') file = null;
    parent = column;
    painter.next(1, 'operator');
    painter.blanks();
    column = painter.at;
  }
  const inner = { ...state, path, file, awaits: null };
  const key = KEY.exec(painter.rest);
  if (!key) return paintValue(painter, inner, parent, '');
  const name = (key[1] as string).replace(/^(["'])(.*)\1$/, '$2').replaceAll('-', '_');
  painter.next((key[1] as string).length, 'key');
  painter.blanks();
  painter.next(1, 'operator');
  painter.blanks();
  const opened = { column, key: name };
  const within = { ...inner, path: [...path.filter((open) => open.column < column), opened] };
  if (name === 'path' && isInFiles(within)) {
    return paintValue(painter, { ...within, file: fileLanguage(painter.rest) }, column, name);
  }
  return paintValue(painter, within, column, name);
}

/** Colours what stands behind a key, a dash or `---`. `parent` is the column a block scalar here must exceed. */
function paintValue(painter: LinePainter, state: LineState, parent: number, key: string): LineState {
  for (let property = PROPERTY.exec(painter.rest); property; property = PROPERTY.exec(painter.rest)) {
    painter.next(property[0].length, 'tag');
    painter.blanks();
  }
  const rest = painter.rest;
  const header = BLOCK_HEADER.exec(rest);
  if (header) {
    painter.next(header[0].length, 'operator');
    paintTrailing(painter);
    const digit = /\d/.exec(header[0])?.[0];
    const column = digit ? Math.max(parent, 0) + Number(digit) : null;
    return { ...state, awaits: null, block: { parent, column, body: bodyOf(state, key) } };
  }
  const first = rest[0];
  if (first === undefined || first === '#') {
    paintTrailing(painter);
    return { ...state, awaits: key ? parent : null };
  }
  if (first === '"' || first === "'") {
    painter.next(1, 'string');
    return paintQuoted(painter, first, state);
  }
  if (first === '{' || first === '[') return paintFlow(painter, state);
  const end = painter.at + (/\s#/.exec(rest)?.index ?? rest.trimEnd().length);
  const value = painter.line.slice(painter.at, end);
  painter.to(end, CONSTANT.test(value) ? 'constant' : 'text');
  paintTrailing(painter);
  return state;
}

/** Colours the rest of a quoted scalar, the opening quote being behind. */
function paintQuoted(painter: LinePainter, quote: '"' | "'", state: LineState): LineState {
  const { line } = painter;
  let at = painter.at;
  for (; at < line.length; at++) {
    if (quote === '"' && line[at] === '\\') at++;
    else if (line[at] === quote && quote === "'" && line[at + 1] === "'") at++;
    else if (line[at] === quote) {
      painter.to(at + 1, 'string');
      const closed = { ...state, quote: '' } as const;
      if (state.flow > 0) return paintFlow(painter, closed);
      paintTrailing(painter);
      return closed;
    }
  }
  painter.all('string');
  return { ...state, quote };
}

function paintFlow(painter: LinePainter, state: LineState): LineState {
  const { line } = painter;
  let { flow } = state;
  while (!painter.done) {
    const char = line[painter.at] as string;
    if (isBlank(char)) painter.blanks();
    else if (char === '#' && isBlank(line[painter.at - 1] ?? ' ')) painter.all('comment');
    else if (/[[{]/.test(char)) {
      flow++;
      painter.next(1, 'operator');
    } else if (/[\]}]/.test(char)) {
      flow--;
      painter.next(1, 'operator');
      if (flow <= 0) {
        paintTrailing(painter);
        return { ...state, flow: 0 };
      }
    } else if (char === ',' || char === ':') painter.next(1, 'operator');
    else if (char === '"' || char === "'") {
      const close = FLOW_QUOTED.exec(painter.rest);
      if (!close) {
        painter.next(1, 'string');
        return paintQuoted(painter, char, { ...state, flow });
      }
      painter.next(
        close[0].length,
        /^\s*:/.test(line.slice(painter.at + close[0].length)) ? 'key' : 'string',
      );
    } else {
      const word = /^(?:[^,:[\]{}]|:(?=[^\s,[\]{}]))+/.exec(painter.rest)?.[0].trimEnd() || char;
      const isKey = /^\s*:(?:\s|$)/.test(line.slice(painter.at + word.length));
      painter.next(word.length, isKey ? 'key' : CONSTANT.test(word) ? 'constant' : 'text');
    }
  }
  return { ...state, flow };
}

/** A comment behind a value, or text that should not be there. */
function paintTrailing(painter: LinePainter): void {
  painter.blanks();
  painter.all(painter.rest.startsWith('#') ? 'comment' : 'text');
}

function bodyOf(state: LineState, key: string): Body {
  const keys = state.path.map((open) => open.key);
  if (key === '' || keys.length === 0) {
    return COMMAND_LISTS.has(openKey(state.path))
      ? { language: 'shell', state: commandStart }
      : { language: 'unknown' };
  }
  if (key !== 'content' && key !== 'contents') return { language: 'text' };
  if (keys.includes('units')) return { language: 'unit', state: unitStart };
  if (state.file === 'unit') return { language: 'unit', state: unitStart };
  if (state.file === 'shell') return { language: 'shell', state: commandStart };
  return { language: 'unknown' };
}

function fileLanguage(path: string): 'unit' | 'shell' | null {
  const plain = path.replace(/\s+#.*$/, '').replace(/["'\s]/g, '');
  if (UNIT_FILE.test(plain)) return 'unit';
  return /\.(?:ba)?sh$/.test(plain) ? 'shell' : null;
}

function isInFiles(state: LineState): boolean {
  return state.path.some((open) => open.key === 'write_files');
}

function openKey(path: LineState['path']): string {
  return path.at(-1)?.key ?? '';
}

function lastKey(state: LineState): string {
  return openKey(state.path);
}

function isDocumentMark(line: string): boolean {
  return /^(?:---|\.\.\.)(?=\s|$)/.test(line);
}

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ') indent++;
  return indent;
}

// A key, quoted or plain, up to its colon; ' #' begins a comment and ends the search.
const KEY =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:[^\s#&*!|>'"%@`{}[\],?:-]|[-?:](?=\S))(?:[^\s:#]|:(?=\S)|(?<=\S)#|[^\S\r](?![#\s]))*)\s*:(?=\s|$)/;
const PROPERTY = /^(?:[&!]\S*|\*[^\s,[\]{}]+)(?=\s|$)/;
const BLOCK_HEADER = /^[|>](?:[-+]?\d?|\d[-+])(?=\s|$)/;
const FLOW_QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/;
// YAML 1.1, as the machine reads it.
const CONSTANT = /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d_]+(?:\.\d+)?|0x[\da-f]+)$/i;
const TEMPLATE_LINE = /^\s*(?:\{%.*%\}|\{\{.*\}\}|\{#.*#\}|<%.*%>)\s*$/;
const UNIT_FILE =
  /\.(?:service|timer|socket|mount|automount|path|target|slice|swap|network|netdev|link)$|\/systemd\/.*\.conf$|\.d\/[^/]+\.conf$/;
/** cloud-init's lists of shell commands. */
const COMMAND_LISTS = new Set(['runcmd', 'bootcmd']);
