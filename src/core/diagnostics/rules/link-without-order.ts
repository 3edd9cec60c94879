import { addDependency } from '../../edits/dependency-edits.ts';
import { fixBy } from '../fixes.ts';
import type { Rule } from '../rule.ts';

export const linkWithoutOrder: Rule = {
  code: 'link-without-order',
  severity: 'warning',
  summary: 'A container links to another that its unit does not wait for.',
  docs: `docker refuses \`--link\` and \`--volumes-from\` to a container that is not there yet, so the unit has to start
after the one that runs it (\`After=\`), and to pull it in (\`Requires=\`) when it is started by itself (\`docker run
--help\`; systemd.unit(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web --link db nginx
                                                             ^^ warning link-without-order: web.service links to the container of db.service without Requires= and After=: it may start first and fail.
    - name: shop.service
      content: |
        [Unit]
        After=db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop --link db:data shop
                                                              ^^^^^^^ info link-without-order: shop.service links to the container of db.service without Requires=: db.service is not started with it.
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
        ExecStart=/usr/bin/docker run --rm --name db postgres
    - name: web.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web --link db nginx
`,
  ],
  check(analysis, report) {
    const { graph, machine } = analysis;
    for (const edge of graph.edges) {
      const consumer = machine.units[edge.from];
      const provider = machine.units[edge.to];
      const missing = edge.missing.filter((kind) => kind === 'Requires' || kind === 'After');
      if (edge.kind !== 'link' || missing.length === 0 || !consumer || !provider) continue;
      if (missing.length === 1 && missing[0] === 'Requires' && edge.kinds.includes('Wants')) continue;
      const place = edge.dependencies.find(({ kind }) => kind === 'link' || kind === 'volumes-from');
      if (!place) continue;
      const isUnordered = missing.includes('After');
      const keys = missing.map((kind) => `${kind}=`).join(' and ');
      report({
        message: `${consumer.name} ${place.kind === 'link' ? 'links to' : 'takes volumes from'} the container of ${provider.name} without ${keys}: ${
          isUnordered ? 'it may start first and fail.' : `${provider.name} is not started with it.`
        }`,
        span: place.span,
        unit: edge.from,
        severity: isUnordered ? 'warning' : 'info',
        fixes: () =>
          fixBy(analysis, `Add ${keys}${provider.name}`, (change) => {
            for (const kind of missing) addDependency(change, consumer, kind, provider.name);
          }),
      });
    }
  },
};
