import type { Field, FileEntry, UnitEntry } from '../cloud-config/document.ts';
import { fileText, isEncoded } from '../cloud-config/file-content.ts';
import { unitTypeOf } from '../systemd/unit-name.ts';
import type { Embedding } from '../text/embedding.ts';

import type { UnitSource } from './machine.ts';
import { readUnitText } from './unit-text.ts';

/** Unit texts that `write_files` puts where systemd looks, by unit name. */
export type WrittenUnits = ReadonlyMap<string, readonly UnitSource[]>;

/** The texts an entry itself holds: `content`, then its drop-ins by file name (systemd.unit(5)). */
export function entrySources(entry: UnitEntry): readonly UnitSource[] {
  const sources: UnitSource[] = [];
  const content = scalarSource('content', entry.name?.text ?? '', entry.content);
  if (content) sources.push(content);
  const dropIns = entry.dropIns.flatMap((dropIn) => {
    const source = scalarSource('drop-in', dropIn.name?.text ?? '', dropIn.content);
    return source ? [source] : [];
  });
  return [...sources, ...inFileNameOrder(dropIns)];
}

/** Unit files and drop-ins among `write_files`, as coreos-cloudinit writes them before any unit starts. */
export function writtenUnits(files: readonly FileEntry[]): WrittenUnits {
  const found = new Map<string, UnitSource[]>();
  for (const file of files) {
    const place = unitPlace(file.path?.text ?? '');
    const source = place && fileSource(place.role, file);
    if (!place || !source) continue;
    const sources = found.get(place.unit) ?? [];
    const kept = source.role === 'file' ? sources.filter((other) => other.role !== 'file') : sources;
    found.set(place.unit, [...kept, source]);
  }
  for (const [name, sources] of found) {
    const main = sources.filter((source) => source.role === 'file');
    found.set(name, [...main, ...inFileNameOrder(sources.filter((source) => source.role === 'drop-in'))]);
  }
  return found;
}

function scalarSource(role: UnitSource['role'], label: string, field: Field | null): UnitSource | null {
  if (!field?.text || field.text.trim() === '') return null;
  const embedding = field.node?.kind === 'scalar' ? field.node.embedding : null;
  return source(role, label, field.text, embedding);
}

function fileSource(role: 'file' | 'drop-in', file: FileEntry): UnitSource | null {
  if (!isEncoded(file)) return scalarSource(role, file.path?.text ?? '', file.content);
  const decoded = fileText(file);
  return decoded === null ? null : source(role, file.path?.text ?? '', decoded, null);
}

function source(
  role: UnitSource['role'],
  label: string,
  text: string,
  embedding: Embedding | null,
): UnitSource {
  const { file, execs, paths } = readUnitText(text);
  return { role, label, file, embedding, execs, paths };
}

/** As systemd reads drop-ins, wherever they stand (systemd.unit(5)). */
export function inFileNameOrder(sources: readonly UnitSource[]): UnitSource[] {
  const fileName = (source: UnitSource) => source.label.slice(source.label.lastIndexOf('/') + 1);
  return [...sources].sort((a, b) => (fileName(a) < fileName(b) ? -1 : fileName(a) > fileName(b) ? 1 : 0));
}

/** Which unit a path under systemd's folders belongs to (systemd.unit(5), UNIT FILE LOAD PATH); null for others. */
export function unitPlace(path: string): { unit: string; role: 'file' | 'drop-in' } | null {
  const match = /^\/?(?:etc|run|usr\/lib)\/systemd\/system\/([^/]+)(?:\.d\/([^/]+\.conf))?$/.exec(path);
  if (!match) return null;
  const unit = match[1] as string;
  if (match[2]) return { unit, role: 'drop-in' };
  return /\.\w+$/.test(unit) && unitTypeOf(unit) !== '' ? { unit, role: 'file' } : null;
}
