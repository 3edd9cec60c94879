import type { Analysis } from '../../analysis.ts';
import { analyze } from '../../analyze.ts';
import type { Unit } from '../../machine/machine.ts';
import { applyEdits } from '../../text/text-edit.ts';
import { type FreeNames, freeNames, takenNames } from '../free-names.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { listAsDocument, unitListStep } from '../unit-list.ts';
import { rename, renameContainer } from './rename.ts';

/**
 * Adds units given as a YAML list under names that are free here: where one is taken it gets a number, and what
 * the pasted units say of each other follows. Last in the list, or directly before `before`.
 */
export function pasteUnits(analysis: Analysis, intent: Extract<Intent, { do: 'paste-units' }>): Step {
  const before = intent.before === undefined ? null : resolveUnit(analysis, intent.before).entry;
  const { list, renamed } = withFreeNames(listAsDocument(intent.text), takenNames(analysis));
  const step = unitListStep(analysis, list, before);
  return { ...step, notes: renamed.map(([from, to]) => `${from} is taken, so the new one is ${to}.`) };
}

/** The units of a document made of a list alone, under names that are not `taken`. */
export function withFreeNames(
  text: string,
  taken: ReadonlySet<string>,
): { readonly list: string; readonly renamed: readonly (readonly [string, string])[] } {
  let document = analyze(text);
  const renamed: [string, string][] = [];
  for (let index = 0; index < document.config.units.length; index++) {
    const unit = document.machine.units[index] as Unit;
    if (!unit.sources.some((source) => source.role !== 'drop-in')) continue;
    const others = document.machine.units.filter((other) => other !== unit);
    const all = new Set([
      ...taken,
      ...others.flatMap(({ name, container }) => [name, container?.name ?? '']),
    ]);
    const isTaken = { unit: taken.has(unit.name), container: taken.has(unit.container?.name ?? unit.name) };
    if (!isTaken.unit && !(unit.container?.name && isTaken.container)) continue;
    const names = freeNames(unit, all);
    if (isTaken.unit) {
      document = after(document, rename(document, { do: 'rename', unit: index, to: names.unit }));
      renamed.push([unit.name, names.unit]);
    }
    document = withFreeContainer(document, index, names, taken);
  }
  return { list: document.text, renamed };
}

/** A container whose name does not follow that of its unit gets one of its own. */
function withFreeContainer(
  document: Analysis,
  index: number,
  names: FreeNames,
  taken: ReadonlySet<string>,
): Analysis {
  const name = document.machine.units[index]?.container?.name;
  if (!name || !taken.has(name) || !names.container) return document;
  return after(
    document,
    renameContainer(document, { do: 'rename-container', unit: index, to: names.container }),
  );
}

function after(document: Analysis, { change }: Step): Analysis {
  return analyze(applyEdits(document.text, change.finish()));
}
