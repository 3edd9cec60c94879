import { requireContent } from '../../edits/resolve-unit.ts';
import type { Unit } from '../../machine/machine.ts';
import { fixBy } from '../fixes.ts';
import { sourcePlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { dockerLines, serviceType, setting, writtenUnits } from '../services.ts';

export const pullTimeout: Rule = {
  code: 'pull-timeout',
  severity: 'warning',
  summary: 'An image is fetched before the start, under the usual limit of 90 seconds.',
  docs: `systemd ends a start that takes longer than \`TimeoutStartSec=\`, which is 90 s unless set and counts for each
command of \`ExecStartPre=\` and \`ExecStartPost=\`; the unit has failed then, with the prefix \`-\`, too (systemd.service(5)). A
docker pull or load of a large image takes longer. \`TimeoutStartSec=0\` sets no limit. A \`Type=oneshot\` has none anyway.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStartPre=/usr/bin/docker pull nginx:1.25.4
                                     ^^^^ warning pull-timeout: systemd ends the start of web.service when docker pull takes more than 90 s: TimeoutStartSec= is not set.
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
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
        TimeoutStartSec=0
        ExecStartPre=/usr/bin/docker pull nginx:1.25.4
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
    - name: images.service
      content: |
        [Service]
        Type=oneshot
        ExecStart=/usr/bin/docker pull nginx:1.25.4
`,
  ],
  check(analysis, report) {
    if (analysis.text.includes('DefaultTimeoutStartSec')) return;
    for (const unit of writtenUnits(analysis)) {
      if (isTimed(unit) || serviceType(unit) === 'oneshot') continue;
      const fetch = dockerLines(unit).find(
        ({ exec, command }) => /^ExecStartP/.test(exec.key) && FETCHES.has(command.subcommand),
      );
      if (!fetch) continue;
      const { source, command } = fetch;
      const word = command.words.find(({ value }) => value === command.subcommand);
      report({
        message: `systemd ends the start of ${unit.name} when docker ${command.subcommand} takes more than 90 s: TimeoutStartSec= is not set.`,
        span: sourcePlace(
          analysis,
          { unit, source },
          command.commandText.toOuter(word?.span ?? { start: 0, end: 0 }),
        ),
        unit: unit.position,
        fixes: () =>
          fixBy(analysis, 'Add TimeoutStartSec=0', (change) =>
            change.addDirective(requireContent(unit), 'Service', 'TimeoutStartSec', '0'),
          ),
      });
    }
  },
};

const FETCHES: ReadonlySet<string> = new Set(['pull', 'load', 'build', 'import']);

function isTimed(unit: Unit): boolean {
  return ['TimeoutStartSec', 'TimeoutSec'].some((key) => setting(unit, 'Service', key) !== null);
}
