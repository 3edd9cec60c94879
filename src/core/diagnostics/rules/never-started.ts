import { setUnitField } from '../../edits/intents/unit-text.ts';
import type { Unit } from '../../machine/machine.ts';
import { triggerOf } from '../../machine/triggers.ts';
import { isStockUnit } from '../../systemd/stock-units.ts';
import { templateOf, unitTypeOf } from '../../systemd/unit-name.ts';
import { fixOf } from '../fixes.ts';
import { isTemplate } from '../incomplete.ts';
import { isNamedElsewhere } from '../named-units.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const neverStarted: Rule = {
  code: 'never-started',
  severity: 'info',
  summary: 'A unit is written, and nothing starts it.',
  docs: `coreos-cloudinit writes the unit file and starts it only with \`command: start\`; \`enable: true\` has it started from
the next boot on. Else something must pull it in: \`Wants=\` or \`Requires=\` of another unit, a timer, socket or path
(coreos-cloudinit, \`config/units.go\`; systemd.unit(5)). A unit that is named anywhere else in the document is not
reported, nor one that may replace a unit of the system.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
            ^^^^^^^^^^^ info never-started: Nothing starts web.service: it has neither command: start nor enable: true, and no other unit pulls it in.
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
        [Install]
        WantedBy=multi-user.target
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Unit]
        Wants=db.service
        After=db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: clean.timer
      enable: true
      content: |
        [Timer]
        OnCalendar=daily
    - name: clean.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker image prune -f
`,
  ],
  check(analysis, report) {
    const { machine, graph } = analysis;
    if (isTemplate(analysis) || machine.units.some(({ name }) => /^fleet\./.test(name))) return;
    const pulled = new Set(
      graph.edges.filter(({ kinds }) => kinds.some((kind) => PULLS.has(kind))).map(({ to }) => to),
    );
    const told = new Set(machine.units.filter(isTold).map(({ name }) => name));
    const triggered = new Set(machine.units.map((unit) => triggerOf(unit)?.unit));
    for (const unit of machine.units) {
      if (unit.mergedInto !== null || !unit.entry?.content?.text || !STARTABLE.has(unitTypeOf(unit.name)))
        continue;
      if (/@\.\w+$/.test(unit.name) || templateOf(unit.name) || isStockUnit(unit.name)) continue;
      if (pulled.has(unit.position) || triggered.has(unit.name)) continue;
      if (told.has(unit.name)) continue;
      if (isNamedElsewhere(analysis, unit)) continue;
      report({
        message: `Nothing starts ${unit.name}: it has neither command: start nor enable: true, and no other unit pulls it in.`,
        span: unitPlace(analysis, unit),
        unit: unit.position,
        fixes: () =>
          fixOf('Add command: start', () => {
            const intent = {
              do: 'set-unit-field',
              unit: unit.index ?? unit.name,
              field: 'command',
              value: 'start',
            } as const;
            return setUnitField(analysis, intent).change;
          }),
      });
    }
  },
};

const PULLS: ReadonlySet<string> = new Set(['Requires', 'Wants', 'BindsTo', 'Upholds', 'Requisite']);
const STARTABLE: ReadonlySet<string> = new Set(['service', 'timer', 'path', 'socket']);

/** Any word about starting, enabling or masking: then somebody has thought of it. */
function isTold({ entry }: Unit): boolean {
  const isOn = (text: string | null | undefined) => /^(?:true|yes|on|y)$/i.test(text ?? '');
  return Boolean(entry?.command?.text) || isOn(entry?.enable?.text) || isOn(entry?.mask?.text);
}
