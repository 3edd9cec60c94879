import { type Refusal, refusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { type BlockLayout, blockLayout, type Chomping, LineTable } from './block-scalar.ts';
import { narrowEdit } from './narrow-edit.ts';
import type { ScalarSource } from './scalar-source.ts';
import { eolAt } from './style.ts';

/**
 * The edit after which a literal block scalar reads with `inner` replaced by `text`. Lines it does not
 * touch stay as they are; new lines take the block's indent and the neighbour's line end. The header
 * changes only where the new value cannot be said otherwise (final line ends, blanks up front).
 */
export function replaceInLiteral(
  { document, masked }: ScalarSource,
  lines: LineTable,
  inner: Span,
  text: string,
): TextEdit | Refusal {
  if (UNWRITABLE.test(text)) {
    return refusal(
      'A block scalar (|) cannot hold this text: it has control characters or a carriage return.',
    );
  }
  const { layout } = lines;
  if (layout.indent === 0) {
    return refusal('This block scalar is not indented; change it in the text.');
  }
  const meant = lines.value.slice(0, inner.start) + text + lines.value.slice(inner.end);
  if (/^\n*$/.test(meant) && indentAt(masked, layout.bodyEnd) > Math.max(0, layout.parentIndent)) {
    return refusal('The line behind this block would become part of it; change it in the text.');
  }
  const header = headerFor(document, layout, meant);
  if (header === null) return refusal('A block scalar (|) cannot begin like this; change it in the text.');

  const region = { start: layout.header.start, end: regionEnd(document, layout, header.chomping) };
  const body = newBody(document, lines, inner, text, region.end);
  const newText = header.text + document.slice(layout.header.end, layout.bodyStart) + body;
  const edit = narrowEdit(document, { span: region, newText }, lines.toOuter(inner));
  if (decodedAfter(edit, document, masked, layout) !== meant) {
    return refusal('A block scalar (|) cannot hold this text; change it in the text.');
  }
  return edit;
}

/** Not printable in YAML, or a line end to some of its readers (YAML 1.2.2, section 5.1 and 5.4). */
export const UNWRITABLE =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const INDENT_STEP = 2;

function blockIndent(layout: BlockLayout): number {
  return layout.indent ?? Math.max(0, layout.parentIndent) + (layout.digit || INDENT_STEP);
}

/** The header under which `value` can be written, as it is if possible; null when there is none. */
function headerFor(
  document: string,
  layout: BlockLayout,
  value: string,
): { text: string; chomping: Chomping } | null {
  const firstLine = /^\n*(.*)/.exec(value)?.[1] ?? '';
  let digit = layout.digit;
  if (digit === 0 && firstLine.startsWith(' ')) {
    digit = blockIndent(layout) - Math.max(0, layout.parentIndent);
    if (digit > 9) return null;
  }
  const chomping = chompingFor(document, layout, value);
  if (digit === layout.digit && chomping === layout.chomping) {
    return { text: document.slice(layout.header.start, layout.header.end), chomping };
  }
  const sign = { clip: '', strip: '-', keep: '+' }[chomping];
  return { text: `|${digit || ''}${sign}`, chomping };
}

function chompingFor(document: string, { chomping, contentEnd }: BlockLayout, value: string): Chomping {
  if (value === '') return chomping;
  const lineEnds = value.length - value.replace(/\n+$/, '').length;
  if (lineEnds === 0) {
    const atOpenEnd = contentEnd === document.length && !/[\r\n]$/.test(document);
    return atOpenEnd ? chomping : 'strip';
  }
  if (lineEnds > 1 || lineEnds === value.length) return 'keep';
  return chomping === 'strip' ? 'clip' : chomping;
}

/** Blank lines behind the content are in the way only when they begin to count. */
function regionEnd(document: string, layout: BlockLayout, chomping: Chomping): number {
  const end = chomping === 'keep' ? layout.bodyEnd : layout.contentEnd;
  return Math.min(end, document.length);
}

function newBody(document: string, lines: LineTable, inner: Span, text: string, end: number): string {
  const { layout, value } = lines;
  const first = lines.lineOf(inner.start);
  const last = lines.lineOf(inner.end);
  const count = lines.lineStart.length;
  const eol = eolAt(document, lines.textEnd[first] ?? lines.textEnd[count - 1] ?? layout.header.end);
  const indent = ' '.repeat(blockIndent(layout));

  const before = document.slice(layout.bodyStart, lines.lineStart[first] ?? layout.contentEnd);
  const open = before === '' ? !endsLine(document, layout.bodyStart) : !/[\r\n]$/.test(before);
  const start = before + (open ? eol : '');
  const indented = (line: string) => (line === '' ? '' : indent + line);
  const isWholeLines = inner.start === lines.innerStart[first] && (text === '' || text.endsWith('\n'));
  if (isWholeLines && last < count && inner.end === lines.innerStart[last]) {
    const written = text
      .split('\n')
      .slice(0, -1)
      .map((line) => indented(line) + eol);
    return start + written.join('') + document.slice(lines.lineStart[last], layout.contentEnd);
  }

  const lineBegin = lines.innerStart[first] ?? value.length;
  const lineFinish = last < count ? (lines.innerStart[last + 1] ?? lineEndIn(value)) : value.length;
  const lastLine = value.slice(inner.end, lineFinish).replace(/\n$/, '');
  const written = (value.slice(lineBegin, inner.start) + text + lastLine).split('\n').map(indented);
  // Behind `|-` the last line's end is there, but did not count.
  const endIsThere =
    layout.chomping === 'strip' && last === count - 1 && written.length > 1 && written.at(-1) === '';
  if (endIsThere) written.pop();

  let body = start + written.join(eol);
  if (last < count) body += document.slice(lines.textEnd[last], layout.contentEnd);
  else if (written.at(-1) !== '' && (end < document.length || endsLine(document, document.length)))
    body += eol;
  return body;
}

function indentAt(document: string, offset: number): number {
  return /^ */.exec(document.slice(offset, offset + 1000))?.[0].length ?? 0;
}

function lineEndIn(value: string): number {
  return value.endsWith('\n') ? value.length - 1 : value.length;
}

function endsLine(document: string, offset: number): boolean {
  return /[\r\n]/.test(document[offset - 1] ?? '\n');
}

function decodedAfter(edit: TextEdit, document: string, masked: string, before: BlockLayout): string {
  const { header, bodyStart, parentIndent } = before;
  const source = blockAfter(document, edit, before);
  const read = masked === document ? source : blockAfter(masked, edit, before);
  const headerEnd = /^\|[1-9]?[-+]?/.exec(source)?.[0].length ?? 1;
  const shift = headerEnd - header.end;
  const layout = blockLayout(read, {
    header: { start: 0, end: headerEnd },
    bodyStart: Math.min(source.length, behindLine(source, bodyStart + shift)),
    bodyEnd: source.length,
    parentIndent,
  });
  return new LineTable(source, layout).value;
}

/** The block, from its header on, as it stands in `document` once `edit` is made. */
function blockAfter(document: string, { span, newText }: TextEdit, { header, bodyEnd }: BlockLayout): string {
  return document.slice(header.start, span.start) + newText + document.slice(span.end, bodyEnd);
}

/** A body written behind a header that had no line end begins one line end later. */
function behindLine(source: string, at: number): number {
  if (endsLine(source, at)) return at;
  const lineEnd = /\r\n|\n|\r/y;
  lineEnd.lastIndex = at;
  return at + (lineEnd.exec(source)?.[0].length ?? 0);
}
