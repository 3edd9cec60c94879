import type { Analysis } from '../../analysis.ts';
import { analyze } from '../../analyze.ts';
import { Change } from '../change.ts';
import { takenNames } from '../free-names.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { namesOf, resolveUnit } from '../resolve-unit.ts';
import { readSnippet } from '../snippet/read-snippet.ts';
import { snippetUnits } from '../snippet/snippet-units.ts';
import { addUnitsInOrder } from '../unit-entry.ts';
import { listAsDocument, unitsText } from '../unit-list.ts';
import { withFreeNames } from './paste-units.ts';

/** Adds units that do what a piece of shell does with docker, under names that are free. */
export function addDocker(analysis: Analysis, intent: Extract<Intent, { do: 'add-docker' }>): Step {
  const before = intent.before === undefined ? null : resolveUnit(analysis, intent.before).entry;
  const { units, notes } = snippetUnits(readSnippet(intent.text), analysis.machine);
  const { list, renamed } = withFreeNames(listAsDocument(unitsText(units)), takenNames(analysis));
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
    return { list: unitsText(units), names: units.map((unit) => unit.name), notes };
  } catch (problem) {
    if (problem instanceof Refused) return { refused: true, reason: problem.reason };
    throw problem;
  }
}
