import type { Rule } from '../rule.ts';
import { races } from '../services.ts';

export const readiness: Rule = {
  code: 'readiness',
  severity: 'hint',
  summary: 'After= waits until a container is asked for, not until it answers.',
  docs: `A \`Type=simple\` service counts as started as soon as its command is forked (systemd.service(5), \`Type=\`). Units
behind it start while docker still makes the container, or fetches its image. Where that matters, let the first unit's
\`ExecStartPost=\` wait until the container answers, or let the other try again (\`Restart=on-failure\`, \`RestartSec=5\`); a
unit that does so is not reported, and each container at most once. Links have rules of their own.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: migrate.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
              ^^^^^^^^^^ hint readiness: migrate.service starts as soon as db.service is forked: its container runs, and answers, only later.
        [Service]
        ExecStart=/opt/bin/migrate
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
        ExecStartPost=/bin/sh -c 'until docker exec db pg_isready; do sleep 1; done'
    - name: migrate.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStart=/opt/bin/migrate
`,
  ],
  check(analysis, report) {
    const told = new Set<number>();
    for (const { edge, consumer, provider } of races(analysis)) {
      if (edge.kind === 'link' || told.has(edge.to) || consumer.type !== 'service') continue;
      if (!edge.kinds.some((kind) => PULLS.has(kind))) continue;
      const order = edge.dependencies.find(({ kind }) => kind === 'After' || kind === 'Before');
      if (!order) continue;
      told.add(edge.to);
      report({
        message: `${consumer.name} starts as soon as ${provider.name} is forked: its container runs, and answers, only later.`,
        span: order.span,
        unit: order.writtenIn,
      });
    }
  },
};

const PULLS: ReadonlySet<string> = new Set(['Requires', 'Wants', 'BindsTo', 'Upholds']);
