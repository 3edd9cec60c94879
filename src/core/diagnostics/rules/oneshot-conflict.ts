import { setValue } from '../../edits/directive-edits.ts';
import { effectiveDirectives } from '../../systemd/effective-directives.ts';
import { fixBy } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { serviceType, wholeUnits } from '../whole-units.ts';

export const oneshotConflict: Rule = {
  code: 'oneshot-conflict',
  severity: 'error',
  summary: 'A setting that systemd refuses together with Type=oneshot.',
  docs: `A service of \`Type=oneshot\` cannot have \`Restart=always\` or \`on-success\`, since it is over when its commands
are; before systemd 244 no other \`Restart=\` than \`no\`. Nor can it have \`ExitType=cgroup\` (systemd.service(5); systemd
252, \`service_verify\`). The type is oneshot, too, where neither \`Type=\` nor \`ExecStart=\` is set.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: job.service
      content: |
        [Service]
        Type=oneshot
        Restart=always
        ^^^^^^^ error oneshot-conflict: Restart=always does not go with Type=oneshot, so systemd refuses job.service.
        ExecStart=/usr/bin/true
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: job.service
      content: |
        [Service]
        Type=oneshot
        Restart=on-failure
        ExecStart=/usr/bin/true
    - name: web.service
      content: |
        [Service]
        Restart=always
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    const { systemd } = analysis.target;
    for (const whole of wholeUnits(analysis, 'service')) {
      if (serviceType(whole) !== 'oneshot') continue;
      const { unit, value, place } = whole;
      for (const [key, refused, instead] of [
        ['Restart', systemd < 244 ? BEFORE_244 : SINCE_244, systemd < 244 ? 'no' : 'on-failure'],
        ['ExitType', /^cgroup$/, 'main'],
      ] as const) {
        const set = value('Service', key);
        if (set === undefined || !refused.test(set)) continue;
        report({
          message: `${key}=${set} does not go with Type=oneshot, so systemd refuses ${unit.name}.`,
          span: place('Service', key),
          unit: unit.position,
          fixes: () =>
            fixBy(analysis, `Change to ${key}=${instead}`, (change) => {
              for (const source of unit.sources) {
                for (const directive of effectiveDirectives([source.file], 'Service', key)) {
                  if (refused.test(directive.value)) change.editSource(source, setValue(directive, instead));
                }
              }
            }),
        });
      }
    }
  },
};

const SINCE_244 = /^(?:always|on-success)$/;
const BEFORE_244 = /^(?:always|on-success|on-failure|on-abnormal|on-watchdog|on-abort)$/;
