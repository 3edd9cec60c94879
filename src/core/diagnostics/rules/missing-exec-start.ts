import { effectiveValues } from '../../systemd/effective-directives.ts';
import { unitTypeOf } from '../../systemd/unit-name.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const missingExecStart: Rule = {
  code: 'missing-exec-start',
  severity: 'error',
  summary: 'A service without a command to start.',
  docs: `systemd refuses a service without \`ExecStart=\`, unless it is of \`Type=oneshot\` with
\`RemainAfterExit=yes\` and has an \`ExecStop=\`, or has a \`SuccessAction=\` (systemd.service(5); systemd 252,
\`service_verify\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
            ^^^^^^^^^^^ error missing-exec-start: web.service has no ExecStart=, so systemd refuses it.
      content: |
        [Unit]
        Description=Web
        [Service]
        ExecStartPre=/usr/bin/true
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStop=/usr/bin/true
    - name: docker.service
      drop_ins:
        - name: 10-more.conf
          content: |
            [Service]
            Environment=A=b
`,
  ],
  check(analysis, report) {
    for (const unit of analysis.machine.units) {
      const { sources } = unit;
      if (unitTypeOf(unit.name) !== 'service' || !sources.some(({ role }) => role !== 'drop-in')) continue;
      if (sources.some(({ file }) => holdsTemplateText(file.source))) continue;
      const files = sources.map(({ file }) => file);
      const values = (section: string, key: string) => effectiveValues(files, section, key);
      if (values('Service', 'ExecStart').length > 0 || values('Unit', 'SuccessAction').length > 0) continue;
      const stays =
        values('Service', 'Type').at(-1) === 'oneshot' &&
        /^(?:1|yes|y|true|t|on)$/i.test(values('Service', 'RemainAfterExit').at(-1) ?? '');
      if (stays && values('Service', 'ExecStop').length > 0) continue;
      report({
        message: `${unit.name} has no ExecStart=, so systemd refuses it.`,
        span: unitPlace(analysis, unit),
        unit: unit.position,
      });
    }
  },
};
