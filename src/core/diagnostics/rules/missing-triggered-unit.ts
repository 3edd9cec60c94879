import { triggerOf } from '../../machine/triggers.ts';
import { isTrue } from '../../systemd/number-values.ts';
import { isStockUnit } from '../../systemd/stock-units.ts';
import { templateOf } from '../../systemd/unit-name.ts';
import type { Severity } from '../diagnostic.ts';
import { isTemplate } from '../incomplete.ts';
import type { Rule } from '../rule.ts';
import { wholeUnits } from '../whole-units.ts';

export const missingTriggeredUnit: Rule = {
  code: 'missing-triggered-unit',
  severity: 'error',
  summary: 'A timer, socket or path starts a unit that does not exist.',
  docs: `A timer or path starts the unit of its \`Unit=\`, a socket that of its \`Service=\`; without one, the service of
the same name, and a socket with \`Accept=yes\` an instance of the template of the same name. systemd refuses to start a
socket or path whose unit is missing; a timer fails each time it elapses (systemd.timer(5), systemd.socket(5),
systemd.path(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: job.timer
            ^^^^^^^^^ error missing-triggered-unit: job.timer starts job.service, and there is no such unit.
      content: |
        [Timer]
        OnCalendar=daily
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: echo.socket
      content: |
        [Socket]
        ListenStream=7
        Accept=yes
    - name: echo@.service
      content: |
        [Service]
        ExecStart=/usr/bin/cat
        StandardInput=socket
    - name: job.timer
      content: |
        [Timer]
        OnCalendar=daily
        Unit=docker.service
`,
  ],
  check(analysis, report) {
    const names = new Set(
      analysis.machine.units.filter(({ kind }) => kind !== 'stock').map(({ name }) => name),
    );
    const severity: Severity = isTemplate(analysis) ? 'warning' : 'error';
    for (const type of ['timer', 'path', 'socket'] as const) {
      for (const { unit, value, place } of wholeUnits(analysis, type)) {
        const trigger = triggerOf(unit);
        if (!trigger || /[%$]/.test(trigger.unit)) continue;
        const perConnection = type === 'socket' && isTrue(value('Socket', 'Accept') ?? 'no');
        const started =
          perConnection && !trigger.named ? trigger.unit.replace(/@?(\.\w+)$/, '@$1') : trigger.unit;
        const template = templateOf(started);
        const exists = [started, template].some(
          (name) =>
            name !== null &&
            (names.has(name) || isStockUnit(name) || analysis.text.includes(`systemd/system/${name}`)),
        );
        if (exists) continue;
        report({
          message: `${unit.name} starts ${started}, and there is no such unit.`,
          span: place(trigger.section, trigger.key),
          unit: unit.position,
          severity,
        });
      }
    }
  },
};
