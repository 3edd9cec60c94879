import type { UnitType } from '../../systemd/unit-name.ts';
import type { Rule } from '../rule.ts';
import { wholeUnits } from '../whole-units.ts';

export const pamKillMode: Rule = {
  code: 'pam-kill-mode',
  severity: 'error',
  summary: 'KillMode= leaves processes of a session that PAM opened.',
  docs: `With \`PAMName=\` systemd opens a session and has to end all of it: it refuses the unit unless \`KillMode=\` is
\`control-group\`, the default, or in a service \`mixed\` (systemd.exec(5), PAMName=; systemd 252, \`service_verify\`,
\`socket_verify\`, \`mount_verify\`, \`swap_verify\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: shell.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
        PAMName=login
        KillMode=process
        ^^^^^^^^ error pam-kill-mode: systemd refuses shell.service: with PAMName= it takes KillMode=control-group or mixed.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: shell.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
        PAMName=login
        KillMode=mixed
`,
  ],
  check(analysis, report) {
    for (const [type, section, taken] of KILLED) {
      for (const { unit, value, place, removal } of wholeUnits(analysis, type)) {
        const mode = value(section, 'KillMode') ?? 'control-group';
        if (value(section, 'PAMName') === undefined || taken.includes(mode)) continue;
        report({
          message: `systemd refuses ${unit.name}: with PAMName= it takes KillMode=${taken.join(' or ')}.`,
          span: place(section, 'KillMode'),
          unit: unit.position,
          fixes: () => removal(section, 'KillMode'),
        });
      }
    }
  },
};

const KILLED: readonly (readonly [UnitType, string, readonly string[]])[] = [
  ['service', 'Service', ['control-group', 'mixed']],
  ['socket', 'Socket', ['control-group']],
  ['mount', 'Mount', ['control-group']],
  ['swap', 'Swap', ['control-group']],
];
