import type { Analysis } from '../../analysis.ts';
import { parseExec } from '../../systemd/exec-words.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { addUnit } from '../unit-entry.ts';

/** Adds a oneshot service that runs a command once and counts as started from then on. */
export function addService(analysis: Analysis, intent: Extract<Intent, { do: 'add-service' }>): Step {
  const typed = intent.name.trim();
  const name = parseUnitName(typed) ? typed : `${typed}.service`;
  if (parseUnitName(name)?.type !== 'service') {
    throw new Refused(`${inQuotes(typed)} is no service name: letters, digits and ":-_.\\@" only.`);
  }
  if (analysis.machine.units.some((unit) => unit.name === name && unit.kind !== 'stock')) {
    throw new Refused(`There is a unit named ${name} already.`);
  }
  const exec = intent.exec?.trim() || '/bin/true';
  refuseBadExec(exec);
  const change = new Change(analysis);
  addUnit(
    change,
    { name, command: 'start', content: oneshotUnit(name.replace(/\.service$/, ''), exec) },
    null,
  );
  return {
    change,
    label: `Added ${name}`,
    verify: (after) => {
      const added = after.machine.units.find((unit) => unit.name === name && unit.index !== null);
      const execs = added?.sources.flatMap((source) => source.execs) ?? [];
      return execs.length === 1 && execs[0]?.directive.value === exec
        ? null
        : 'The command would not be read back.';
    },
  };
}

function refuseBadExec(exec: string): void {
  if (/[\n\r\0]/.test(exec)) throw new Refused('A command is one line.');
  if (exec.endsWith('\\'))
    throw new Refused('A backslash at the end would continue the line into the next one.');
  const { commands, problems } = parseExec(exec);
  const odd = commands.find((command) => !/^(\/|%|[\w.+-]+$)/.test(command.program?.value ?? ''));
  if (odd) throw new Refused(`${inQuotes(odd.program?.value ?? '')} is no program: give its absolute path.`);
  const problem = problems.find((one) => one.code !== 'unknown-escape');
  if (problem) throw new Refused(problem.message);
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
