import type { UnitEntry } from '../cloud-config/document.ts';
import type { UnitSource } from './machine.ts';
import { inFileNameOrder } from './unit-sources.ts';

/**
 * Entries of `coreos.units` that share a name are one unit: all files are written before any command runs. A later
 * content replaces an earlier one, drop-ins add up, and a drop-in replaces one of the same file name
 * (coreos-cloudinit, `config/units.go`). What is `runtime` goes to /run, and systemd prefers /etc (systemd.unit(5)).
 */
export interface SameName {
  /** Index of the entry whose content holds; where none has content, the last one with drop-ins, else the last. */
  readonly counting: number;
  /** What systemd reads of all of them. */
  readonly merged: readonly UnitSource[];
}

/** @param own The texts of each entry, by index. */
export function mergeSameName(
  entries: readonly UnitEntry[],
  own: readonly (readonly UnitSource[])[],
  indices: readonly number[],
): SameName {
  const textsOf = (index: number) => own[index] ?? [];
  const rank = (index: number): number => {
    const texts = textsOf(index);
    if (texts.some(isContent)) return isRuntime(entries[index]) ? 2 : 3;
    return texts.length > 0 ? 1 : 0;
  };
  const counting = indices.reduce((best, index) => (rank(index) >= rank(best) ? index : best));
  const written = [
    ...indices.filter((index) => isRuntime(entries[index])),
    ...indices.filter((index) => !isRuntime(entries[index])),
  ];
  const dropIns = written.map((index) => textsOf(index).filter((source) => !isContent(source)));
  const standing = dropIns.flatMap((texts, i) =>
    texts.filter(
      ({ label }) => !dropIns.slice(i + 1).some((later) => later.some((one) => one.label === label)),
    ),
  );
  return { counting, merged: [...textsOf(counting).filter(isContent), ...inFileNameOrder(standing)] };
}

function isContent({ role }: UnitSource): boolean {
  return role === 'content';
}

function isRuntime(entry: UnitEntry | undefined): boolean {
  return /^(?:true|yes|on|y)$/i.test(entry?.runtime?.text ?? '');
}
