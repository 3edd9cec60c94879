import type { Analysis } from '../../analysis.ts';
import { parseImageReference } from '../../docker/image-reference.ts';
import { escapeExpansions, quoteExecWord } from '../../systemd/exec-words.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { Change } from '../change.ts';
import { refuseBadContainerName } from '../container-name.ts';
import { containerPrefix } from '../container-prefix.ts';
import { containerUnit, readiness } from '../container-unit.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { addUnit } from '../unit-entry.ts';

/** Adds a unit that runs a container, last in the list or directly before `before`. */
export function addContainer(analysis: Analysis, intent: Extract<Intent, { do: 'add-container' }>): Step {
  const container = intent.name.trim();
  const image = intent.image.trim();
  refuseBadContainerName(container);
  if (!parseImageReference(image)) {
    throw new Refused(`${inQuotes(image)} is no image reference: lower-case path, then :tag or @digest.`);
  }
  const name = `${containerPrefix(analysis.machine)}${container}.service`;
  if (!parseUnitName(name)) throw new Refused(`${inQuotes(name)} is longer than a unit name can be.`);
  refuseTaken(analysis, name, container);
  const words = [...(intent.flags ?? []), image, ...(intent.command ?? [])];
  const content = containerUnit({
    container,
    rest: words.map((word) => quoteExecWord(escapeExpansions(oneLine(word)))).join(' '),
    ...(intent.ready && readiness(container, image, intent.ready.map(oneLine))),
  });
  const change = new Change(analysis);
  const before = intent.before === undefined ? null : resolveUnit(analysis, intent.before).entry;
  addUnit(change, { name, command: 'start', content }, before);
  return {
    change,
    label: `Added ${container}`,
    verify: (after) =>
      after.machine.units.some((unit) => unit.name === name && unit.container?.image === image)
        ? null
        : 'The unit would not be read back as a container.',
  };
}

function refuseTaken(analysis: Analysis, name: string, container: string): void {
  const { units } = analysis.machine;
  if (units.some((unit) => unit.name === name && unit.kind !== 'stock')) {
    throw new Refused(`There is a unit named ${name} already.`);
  }
  const other = units.find((unit) => unit.container?.name === container);
  if (other) throw new Refused(`${other.name} runs a container named ${container} already.`);
}

function oneLine(word: string): string {
  if (/[\n\r\0]/.test(word)) throw new Refused('A word of a command line is on one line.');
  return word;
}
