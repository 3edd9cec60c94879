import { parseBool } from '../../docker/numbers.ts';
import { removeFlag } from '../../edits/docker-edits.ts';
import { effectiveValues } from '../../systemd/effective-directives.ts';
import { fixBy } from '../fixes.ts';
import { invocations, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const detachedRun: Rule = {
  code: 'detached-run',
  severity: 'warning',
  summary: 'docker run -d in the ExecStart= of a service that lives as long as its command.',
  docs: `With \`-d\` docker returns as soon as the container runs. systemd takes the service for finished then, runs its
\`ExecStop=\`, and with \`Restart=always\` starts it again and again (systemd.service(5), \`Type=simple\`). Without \`-d\`
the service lives as long as the container.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run -d --name web nginx
                                      ^^ warning detached-run: With -d docker returns at once, and systemd takes web.service for finished while the container runs.
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
        ExecStart=/usr/bin/docker run -d --name web nginx
`,
  ],
  check(analysis, report) {
    for (const placed of invocations(analysis)) {
      const { unit, exec, invocation, source } = placed;
      const flag = invocation.run.flags.findLast(({ name }) => name === 'detach');
      if (exec.key !== 'ExecStart' || invocation.run.subcommand !== 'run') continue;
      if (!flag || parseBool(flag.value).value !== true) continue;
      const files = unit.sources.map(({ file }) => file);
      const value = (key: string) => effectiveValues(files, 'Service', key).at(-1);
      const type = value('Type') ?? 'simple';
      if (!['simple', 'exec', 'idle'].includes(type) || STAYS.test(value('RemainAfterExit') ?? '')) continue;
      report({
        message: `With ${flag.spelling.startsWith('-') ? flag.spelling : `-${flag.spelling}`} docker returns at once, and systemd takes ${unit.name} for finished while the container runs.`,
        span: wordsPlace(analysis, placed, invocation, flag.firstWord, flag.lastWord),
        unit: unit.position,
        fixes: () =>
          fixBy(analysis, 'Remove -d', (change) => change.editSource(source, removeFlag(placed, flag))),
      });
    }
  },
};

const STAYS = /^(?:1|yes|y|true|t|on)$/i;
