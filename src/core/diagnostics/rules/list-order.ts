import type { Analysis } from '../../analysis.ts';
import { sort } from '../../edits/intents/sort.ts';
import type { Edge } from '../../graph/graph.ts';
import type { Fix } from '../diagnostic.ts';
import { fixOf } from '../fixes.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const listOrder: Rule = {
  code: 'list-order',
  severity: 'info',
  summary: 'A unit stands in the list before one that it starts after.',
  docs: `The commands of \`coreos.units\` run one after the other, in the order of the list, each waiting for the job of
its unit. \`After=\` orders only jobs that are queued at the same time, so a unit that stands before its provider starts
before it, unless it pulls it in with \`Requires=\` or \`Wants=\` (coreos-cloudinit, \`processUnits\`; systemd.unit(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Unit]
        After=db.service
              ^^^^^^^^^^ info list-order: web.service starts after db.service, which stands behind it in the list.
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: db.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
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
        ExecStart=/usr/bin/sleep 9
    - name: web.service
      command: start
      content: |
        [Unit]
        After=db.service
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    const { graph, machine } = analysis;
    if (graph.inOrder) return;
    let sorting: readonly Fix[] | null = null;
    const fixes = () => {
      sorting ??= fixOf('Sort into boot order', () => sort(analysis).change);
      return sorting;
    };
    for (const { from, to, span } of firstViolations(analysis)) {
      const consumer = machine.units[from];
      const provider = machine.units[to];
      if (!consumer || !provider) continue;
      report({
        message: `${consumer.name} starts after ${provider.name}, which stands behind it in the list.`,
        span,
        unit: from,
        related: [{ message: provider.name, span: unitPlace(analysis, provider) }],
        fixes,
      });
    }
  },
};

/** Of each consumer the first edge that the list contradicts and the sort would not. */
function firstViolations({ graph, machine }: Analysis) {
  const rank = new Map(graph.order.map((index, i) => [index, i]));
  const seen = new Set<number>();
  return graph.edges.flatMap((edge: Edge) => {
    const { from, to, ordered } = edge;
    const later = rank.get(to) ?? -1;
    const stands = machine.units[from]?.index !== null && machine.units[to]?.index !== null;
    const place = edge.dependencies.find(({ kind }) => kind === 'After' || kind === 'Before');
    if (!ordered || !stands || !place || to < from || later > (rank.get(from) ?? 0) || seen.has(from))
      return [];
    seen.add(from);
    return [{ from, to, span: place.span }];
  });
}
