import type { Span } from '../text/span.ts';
import type { CloudConfig, OpaquePart, YamlNode } from './document.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { entryReader, fieldNamed } from './entries.ts';
import { readByItems } from './known-items.ts';
import { nextLine } from './line-ends.ts';
import { problemList } from './problem-list.ts';
import { maskTemplates } from './template-mask.ts';
import { readYaml, type YamlReading } from './yaml.ts';
import { type Finding, notReadFurther, tooLarge, tooManyAliases } from './yaml-problem.ts';

/**
 * Reads a cloud-config. Never throws: what cannot be read is in `problems`, the rest is there. A text
 * that is YAML only once its template parts are masked reads as that YAML, with the parts in `opaque`.
 *
 * `readable` is about syntax; a duplicate key is a problem of a readable document.
 */
export function readCloudConfig(text: string): CloudConfig {
  const { reading, opaque } = readThroughTemplates(text);
  const { root, targets } = reading;
  const entries = entryReader(targets);
  const fields = entries.fields(root);
  const coreosFields = entries.fields(fieldNamed(fields, 'coreos')?.node ?? null);
  const unitsField = fieldNamed(coreosFields, 'units');
  const filesField = fieldNamed(fields, 'write_files');
  const units = entries.units(unitsField);
  const cutAt = entries.cutAt();
  const findings = [
    ...reading.findings,
    ...duplicateKeys(text, root, opaque),
    ...(cutAt ? [tooManyAliases(text, cutAt)] : []),
  ];
  return {
    text,
    header: headerOf(text),
    readable: isReadable(reading),
    root,
    problems: problemList(text, findings),
    opaque,
    fields,
    coreosFields,
    unitsField,
    filesField,
    units,
    files: entries.files(filesField),
  };
}

/** Of a larger document nothing is read, in characters. */
export const LARGEST_DOCUMENT = 5 * 1024 * 1024;

const HEADER = '#cloud-config';

/** White space as Go's `unicode.IsSpace` has it, for that is what coreos-cloudinit trims. */
const TRAILING_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;

/** coreos-cloudinit looks at the text before the first LF and trims its end; nothing else may be there. */
function headerOf(text: string): Span | null {
  if (!text.startsWith(HEADER)) return null;
  const lineEnd = text.indexOf('\n');
  const rest = text.slice(HEADER.length, lineEnd < 0 ? text.length : lineEnd);
  return TRAILING_SPACE.test(rest) ? { start: 0, end: HEADER.length } : null;
}

interface ThroughTemplates {
  readonly reading: YamlReading;
  readonly opaque: readonly OpaquePart[];
}

function readThroughTemplates(text: string): ThroughTemplates {
  if (text.length > LARGEST_DOCUMENT)
    return { reading: { root: null, findings: [tooLarge(text)], targets: new Map() }, opaque: [] };
  const known = readByItems(text);
  if (known && !hasMapAsKey(known.root)) return { reading: known, opaque: [] };
  if (text.length < LONG) return readOrMask(text);
  const end = nextLine(text, BEGINNING, BEGINNING + 10_000);
  const { reading, opaque } = readOrMask(text.slice(0, end));
  if (errorsOf(reading).length > TOO_MANY_ERRORS)
    return { reading: { ...reading, findings: [...reading.findings, notReadFurther(text, end)] }, opaque };
  return opaque.length > 0 ? readMasked(text) : readOrMask(text);
}

/** Of a text this long a look at the beginning tells whether it is worth reading, and whether to mask it. */
const LONG = 100_000;
const BEGINNING = 30_000;
const TOO_MANY_ERRORS = 300;

/** With template parts masked, where that takes errors away: the first one, or some of those behind it. */
function readOrMask(text: string): ThroughTemplates {
  const reading = readYaml(text);
  if (isReadable(reading) && !hasMapAsKey(reading.root)) return { reading, opaque: [] };
  if (reading.findings.some(({ code }) => code === 'too-long')) return { reading, opaque: [] };
  const masked = readMasked(text);
  if (masked.opaque.length === 0) return { reading, opaque: [] };
  return isReadable(masked.reading) || readsFurther(masked.reading, reading)
    ? masked
    : { reading, opaque: [] };
}

function readMasked(text: string): ThroughTemplates {
  const { text: masked, parts } = maskTemplates(text);
  return { reading: readYaml(text, masked, parts), opaque: parts };
}

function readsFurther(masked: YamlReading, plain: YamlReading): boolean {
  const [before, after] = [errorsOf(plain), errorsOf(masked)];
  const further = firstOffset(after) - firstOffset(before);
  return further > 0 || (further === 0 && after.length < before.length);
}

function isReadable(reading: YamlReading): boolean {
  return errorsOf(reading).length === 0;
}

function errorsOf({ findings }: YamlReading): readonly Finding[] {
  return findings.filter((found) => found.severity === 'error');
}

function firstOffset(findings: readonly Finding[]): number {
  return findings.reduce((first, { span }) => Math.min(first, span.start), Number.POSITIVE_INFINITY);
}

/** A bare `{{ x }}` is YAML: a flow mapping with a mapping for its key. Nobody means that. */
function hasMapAsKey(node: YamlNode | null): boolean {
  if (node?.kind === 'sequence') return node.items.some((item) => hasMapAsKey(item.node));
  if (node?.kind !== 'map') return false;
  return node.pairs.some(
    ({ key, value, span }) => (node.flow && key === null && span.end > span.start) || hasMapAsKey(value),
  );
}
