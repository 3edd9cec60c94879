import { removeTarget } from '../../edits/directive-edits.ts';
import { dependencyMentions } from '../../machine/dependency-mentions.ts';
import { fixBy } from '../fixes.ts';
import { valuePlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const startDeadlock: Rule = {
  code: 'start-deadlock',
  severity: 'error',
  summary: 'A unit that coreos-cloudinit starts waits for the boot to end.',
  docs: `coreos-cloudinit sends each \`command\` and waits until its job is done. It runs before \`user-config.target\`, for
which \`multi-user.target\` waits. A unit that it starts and that is ordered after one of the two waits for
coreos-cloudinit, which waits for the unit: the boot hangs until coreos-cloudinit is ended after ten minutes, and the
commands behind it are never sent (coreos-cloudinit, its units' \`TimeoutSec=10min\`). \`enable: true\` without a command
starts the unit in its own time.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Unit]
        After=docker.service multi-user.target
                             ^^^^^^^^^^^^^^^^^ error start-deadlock: coreos-cloudinit waits for web.service to start, web.service for multi-user.target, and that for coreos-cloudinit: the boot hangs for ten minutes.
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      enable: true
      content: |
        [Unit]
        After=docker.service multi-user.target
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
        [Install]
        WantedBy=graphical.target
    - name: shop.service
      command: start
      content: |
        [Unit]
        After=docker.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop shop:1.2
        [Install]
        WantedBy=multi-user.target
`,
  ],
  check(analysis, report) {
    const { units } = analysis.machine;
    const told = new Set(
      units.filter(({ entry }) => STARTS.test(entry?.command?.text ?? '')).map(({ name }) => name),
    );
    for (const unit of units) {
      if (!told.has(unit.name)) continue;
      for (const { kind, target, source, directive, span } of dependencyMentions(unit)) {
        if (kind !== 'After' || !LATE.test(target)) continue;
        report({
          message: `coreos-cloudinit waits for ${unit.name} to start, ${unit.name} for ${target}, and that for coreos-cloudinit: the boot hangs for ten minutes.`,
          span: valuePlace(analysis, { unit, source }, directive, span),
          unit: unit.position,
          fixes: () =>
            fixBy(analysis, `Remove After=${target}`, (change) =>
              change.editSource(source, removeTarget(source.file, directive, span)),
            ),
        });
      }
    }
  },
};

const STARTS = /^(?:start|restart|reload-or-restart)$/;
const LATE = /^(?:multi-user|user-config)\.target$/;
