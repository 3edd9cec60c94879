import type { Analysis } from '../../analysis.ts';
import type { FileEntry, YamlScalar } from '../../cloud-config/document.ts';
import { encodeContent } from '../../cloud-config/encode-content.ts';
import { fileText } from '../../cloud-config/file-content.ts';
import { eolAt, itemRange } from '../../cloud-config/style.ts';
import { replacement } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import { addKey, columnOf, removeKey } from '../key-edits.ts';
import { resolvePath } from '../key-path.ts';
import { appendEntry, removeEntry } from '../list-entry.ts';
import type { Step } from '../plan.ts';
import { accepted, inQuotes, Refused } from '../refused.ts';
import { moveEdits, orderWith } from '../reorder.ts';
import { giveValue, setScalar } from '../scalar-edits.ts';
import { blockText, scalarText } from '../yaml-text.ts';

/** Adds a file to `write_files`, last in the list. */
export function addFile(analysis: Analysis, intent: Extract<Intent, { do: 'add-file' }>): Step {
  const path = intent.path.trim();
  const content = intent.content ?? '';
  const permissions = intent.permissions ?? '0644';
  const encoding = intent.encoding ?? '';
  refuseBadValue('path', path);
  refuseBadValue('permissions', permissions);
  if (analysis.machine.files.some((file) => file.path === path))
    throw new Refused(`${inQuotes(path)} is written already.`);
  const encoded = encodedAs(content, encoding);
  const change = new Change(analysis);
  const eol = eolAt(analysis.text, analysis.text.length);
  appendEntry(change, 'write_files', (dash) => {
    const keys = ' '.repeat(dash + 2);
    const lines = [
      `${' '.repeat(dash)}- path: ${scalarText(path, 'double-quoted')}`,
      `${keys}permissions: ${scalarText(permissions, 'double-quoted')}`,
      ...(encoding === '' ? [] : [`${keys}encoding: ${scalarText(encoding, 'double-quoted')}`]),
      `${keys}content: ${encoding === '' ? blockText(content, dash + 4, eol) : scalarText(encoded, 'double-quoted')}`,
    ];
    return lines.map((line) => line + eol).join('');
  });
  change.addsText(encoded);
  return {
    change,
    label: `Added ${path}`,
    verify: (after) => {
      const added = after.config.files.at(-1);
      return added?.path?.text === path && after.config.files.length === analysis.config.files.length + 1
        ? null
        : 'The file would not be read back.';
    },
  };
}

/** Deletes a file of `write_files`; the list with it when it was the only one. */
export function deleteFile(analysis: Analysis, intent: Extract<Intent, { do: 'delete-file' }>): Step {
  const file = resolveFile(analysis, intent.file);
  const change = new Change(analysis);
  removeEntry(change, 'write_files', file.index);
  return {
    change,
    label: `Deleted ${file.path?.text ?? 'a file'}`,
    verify: (after) =>
      after.config.files.length === analysis.config.files.length - 1
        ? null
        : 'Deleting it would bring other files of this document to light.',
  };
}

/** Brings a file before another one, or to the end of the list. */
export function moveFile(analysis: Analysis, intent: Extract<Intent, { do: 'move-file' }>): Step {
  const file = resolveFile(analysis, intent.file);
  const before = intent.before === null ? null : resolveFile(analysis, intent.before);
  const { text, config } = analysis;
  const key = config.filesField?.keyNode.span.end ?? 0;
  const lines = config.files.map(({ item, index }) => {
    const range = itemRange(text, item, config.files[index - 1]?.item.span.end ?? key);
    if (!range) throw new Refused('The files are written in flow style. Move it in the text.', item.span);
    return range;
  });
  const change = new Change(analysis);
  const order = orderWith(lines.length, [file.index], before?.index ?? null);
  change.editDocument(...moveEdits(text, lines, order));
  return { change, label: `Moved ${file.path?.text ?? 'a file'}` };
}

/** Sets or removes one key of a file of `write_files`. The content is meant as it is on the disk. */
export function setFileField(analysis: Analysis, intent: Extract<Intent, { do: 'set-file-field' }>): Step {
  const file = resolveFile(analysis, intent.file);
  const { field: key, value } = intent;
  if (value !== null) refuseBadValue(key, value);
  const change = new Change(analysis);
  if (key === 'content') setContent(change, file, value);
  else if (key === 'encoding') setEncoding(change, file, value ?? '');
  else setPlainField(change, file, key, value);
  const wanted = key === 'encoding' ? value || null : value;
  return {
    change,
    label: `${value === null ? 'Removed' : 'Set'} ${key} of ${file.path?.text ?? 'a file'}`,
    verify: (after) => {
      const now = after.config.files[file.index];
      const isMeant =
        key === 'content'
          ? now !== undefined && textOnDisk(now) === value
          : (now?.fields.find((field) => field.key === key)?.text ?? null) === wanted;
      return isMeant ? null : 'This place cannot be edited here. Change it in the text.';
    },
  };
}

/** What a file holds on the disk; null when it holds nothing, or what cannot be shown as text. */
export function textOnDisk(file: FileEntry): string | null {
  return file.content?.text == null ? null : fileText(file);
}

function setPlainField(change: Change, file: FileEntry, key: string, value: string | null): void {
  const place = resolvePath(change.analysis, `write_files.${file.index}.${key}`);
  const present = place.last.field;
  if ((present?.text ?? null) === value) return;
  if (value !== null) setScalar(change, place, value);
  else if (present) removeKey(change, place);
}

function setContent(change: Change, file: FileEntry, value: string | null): void {
  const place = resolvePath(change.analysis, `write_files.${file.index}.content`);
  const node = place.last.field?.node ?? null;
  if (value === null) {
    if (place.last.field) removeKey(change, place);
    if (node?.kind === 'scalar') change.removesTexts(node.span);
    return;
  }
  if (textOnDisk(file) === value) return;
  const encoding = encodingOf(file);
  const encoded = encodedAs(value, encoding);
  if (node?.kind === 'scalar') {
    writeContent(change, file, node, encoding === '' ? encoded : wrappedAs(encoded, node.text), encoding);
  } else if (node) {
    throw new Refused(
      'The content of this file is not written as a text that can be edited here.',
      node.span,
    );
  } else {
    const { text } = change.analysis;
    const eol = eolAt(text, file.item.span.start);
    const block = (columns: number) =>
      encoding === '' ? blockText(encoded, columns, eol) : scalarText(encoded, 'double-quoted');
    const { field } = place.last;
    if (field) giveValue(change, field, block(columnOf(text, field.pair.span.start) + 2));
    else addKey(change, place, (column) => ({ onLine: block(column + 2), below: '' }));
    change.addsText(encoded);
  }
}

/** Writes the content in another encoding: the file on the disk stays what it is. */
function setEncoding(change: Change, file: FileEntry, encoding: string): void {
  const place = resolvePath(change.analysis, `write_files.${file.index}.encoding`);
  if (encodingOf(file) === encoding) return;
  const node = file.content?.node;
  const text = textOnDisk(file);
  if (text === null && file.content?.text != null) {
    const why = `This content is no text in the encoding ${inQuotes(encodingOf(file))}, so it cannot be encoded anew.`;
    throw new Refused(why, node?.span ?? null);
  }
  if (text === null) throw new Refused('This file has no content to encode.', file.item.span);
  if (node?.kind !== 'scalar')
    throw new Refused('The content of this file is not written as a text that can be edited here.');
  writeContent(change, file, node, encodedAs(text, encoding), encoding);
  if (encoding !== '') setScalar(change, place, encoding);
  else if (place.last.field) removeKey(change, place);
}

/** As it was written where that can hold it; plain text of several lines becomes a block. */
function writeContent(
  change: Change,
  file: FileEntry,
  node: YamlScalar,
  text: string,
  encoding: string,
): void {
  const edit = accepted(node.embedding.replace({ start: 0, end: node.text.length }, text), node.span);
  const { text: document } = change.analysis;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  const column = columnOf(document, file.content?.pair.span.start ?? node.span.start) + 2;
  if (!isBlock && encoding === '' && encodingOf(file) !== '')
    change.editDocument(replacement(node.span, blockText(text, column, eolAt(document, node.span.start))));
  else if (isBlock && encoding !== '' && encodingOf(file) === '')
    change.editDocument(replacement(wholeBlock(document, node), scalarText(text, 'double-quoted')));
  else change.editDocument(edit);
  change.rewritesText(node, text);
}

/** A block scalar up to the end of its last line with text. */
function wholeBlock(document: string, { span }: YamlScalar): { start: number; end: number } {
  const written = document.slice(span.start, span.end);
  return { start: span.start, end: span.start + written.trimEnd().length };
}

/** Encoded text in lines as long as those that stand there. */
function wrappedAs(encoded: string, present: string): string {
  const [first = '', second] = present.split('\n');
  if (second === undefined || first.length < 16) return encoded;
  const lines = encoded.match(new RegExp(`.{1,${first.length}}`, 'g')) ?? [];
  return lines.join('\n') + (present.endsWith('\n') ? '\n' : '');
}

function encodingOf(file: FileEntry): string {
  return file.encoding?.text ?? '';
}

function encodedAs(text: string, encoding: string): string {
  const encoded = encodeContent(text, encoding);
  if (encoded !== null) return encoded;
  throw new Refused(`Slipway cannot write ${inQuotes(encoding)}: choose base64 or gzip+base64.`);
}

function resolveFile(analysis: Analysis, ref: number | string): FileEntry {
  const { files } = analysis.config;
  const found = typeof ref === 'number' ? files[ref] : files.find((file) => file.path?.text === ref);
  if (found?.map) return found;
  if (found) throw new Refused('This entry is not a mapping of keys.', found.item.span);
  throw new Refused(`There is no file ${typeof ref === 'number' ? `number ${ref}` : ref} in write_files.`);
}

function refuseBadValue(key: string, value: string): void {
  if (key === 'path' && !/^\/[^\x00-\x1f\x7f]+$/.test(value))
    throw new Refused(`${inQuotes(value)} is no absolute path.`);
  if (key === 'owner' && !/^[^\s:]+(:[^\s:]+)?$/.test(value))
    throw new Refused(`${inQuotes(value)} is no owner, such as core or root:root.`);
  // coreos-cloudinit's pattern.
  if (key === 'permissions' && !/^0?[0-7]{3,4}$/.test(value))
    throw new Refused(`${inQuotes(value)} is no mode: three or four octal digits, such as 0644 or 0755.`);
}
