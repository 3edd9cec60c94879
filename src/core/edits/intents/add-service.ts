import type { Analysis } from '../../analysis.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { addUnit } from '../unit-entry.ts';

/** Adds a oneshot service that runs a command once and counts as started from then on. */
export function addService(analysis: Analysis, intent: Extract<Intent, { do: 'add-service' }>): Step {
  const typed = intent.name.trim();
  const name = parseUnitName(typed) ? typed : `${typed}.service`;
  if (parseUnitName(name)?.type !== 'service') {
    throw new Refused(`"${typed}" is no service name: letters, digits and ":-_.\\@" only.`);
  }
  if (analysis.machine.units.some((unit) => unit.name === name && unit.kind !== 'stock')) {
    throw new Refused(`There is a unit named ${name} already.`);
  }
  const exec = intent.exec?.trim() || '/bin/true';
  if (/[\n\r]/.test(exec)) throw new Refused('A command is one line.');
  const change = new Change(analysis);
  addUnit(
    change,
    { name, command: 'start', content: oneshotUnit(name.replace(/\.service$/, ''), exec) },
    null,
  );
  return { change, label: `Added ${name}` };
}

function oneshotUnit(name: string, exec: string): string {
  return `[Unit]
Description=Run ${name} once

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${exec}
`;
}
