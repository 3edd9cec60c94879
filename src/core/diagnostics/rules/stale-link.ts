import { parseNetwork } from '../../docker/network.ts';
import { addDependency } from '../../edits/dependency-edits.ts';
import type { DockerInvocation } from '../../machine/machine.ts';
import { fixBy } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { setting } from '../services.ts';

export const staleLink: Rule = {
  code: 'stale-link',
  severity: 'warning',
  summary: 'A container keeps its link to one that was made anew since.',
  docs: `\`--link\` writes the address of the other container into the new one when that is made, once. A unit that
starts its container with \`docker run\` makes it anew at each restart, perhaps with another address; the link of a container
that runs on leads nowhere then. \`PartOf=\` restarts the unit along with the other, and so does \`Requires=\`
(systemd.unit(5)); \`BindsTo=\` would stop it and not bring it back after an automatic restart. On a network of one's own
docker looks names up by DNS, and nothing goes stale (docs.docker.com, "Legacy container links").`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      command: start
      content: |
        [Service]
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: web.service
      command: start
      content: |
        [Unit]
        Wants=db.service
        After=db.service
        [Service]
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name web --link db:data shop:1.2
                                                             ^^^^^^^ warning stale-link: When db.service restarts, web.service keeps the link to the container that is gone. PartOf=db.service restarts both together.
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
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: web.service
      command: start
      content: |
        [Unit]
        Wants=db.service
        PartOf=db.service
        After=db.service
        [Service]
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name web --link db:data shop:1.2
`,
  ],
  check(analysis, report) {
    const { graph, machine } = analysis;
    for (const edge of graph.edges) {
      const consumer = machine.units[edge.from];
      const provider = machine.units[edge.to];
      const link = edge.dependencies.find(({ kind }) => kind === 'link');
      if (!link || !edge.ordered || !consumer?.container || !provider) continue;
      if (edge.kinds.some((kind) => FOLLOWS.has(kind)) || looksNamesUp(consumer.container.invocation))
        continue;
      const restarts = (setting(provider, 'Service', 'Restart') ?? 'no') !== 'no';
      report({
        message: `When ${provider.name} restarts, ${consumer.name} keeps the link to the container that is gone. PartOf=${provider.name} restarts both together.`,
        span: link.span,
        unit: edge.from,
        severity: restarts ? 'warning' : 'info',
        fixes: () =>
          fixBy(analysis, `Add PartOf=${provider.name}`, (change) =>
            addDependency(change, consumer, 'PartOf', provider.name),
          ),
      });
    }
  },
};

const FOLLOWS: ReadonlySet<string> = new Set(['Requires', 'Requisite', 'BindsTo', 'PartOf']);

function looksNamesUp({ run }: DockerInvocation): boolean {
  return run.flags.some(
    ({ name, value }) => name === 'network' && parseNetwork(value).value?.kind === 'user-defined',
  );
}
