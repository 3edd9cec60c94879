import type { Analysis } from '../../analysis.ts';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import { unitsAsList } from '../copy-units.ts';
import { takenNames } from '../free-names.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { namesOf, resolveUnit } from '../resolve-unit.ts';
import { readSnippet } from '../snippet/read-snippet.ts';
import { snippetUnits } from '../snippet/snippet-units.ts';
import { addUnitsInOrder, type NewUnit } from '../unit-entry.ts';
import { withFreeNames } from './paste-units.ts';

/** Adds units that do what a piece of shell does with docker, under names that are free. */
export function addDocker(analysis: Analysis, intent: Extract<Intent, { do: 'add-docker' }>): Step {
  const before = intent.before === undefined ? null : resolveUnit(analysis, intent.before).entry;
  const { units, notes } = snippetUnits(readSnippet(intent.text), analysis.machine);
  const { list, renamed } = withFreeNames(documentOf(units), takenNames(analysis));
  const fragment = analyze(list);
  const named = units.map((unit, i) => {
    const entry = fragment.config.units[i];
    return { ...unit, name: entry?.name?.text ?? unit.name, content: entry?.content?.text ?? unit.content };
  });
  const change = new Change(analysis);
  addUnitsInOrder(change, named, before);
  return {
    change,
    label: `Added ${namesOf(fragment.machine.units.slice(0, named.length))}`,
    notes: [...notes, ...renamed.map(([from, to]) => `${from} is taken, so the new one is ${to}.`)],
  };
}

/** The units as a list, under the names they have in an empty document: what can be told before there is one. */
export function snippetAsList(
  text: string,
): { list: string; names: string[]; notes: string[] } | { refused: true; reason: string } {
  try {
    const { units, notes } = snippetUnits(readSnippet(text), analyze('').machine);
    const document = analyze(documentOf(units));
    const list = unitsAsList(document, document.machine.units.slice(0, units.length));
    return { list, names: units.map((unit) => unit.name), notes };
  } catch (problem) {
    if (problem instanceof Refused) return { refused: true, reason: problem.reason };
    throw problem;
  }
}

/** A document of these units alone. */
function documentOf(units: readonly NewUnit[]): string {
  const empty = analyze('#cloud-config\n');
  const change = new Change(empty);
  addUnitsInOrder(change, units, null);
  return applyEdits(empty.text, change.finish());
}
