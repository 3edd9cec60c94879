import { addDependency } from '../../edits/dependency-edits.ts';
import type { Unit } from '../../machine/machine.ts';
import { fixBy } from '../fixes.ts';
import type { Rule } from '../rule.ts';

export const afterMissing: Rule = {
  code: 'after-missing',
  severity: 'warning',
  summary: 'A unit requires another and does not wait for it.',
  docs: `\`Requires=\` and \`BindsTo=\` say nothing about order: without \`After=\` systemd starts both units at once
(systemd.unit(5), \`Requires=\`). A service waits for its own socket, and a target for what it requires, by themselves.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: web.service
      content: |
        [Unit]
        Requires=db.service
                 ^^^^^^^^^^ warning after-missing: web.service requires db.service without After=: both start at once.
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Requires=web.socket docker.service
        After=docker.service
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: web.socket
      content: |
        [Socket]
        ListenStream=80
`,
  ],
  check(analysis, report) {
    const { graph, machine } = analysis;
    for (const edge of graph.edges) {
      const consumer = machine.units[edge.from];
      const provider = machine.units[edge.to];
      if (!edge.missing.includes('After') || !consumer || !provider) continue;
      if ((edge.kind !== 'needs' && edge.kind !== 'bound') || waitsByItself(consumer, provider)) continue;
      const place = edge.dependencies.find(({ kind }) => NEEDS.has(kind));
      if (!place) continue;
      report({
        message: `${consumer.name} requires ${provider.name} without After=: both start at once.`,
        span: place.span,
        unit: edge.from,
        fixes: () =>
          fixBy(analysis, `Add After=${provider.name}`, (change) =>
            addDependency(change, consumer, 'After', provider.name),
          ),
      });
    }
  },
};

const NEEDS: ReadonlySet<string> = new Set(['Requires', 'Requisite', 'BindsTo']);

/**
 * Order that systemd adds: a target after what it requires, a service after its socket (systemd.target(5),
 * systemd.socket(5)). A timer, path or socket starts before the unit it triggers, whatever requires what.
 */
function waitsByItself(consumer: Unit, provider: Unit): boolean {
  const stem = ({ name, type }: Unit) => name.slice(0, -type.length - 1);
  return consumer.type !== 'service' || (provider.type !== 'service' && stem(consumer) === stem(provider));
}
