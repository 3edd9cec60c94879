import { directive } from '../../systemd/directives.ts';
import { parseExec } from '../../systemd/exec-words.ts';
import { isTrue } from '../../systemd/number-values.ts';
import { unknownSpecifiers } from '../../systemd/specifier-problems.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { serviceType, type WholeUnit, wholeUnits } from '../whole-units.ts';

export const missingExecStart: Rule = {
  code: 'missing-exec-start',
  severity: 'error',
  summary: 'A service without a command to start.',
  docs: `systemd refuses a service without \`ExecStart=\`, unless it is of \`Type=oneshot\` (which it is without a
\`Type=\`, too) and has an \`ExecStop=\` with \`RemainAfterExit=yes\`, or a \`SuccessAction=\` (systemd.service(5);
systemd 252, \`service_verify\`).`,
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
    - name: db.service
            ^^^^^^^^^^ error missing-exec-start: db.service has no ExecStart=, and an ExecStop= alone needs RemainAfterExit=yes, so systemd refuses it.
      content: |
        [Service]
        ExecStop=/usr/bin/true
    - name: job.service
            ^^^^^^^^^^^ error missing-exec-start: job.service has no ExecStart= that systemd can read, so systemd refuses it.
      content: |
        [Service]
        ExecStart=-bin/job
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
    for (const whole of wholeUnits(analysis, 'service')) {
      const { unit, values } = whole;
      const commands = values('Service', 'ExecStart');
      if (commands.some((command) => !isIgnored(command, analysis.target.systemd))) continue;
      const why = reason(whole, serviceType(whole));
      if (why === null) continue;
      report({
        message: `${unit.name} has no ExecStart=${commands.length > 0 ? ' that systemd can read' : why}, so systemd refuses it.`,
        span: unitPlace(analysis, unit),
        unit: unit.position,
      });
    }
  },
};

/** With the prefix `-` systemd ignores a command line that it cannot read, where else it refuses the unit. */
function isIgnored(value: string, systemd: number): boolean {
  if (!/^[^\w/]*-/.test(value)) return false;
  const { commands, problems } = parseExec(value);
  if (commands[0]?.prefix.value.includes('-') !== true) return false;
  const fact = directive('Service', 'ExecStart');
  const unknown = fact && systemd >= 240 ? unknownSpecifiers(fact, value, systemd) : [];
  return unknown.length > 0 || problems.some(({ code }) => code !== 'unknown-escape');
}

/** What else is missing where `ExecStart=` is; null where the service is complete. */
function reason({ value, values }: WholeUnit, type: string): string | null {
  const acts = values('Unit', 'SuccessAction').length > 0;
  const stops = values('Service', 'ExecStop').length > 0;
  if (!acts && !stops) return '';
  if (type !== 'oneshot') return `, which only Type=oneshot may do without`;
  if (!acts && !isTrue(value('Service', 'RemainAfterExit') ?? 'no')) {
    return ', and an ExecStop= alone needs RemainAfterExit=yes';
  }
  return null;
}
