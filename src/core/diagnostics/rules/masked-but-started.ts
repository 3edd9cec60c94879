import type { Field } from '../../cloud-config/document.ts';
import { setUnitField } from '../../edits/intents/unit-text.ts';
import { fixOf } from '../fixes.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { unitsNamed } from '../unit-index.ts';

export const maskedButStarted: Rule = {
  code: 'masked-but-started',
  severity: 'error',
  summary: 'A unit is masked and told to start.',
  docs: `\`mask: true\` makes the unit a link to \`/dev/null\`, over the content of the same entry, too, before any command
runs. systemd refuses to start a masked unit, and the first refused command ends the list: coreos-cloudinit sends none of
those behind it (coreos-cloudinit, \`system/systemd.go\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: locksmithd.service
      mask: true
      command: start
               ^^^^^ error masked-but-started: locksmithd.service is masked, so "start" is refused, and no command behind it is sent.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: locksmithd.service
      mask: true
      command: stop
    - name: sshd.socket
      mask: false
      command: start
`,
  ],
  check(analysis, report) {
    const { units } = analysis.machine;
    if (!units.some(({ entry }) => isOn(entry?.mask ?? null))) return;
    for (const unit of units) {
      const command = unit.entry?.command;
      if (!unit.entry || !unit.name || !command?.node || !STARTS.test(command.text ?? '')) continue;
      const last = unitsNamed(analysis, unit.name).findLast(
        ({ entry }) => isOn(entry?.mask ?? null) || entry?.content?.text || entry?.runtime,
      );
      if (!last?.entry || !isOn(last.entry.mask)) continue;
      const masking = last.entry.mask?.node;
      const drop = (index: number | null, field: 'mask' | 'command') =>
        fixOf(`Remove ${field}`, () => {
          const intent = { do: 'set-unit-field', unit: index ?? unit.name, field, value: null } as const;
          return setUnitField(analysis, intent).change;
        });
      report({
        message: `${unit.name} is masked, so "${command.text}" is refused, and no command behind it is sent.`,
        span: command.node?.span ?? unitPlace(analysis, unit),
        unit: unit.position,
        related: masking ? [{ message: 'Masked here.', span: masking.span }] : [],
        fixes: () => [...drop(last.index, 'mask'), ...drop(unit.index, 'command')],
      });
    }
  },
};

const STARTS = /^(?:start|restart|reload-or-restart)$/;

function isOn(field: Field | null): boolean {
  return /^(?:true|yes|on|y)$/i.test(field?.text ?? '');
}
