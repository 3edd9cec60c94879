import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { dockerLines } from '../services.ts';

const MANY = 8;

export const slowBoot: Rule = {
  code: 'slow-boot',
  severity: 'warning',
  summary: 'Many images are fetched one after the other while coreos-cloudinit waits.',
  docs: `coreos-cloudinit starts units one by one and waits for each, \`docker pull\` and \`docker load\` in \`ExecStartPre=\`
(or in a \`Type=oneshot\`) included. Its own time is ten minutes for the whole document; then it is ended, and what is left
does not start in this boot (coreos-cloudinit, its units' \`TimeoutSec=10min\`). Reported from ${MANY} such units on. Leave the
pull to \`docker run\`, or \`enable\` the units without a \`command\`, and they start side by side.`,
  bad: [
    `
#cloud-config
coreos:
  units:
${['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8']
  .map(
    (name, i) => `    - name: ${name}.service
${i === 7 ? '            ^^^^^^^^^^ warning slow-boot: 8 units fetch images one after the other, each while coreos-cloudinit waits: together they may exceed its ten minutes, and what is left does not start.\n' : ''}      command: start
      content: |
        [Service]
        TimeoutStartSec=0
        ExecStartPre=/usr/bin/docker pull acme/${name}:1.0
        ExecStart=/usr/bin/docker run --rm --name ${name} acme/${name}:1.0
`,
  )
  .join('')}`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
        TimeoutStartSec=0
        ExecStartPre=/usr/bin/docker pull nginx:1.25.4
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
`,
  ],
  check(analysis, report) {
    const slow = analysis.machine.units.filter(
      (unit) =>
        /^(?:start|restart|reload-or-restart)$/.test(unit.entry?.command?.text ?? '') &&
        dockerLines(analysis.machine.units[unit.mergedInto ?? unit.position] ?? unit).some(
          ({ exec, command }) =>
            /^(?:pull|load|build)$/.test(command.subcommand) &&
            (exec.key === 'ExecStartPre' || exec.key === 'ExecStart'),
        ),
    );
    const last = slow[MANY - 1];
    if (!last) return;
    report({
      message: `${slow.length} units fetch images one after the other, each while coreos-cloudinit waits: together they may exceed its ten minutes, and what is left does not start.`,
      span: unitPlace(analysis, last),
      unit: last.position,
    });
  },
};
