import type { Analysis } from '../analysis.ts';
import type { UnitEntry } from '../cloud-config/document.ts';
import { readCloudConfig } from '../cloud-config/read.ts';
import { itemLayout } from '../cloud-config/style.ts';
import { Change } from './change.ts';
import type { Step } from './plan.ts';
import { inQuotes, Refused } from './refused.ts';
import { addUnitLines, type NewUnit } from './unit-entry.ts';
import { blockText, scalarText } from './yaml-text.ts';

/**
 * A list of units (`- name: …`), whatever its indentation, as a document of nothing else.
 * @throws Refused for text that is no such list.
 */
export function listAsDocument(list: string): string {
  const lines = list.split(/\r\n|\r|\n/);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  const dash = lines.find((line) => /^\s*-(\s|$)/.test(line));
  if (dash === undefined)
    throw new Refused('There is no list of units in this text: each begins with "- name:".');
  const from = dash.search(/\S/);
  const tooFarLeft = lines.find(
    (line) => line.trim() !== '' && line.search(/\S/) < from && !/^\s*#/.test(line),
  );
  if (tooFarLeft) throw new Refused(`${inQuotes(tooFarLeft.trim())} stands left of the list.`);
  const shifted = lines.map((line) => {
    return line.trim() === '' ? '' : DASH_INDENT + line.slice(Math.min(from, line.search(/\S/)));
  });
  return `${HEAD}${shifted.join('\n')}\n`;
}

/** Units as a YAML list at column 0, which is what `add-units` and `paste-units` take. */
export function unitsText(units: readonly NewUnit[]): string {
  const entries = units.map(({ name, command, content }) =>
    [
      `- name: ${scalarText(name, 'double-quoted')}`,
      ...(command === null ? [] : [`  command: ${scalarText(command, 'double-quoted')}`]),
      `  content: ${blockText(content, 4, '\n')}\n`,
    ].join('\n'),
  );
  return entries.join('\n');
}

/** The step that adds the units of `listAsDocument`, indented as the document's own list is. */
export function unitListStep(analysis: Analysis, document: string, before: UnitEntry | null): Step {
  const fragment = readCloudConfig(document);
  const problem = fragment.problems.find((one) => one.severity === 'error');
  if (problem) throw new Refused(`The text cannot be read as YAML: ${problem.message.replace(/\.?$/, '.')}`);
  const layout = itemLayout(analysis.config);
  const lines = document.slice(HEAD.length, -1).split('\n');
  const indent = ' '.repeat(layout.dashIndent);
  const written = lines.map(
    (line) => (line === '' ? '' : indent + line.slice(DASH_INDENT.length)) + layout.eol,
  );
  const change = new Change(analysis);
  addUnitLines(change, written.join(''), before);
  for (const entry of fragment.units) {
    for (const field of [entry.content, ...entry.dropIns.map((dropIn) => dropIn.content)]) {
      if (field?.node?.kind === 'scalar') change.addsText(field.node.text);
    }
  }
  const names = fragment.units.map((entry) => entry.name?.text ?? 'a unit without a name');
  return { change, label: `Added ${names.join(', ')}` };
}

const HEAD = '#cloud-config\ncoreos:\n  units:\n';
const DASH_INDENT = '    ';
