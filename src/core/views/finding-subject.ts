import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Machine } from '../machine/machine.ts';
import { spanContains } from '../text/span.ts';

/** What a finding is about, by position in `machine.units` or `machine.files`; null for the document as a whole. */
export type FindingSubject = { readonly unit: number } | { readonly file: number } | null;

/** The unit the finding names, else that or the file in whose entry it stands. */
export function findingSubject({ units, files }: Machine, { unit, span }: Diagnostic): FindingSubject {
  if (unit !== null) return { unit };
  const around = units.find(({ entry }) => entry && spanContains(entry.item.span, span));
  if (around) return { unit: around.position };
  const file = files.findIndex(({ entry }) => spanContains(entry.item.span, span));
  return file < 0 ? null : { file };
}

/** Findings by what they are about. Look up by `subjectKey`. */
export function findingsBySubject(
  machine: Machine,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = subjectKey(findingSubject(machine, diagnostic));
    const list = found.get(key);
    if (list) list.push(diagnostic);
    else found.set(key, [diagnostic]);
  }
  return found;
}

export function subjectKey(subject: FindingSubject): string {
  if (subject === null) return 'document';
  return 'unit' in subject ? `unit ${subject.unit}` : `file ${subject.file}`;
}
