import { type Refusal, refusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blockLayout, isWellIndented } from './block-scalar.ts';
import { ESCAPES } from './flow-scalar.ts';
import { UNWRITABLE } from './literal-edit.ts';
import type { OffsetMap } from './offset-map.ts';
import { decodeScalar, type ScalarSource } from './scalar-source.ts';
import { plainType } from './scalar-type.ts';

/** The edit after which a plain, quoted or folded scalar reads with `inner` replaced by `text`. */
export function replaceInScalar(
  source: ScalarSource,
  map: OffsetMap,
  inner: Span,
  text: string,
): TextEdit | Refusal {
  if (LONE_SURROGATE.test(text)) return refusal('YAML cannot hold half of a surrogate pair.');
  const value = map.value.slice(0, inner.start) + text + map.value.slice(inner.end);
  switch (source.style) {
    case 'double-quoted':
      return (
        splice(source, map, inner, escaped(text), value) ??
        refusal('The text is folded over lines here; change it in the text.')
      );
    case 'single-quoted':
      if (text.includes('\n'))
        return refusal('A single-quoted value cannot hold line ends; change it in the text.');
      if (UNWRITABLE.test(text)) return refusal('A single-quoted value cannot hold control characters.');
      return (
        splice(source, map, inner, text.replaceAll("'", "''"), value) ??
        refusal('The text is folded over lines here; change it in the text.')
      );
    case 'plain':
      return (
        (staysPlain(source, map.value, inner, text) ? splice(source, map, inner, text, value) : null) ?? {
          span: source.span,
          newText: `"${escaped(value)}"`,
        }
      );
    default:
      if (text.includes('\n') || UNWRITABLE.test(text) || source.block?.indent === null)
        return refusal(FOLDED);
      return splice(source, map, inner, text, value) ?? refusal(FOLDED);
  }
}

const FOLDED =
  'This text is folded over lines (>), so it can only be changed within one line; change it in the text.';

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The edit at the very place, if the scalar then reads `value`. */
function splice(
  source: ScalarSource,
  map: OffsetMap,
  inner: Span,
  encoded: string,
  value: string,
): TextEdit | null {
  const { start, end, exact } = map.toOuter(inner);
  if (!exact || (source.block && end > source.block.end)) return null;
  const edit = { span: { start, end }, newText: encoded };
  return decodedAfter(source, edit) === value ? edit : null;
}

function decodedAfter(
  { document, masked, style, span, block }: ScalarSource,
  { span: at, newText }: TextEdit,
): string | null {
  const end = block ? block.bodyEnd : span.end;
  const after = (source: string) => source.slice(span.start, at.start) + newText + source.slice(at.end, end);
  const text = after(document);
  if (!block)
    return decodeScalar({ document: text, style, span: { start: 0, end: text.length }, block: null }).value;
  const read = masked === document ? text : after(masked);
  const layout = blockLayout(read, {
    header: { start: 0, end: block.header.end - span.start },
    bodyStart: block.bodyStart - span.start,
    bodyEnd: text.length,
    parentIndent: block.parentIndent,
  });
  if (layout.indent !== block.indent || !isWellIndented(read, layout)) return null;
  return decodeScalar({ document: text, style, span, block: layout }).value;
}

const LETTERS = new Map(
  Object.entries(ESCAPES)
    .filter(([letter]) => !' /\t'.includes(letter))
    .map(([letter, character]) => [character, letter]),
);

/** `text` for between double quotes. */
function escaped(text: string): string {
  return text.replace(NEEDS_ESCAPE, (character) => {
    const letter = LETTERS.get(character);
    if (letter !== undefined) return `\\${letter}`;
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

const NEEDS_ESCAPE = /["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/** True when the value then can stand without quotes and is read as before, or as a string. */
function staysPlain(source: ScalarSource, shown: string, { start, end }: Span, text: string): boolean {
  const { document, masked, inFlow } = source;
  const before = masked === document ? shown : decodeScalar({ ...source, document: masked }).value;
  if (before.length !== shown.length) return false;
  const value = before.slice(0, start) + text + before.slice(end);
  if (text.includes('\n') || UNWRITABLE.test(value.replaceAll('\n', ''))) return false;
  if (!PLAIN_START.test(value) || NOT_PLAIN.test(value) || /^\s|\s$/.test(value)) return false;
  if (inFlow && /[,[\]{}]|:$/.test(value)) return false;
  const type = plainType(value);
  return type === 'string' || type === plainType(before);
}

/** No indicator up front (YAML 1.2.2, section 7.3.3), no document marker, no merge key, no template. */
const PLAIN_START = /^(?![-?:](?:\s|$)|[,[\]{}#&*!|>'"%@`]|---|\.\.\.|<<|=$|\{\{|<%)/;
const NOT_PLAIN = /:\s|:$|\s#|^$/;
