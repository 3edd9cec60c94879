import type { Analysis } from '../../analysis.ts';
import type { FileEntry } from '../../cloud-config/document.ts';
import { lineStart, nextLine } from '../../cloud-config/line-ends.ts';
import { eolAt } from '../../cloud-config/style.ts';
import { deletion } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import { appendEntry, type ListPlace, removeField, setField } from '../list-entry.ts';
import type { Step } from '../plan.ts';
import { accepted, inQuotes, Refused } from '../refused.ts';
import { blockText, scalarText } from '../yaml-text.ts';

/** Adds a file to `write_files`, last in the list. */
export function addFile(analysis: Analysis, intent: Extract<Intent, { do: 'add-file' }>): Step {
  const path = intent.path.trim();
  const content = intent.content ?? '';
  const permissions = intent.permissions ?? '0644';
  refuseBadPath(path);
  refuseBadPermissions(permissions);
  if (analysis.machine.files.some((file) => file.path === path))
    throw new Refused(`${inQuotes(path)} is written already.`);
  const change = new Change(analysis);
  const place = fileList(analysis);
  const eol = eolAt(analysis.text, analysis.text.length);
  const columns = place.dashIndent + 2;
  const keys = ' '.repeat(columns);
  const lines = [
    `${' '.repeat(place.dashIndent)}- path: ${scalarText(path, 'double-quoted')}`,
    `${keys}permissions: ${scalarText(permissions, 'double-quoted')}`,
    `${keys}content: ${blockText(content, columns + 2, eol)}`,
  ];
  appendEntry(change, place, lines.map((line) => line + eol).join(''), 0);
  change.addsText(content);
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
  const { text, config } = analysis;
  if (text[file.item.span.start] !== '-')
    throw new Refused('The files are written in flow style. Delete it in the text.', file.item.span);
  const change = new Change(analysis);
  const list = config.files.length === 1 ? config.filesField : null;
  const { start, end } = list?.pair.span ?? file.item.span;
  change.editDocument(deletion({ start: lineStart(text, start), end: nextLine(text, end) }));
  change.removesTexts({ start, end });
  return {
    change,
    label: `Deleted ${file.path?.text ?? 'a file'}`,
    verify: (after) =>
      after.config.files.length === config.files.length - 1
        ? null
        : 'Deleting it would bring other files of this document to light.',
  };
}

/** Sets or removes one key of a file of `write_files`. */
export function setFileField(analysis: Analysis, intent: Extract<Intent, { do: 'set-file-field' }>): Step {
  const file = resolveFile(analysis, intent.file);
  const { field: key, value } = intent;
  if (!file.map) throw new Refused('This entry is not a mapping of keys.', file.item.span);
  if (value !== null) refuseBadValue(key, value);
  const present = file.fields.find((field) => field.key === key) ?? null;
  const node = present?.node;
  const change = new Change(analysis);
  if ((present?.text ?? null) === value) {
    return { change, label: `${key} is as it should be` };
  }
  if (value === null) {
    if (present) removeField(change, file.map, present);
    if (node?.kind === 'scalar') change.removesTexts(node.span);
  } else if (node?.kind === 'scalar' && (key === 'content' || node.style !== 'plain')) {
    change.editDocument(
      accepted(node.embedding.replace({ start: 0, end: node.text.length }, value), node.span),
    );
    if (key === 'content') change.rewritesText(node, value);
  } else if (key === 'content') {
    throw new Refused(
      'The content of this file is not written as a text that can be edited here.',
      file.item.span,
    );
  } else {
    setField(change, file.map, key, scalarText(value, 'double-quoted'), file.path);
  }
  return {
    change,
    label: `${value === null ? 'Removed' : 'Set'} ${key} of ${file.path?.text ?? 'a file'}`,
    verify: (after) => {
      const now = after.config.files[file.index]?.fields.find((field) => field.key === key);
      return (now?.text ?? null) === value
        ? null
        : 'This place cannot be edited here. Change it in the text.';
    },
  };
}

function resolveFile(analysis: Analysis, ref: number | string): FileEntry {
  const { files } = analysis.config;
  const found = typeof ref === 'number' ? files[ref] : files.find((file) => file.path?.text === ref);
  if (found) return found;
  throw new Refused(`There is no file ${typeof ref === 'number' ? `number ${ref}` : ref} in write_files.`);
}

function fileList(analysis: Analysis): ListPlace {
  const { config, text } = analysis;
  const first = config.files[0];
  const column = (offset: number) => offset - lineStart(text, offset);
  const field = config.filesField;
  const keyIndent = field ? column(field.pair.span.start) : 0;
  const dashIndent = first ? column(first.item.span.start) : keyIndent + 2;
  return { key: 'write_files', field, parent: null, keyIndent, dashIndent };
}

function refuseBadValue(key: string, value: string): void {
  if (key === 'permissions') refuseBadPermissions(value);
  if (key === 'path') refuseBadPath(value);
  if (key === 'owner' && !/^[^\s:]+(:[^\s:]+)?$/.test(value))
    throw new Refused(`${inQuotes(value)} is no owner, such as core or root:root.`);
}

function refuseBadPath(path: string): void {
  if (!/^\/[^\x00-\x1f\x7f]+$/.test(path)) throw new Refused(`${inQuotes(path)} is no absolute path.`);
}

/** coreos-cloudinit's pattern for `permissions`. */
function refuseBadPermissions(permissions: string): void {
  if (/^0?[0-7]{3,4}$/.test(permissions)) return;
  throw new Refused(`${inQuotes(permissions)} is no mode: three or four octal digits, such as 0644 or 0755.`);
}
