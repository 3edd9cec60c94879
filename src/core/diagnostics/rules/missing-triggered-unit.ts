import type { Analysis } from '../../analysis.ts';
import type { Unit } from '../../machine/machine.ts';
import { type Trigger, triggerOf } from '../../machine/triggers.ts';
import { isTrue } from '../../systemd/number-values.ts';
import { expandSpecifiers } from '../../systemd/specifiers.ts';
import { isStockUnit } from '../../systemd/stock-units.ts';
import { parseUnitName, templateOf } from '../../systemd/unit-name.ts';
import { deletion } from '../../text/text-edit.ts';
import type { Severity } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { isTemplate } from '../incomplete.ts';
import { isNamedAsFile } from '../named-units.ts';
import { sourcePlace } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';
import { wholeUnits } from '../whole-units.ts';

export const missingTriggeredUnit: Rule = {
  code: 'missing-triggered-unit',
  severity: 'error',
  summary: 'A timer, socket or path starts a unit that does not exist.',
  docs: `A timer or path starts the unit of its \`Unit=\`, a socket that of its \`Service=\`; without one, the service of
the same name, and a socket with \`Accept=yes\` an instance of the template of the same name. systemd refuses to start a
socket or path whose unit is missing; a timer fails each time it elapses. Of several \`Unit=\` it takes the first, and
none that is the timer itself (systemd.timer(5), systemd.socket(5),
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
    - name: late.timer
      content: |
        [Timer]
        OnCalendar=daily
        Unit=docker.service
        Unit=etcd2.service
        ^^^^ warning missing-triggered-unit: systemd ignores Unit=etcd2.service: late.timer starts docker.service already.
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
        if (!trigger) continue;
        for (const finding of ignoredTriggers(analysis, unit, trigger)) report(finding);
        if (/[%$]/.test(trigger.unit)) continue;
        const perConnection = type === 'socket' && isTrue(value('Socket', 'Accept') ?? 'no');
        const started =
          perConnection && !trigger.named ? trigger.unit.replace(/@?(\.\w+)$/, '@$1') : trigger.unit;
        const template = templateOf(started);
        const exists = [started, template].some(
          (name) => name !== null && (names.has(name) || isStockUnit(name) || isNamedAsFile(analysis, name)),
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

/** Further units, and the unit itself, which systemd ignores (`config_parse_trigger_unit`). */
function ignoredTriggers(analysis: Analysis, unit: Unit, trigger: Trigger): Finding[] {
  if (trigger.key !== 'Unit') return [];
  let isSet = false;
  return unit.sources.flatMap((source) =>
    source.file.directives.flatMap((directive): Finding[] => {
      const { section, key, value } = directive;
      const meant = expandSpecifiers(value, unit.name);
      if (section !== trigger.section || key.value !== 'Unit' || !parseUnitName(meant ?? '')) return [];
      const isSelf = meant === unit.name;
      if (!isSelf && !isSet) {
        isSet = true;
        return [];
      }
      return [
        {
          message: isSelf
            ? `systemd ignores Unit=${value}: a unit cannot start itself.`
            : `systemd ignores Unit=${value}: ${unit.name} starts ${trigger.unit} already.`,
          span: sourcePlace(analysis, { unit, source }, key.span),
          unit: unit.position,
          severity: 'warning',
          fixes: () =>
            fixBy(analysis, 'Remove the line', (change) =>
              change.editSource(source, deletion(directive.span)),
            ),
        },
      ];
    }),
  );
}
