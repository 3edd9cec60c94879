import type { Analysis } from '../../analysis.ts';
import type { FileEntry } from '../../cloud-config/document.ts';
import { lineStart, nextLine } from '../../cloud-config/line-ends.ts';
import { eolAt } from '../../cloud-config/style.ts';
import { isRefusal } from '../../text/embedding.ts';
import { deletion } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import { appendEntry, type ListPlace, removeField, setField } from '../list-entry.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';

/** Adds a file to `write_files`. */
export function addFile(analysis: Analysis, intent: Extract<Intent, { do: 'add-file' }>): Step {
  const path = intent.path.trim();
  if (!/^\/[^\n\r"\\]+$/.test(path)) throw new Refused(`"${path}" is no absolute path.`);
  if (analysis.machine.files.some((file) => file.path === path))
    throw new Refused(`${path} is written already.`);
  const permissions = intent.permissions ?? '0644';
  refuseBadPermissions(permissions);
  const change = new Change(analysis);
  const place = fileList(analysis);
  const eol = eolAt(analysis.text, analysis.text.length);
  const content = intent.content ?? '';
  const body = content.replace(/\n$/, '').split('\n');
  const lines = [
    `${' '.repeat(place.dashIndent)}- path: "${path}"`,
    `permissions: "${permissions}"`,
    ...(content === ''
      ? ['content: ""']
      : ['content: |', ...body.map((line) => (line === '' ? '' : `  ${line}`))]),
  ];
  const keys = ' '.repeat(place.dashIndent + 2);
  const text = lines.map((line, i) => (i === 0 || line === '' ? line : keys + line) + eol).join('');
  appendEntry(change, place, text, 0);
  change.addsText(content);
  return { change, label: `Added ${path}` };
}

/** Deletes a file of `write_files`; the list with it when it was the only one. */
export function deleteFile(analysis: Analysis, intent: Extract<Intent, { do: 'delete-file' }>): Step {
  const file = resolveFile(analysis, intent.file);
  const { text, config } = analysis;
  const change = new Change(analysis);
  if (text[file.item.span.start] !== '-')
    throw new Refused('The files are written in flow style. Delete it in the text.', file.item.span);
  const whole = config.files.length === 1 ? config.filesField?.pair.span : undefined;
  const span = whole ?? file.item.span;
  change.editDocument(deletion({ start: lineStart(text, span.start), end: nextLine(text, span.end) }));
  change.removesTexts(span);
  return { change, label: `Deleted ${file.path?.text ?? 'a file'}` };
}

/** Sets or removes one key of a file of `write_files`. */
export function setFileField(analysis: Analysis, intent: Extract<Intent, { do: 'set-file-field' }>): Step {
  const file = resolveFile(analysis, intent.file);
  const { field: key, value } = intent;
  const present = file.fields.find((field) => field.key === key) ?? null;
  const change = new Change(analysis);
  const label = `Set ${key} of ${file.path?.text ?? 'a file'}`;
  if (!file.map) throw new Refused('This entry is not a mapping of keys.', file.item.span);
  if (key === 'permissions' && value !== null) refuseBadPermissions(value);
  if (key === 'path' && value !== null && !/^\/[^\n\r]+$/.test(value))
    throw new Refused(`"${value}" is no absolute path.`);
  const node = present?.node;
  if (value === null) {
    if (present) removeField(change, file.map, present);
  } else if (node?.kind === 'scalar' && (key === 'content' || node.style !== 'plain')) {
    const edit = node.embedding.replace({ start: 0, end: node.text.length }, value);
    if (isRefusal(edit)) throw new Refused(edit.reason, node.span);
    change.editDocument(edit);
    if (key === 'content') change.rewritesText(node, value);
  } else if (key === 'content') {
    throw new Refused(
      'The content of this file is not written as a text that can be edited here.',
      file.item.span,
    );
  } else {
    setField(change, file.map, key, `"${value}"`, file.path);
  }
  return { change, label };
}

function resolveFile(analysis: Analysis, ref: number | string): FileEntry {
  const { files } = analysis.config;
  const found = typeof ref === 'number' ? files[ref] : files.find((file) => file.path?.text === ref);
  if (!found)
    throw new Refused(`There is no file ${typeof ref === 'number' ? `number ${ref}` : ref} in write_files.`);
  return found;
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

/** coreos-cloudinit's pattern for `permissions`. */
function refuseBadPermissions(permissions: string): void {
  if (/^0?[0-7]{3,4}$/.test(permissions)) return;
  throw new Refused(`"${permissions}" are no permissions: three or four octal digits, such as 0644 or 0755.`);
}
