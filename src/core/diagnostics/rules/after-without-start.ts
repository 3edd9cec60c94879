import { addDependency } from '../../edits/dependency-edits.ts';
import { fixBy } from '../fixes.ts';
import { isTemplate } from '../incomplete.ts';
import { isNamedElsewhere } from '../named-units.ts';
import type { Rule } from '../rule.ts';
import { startedUnits } from '../starts.ts';

export const afterWithoutStart: Rule = {
  code: 'after-without-start',
  severity: 'warning',
  summary: 'A unit is ordered after a container that nothing starts.',
  docs: `\`After=\` orders two units that start both; it starts nothing (systemd.unit(5)). Where the other unit runs a
container, and neither this one nor anything else in the document starts it, there is nothing to wait for. \`Wants=\` or
\`Requires=\` pulls it in.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: web.service
      command: start
      content: |
        [Unit]
        After=db.service
              ^^^^^^^^^^ warning after-without-start: web.service waits for db.service, but nothing starts db.service: it runs without it.
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: web.service
      command: start
      content: |
        [Unit]
        After=db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
`,
  ],
  check(analysis, report) {
    if (isTemplate(analysis)) return;
    const { graph, machine } = analysis;
    const started = startedUnits(analysis);
    for (const edge of graph.edges) {
      const consumer = machine.units[edge.from];
      const provider = machine.units[edge.to];
      if (edge.kind !== 'after' || !consumer || !provider?.container || !provider.entry) continue;
      if (!started.has(edge.from) || started.has(edge.to) || isNamedElsewhere(analysis, provider)) continue;
      const order = edge.dependencies.find(
        ({ kind, writtenIn }) => kind === 'After' && writtenIn === edge.from,
      );
      if (!order) continue;
      report({
        message: `${consumer.name} waits for ${provider.name}, but nothing starts ${provider.name}: it runs without it.`,
        span: order.span,
        unit: edge.from,
        fixes: () =>
          fixBy(analysis, `Add Wants=${provider.name}`, (change) =>
            addDependency(change, consumer, 'Wants', provider.name),
          ),
      });
    }
  },
};
