import type { Analysis } from '../../analysis.ts';
import { readCloudConfig } from '../../cloud-config/read.ts';
import { itemLayout } from '../../cloud-config/style.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { addUnitLines } from '../unit-entry.ts';

/** Adds units given as a YAML list (`- name: …`), indented as the document's own list is. */
export function addUnits(analysis: Analysis, intent: Extract<Intent, { do: 'add-units' }>): Step {
  const lines = intent.text.split(/\r\n|\r|\n/);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  const dash = lines.find((line) => /^\s*-(\s|$)/.test(line));
  if (dash === undefined)
    throw new Refused('There is no list of units in this text: each begins with "- name:".');
  const from = dash.search(/\S/);
  const tooFarLeft = lines.find(
    (line) => line.trim() !== '' && line.search(/\S/) < from && !/^\s*#/.test(line),
  );
  if (tooFarLeft) throw new Refused(`${inQuotes(tooFarLeft.trim())} stands left of the list.`);

  const layout = itemLayout(analysis.config);
  const shifted = lines.map((line) => {
    if (line.trim() === '') return '';
    return ' '.repeat(layout.dashIndent) + line.slice(Math.min(from, line.search(/\S/)));
  });
  const fragment = readCloudConfig(`#cloud-config\ncoreos:\n  units:\n${shifted.join('\n')}\n`);
  const problem = fragment.problems.find((one) => one.severity === 'error');
  if (problem) throw new Refused(`The text cannot be read as YAML: ${problem.message.replace(/\.?$/, '.')}`);
  const change = new Change(analysis);
  addUnitLines(change, shifted.map((line) => line + layout.eol).join(''), null);
  for (const entry of fragment.units) {
    for (const field of [entry.content, ...entry.dropIns.map((dropIn) => dropIn.content)]) {
      if (field?.node?.kind === 'scalar') change.addsText(field.node.text);
    }
  }
  const names = fragment.units.map((entry) => entry.name?.text ?? 'a unit without a name');
  return { change, label: `Added ${names.join(', ')}` };
}
