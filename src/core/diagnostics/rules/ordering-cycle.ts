import type { Analysis } from '../../analysis.ts';
import { removeDependencies } from '../../edits/dependency-edits.ts';
import type { Cycle, Edge } from '../../graph/graph.ts';
import type { Span } from '../../text/span.ts';
import type { Fix } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { isTemplate } from '../incomplete.ts';
import { addTo } from '../multimap.ts';
import type { Rule } from '../rule.ts';
import { enumerate } from '../words.ts';

export const orderingCycle: Rule = {
  code: 'ordering-cycle',
  severity: 'error',
  summary: 'Units wait for each other in a circle.',
  docs: `When the jobs of a boot are ordered in a circle, systemd drops one of them and says so in the journal: that
unit does not start, and which one it is cannot be foretold (systemd.unit(5), \`After=\`; systemd 252,
\`transaction_verify_order_one\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        After=db.service
              ^^^^^^^^^^ error ordering-cycle: web.service starts after db.service and db.service after web.service: systemd drops the job of one of these.
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: db.service
      content: |
        [Unit]
        After=web.service
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
      content: |
        [Unit]
        Before=web.service
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: web.service
      content: |
        [Unit]
        After=db.service
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    const edges = new Map(analysis.graph.edges.map((edge) => [edge.id, edge]));
    for (const cycle of analysis.graph.cycles) {
      const round = shortestRound(cycle, edges);
      const [first] = round;
      if (!first) continue;
      const steps = round.map((edge, i) => {
        const { consumer, provider } = namesOf(analysis, edge);
        return `${consumer} ${i === 0 ? 'starts ' : ''}after ${provider}`;
      });
      report({
        message: `${enumerate(steps)}: systemd drops the job of one of these.`,
        span: orderPlace(first),
        unit: first.from,
        severity: isTemplate(analysis) ? 'warning' : 'error',
        related: round.slice(1).map((edge) => {
          const { consumer, provider } = namesOf(analysis, edge);
          return { message: `${consumer} starts after ${provider}.`, span: orderPlace(edge) };
        }),
        fixes: () => round.flatMap((edge) => removal(analysis, edge)),
      });
    }
  },
};

/** The ordering edges of a shortest circle through the first member that is in one, in their order. */
function shortestRound(cycle: Cycle, edges: ReadonlyMap<string, Edge>): readonly Edge[] {
  const inside = cycle.edges.flatMap((id) => edges.get(id) ?? []);
  const outgoing = new Map<number, Edge[]>();
  for (const edge of inside) addTo(outgoing, edge.from, edge);
  const start = cycle.members[0] as number;
  const reachedBy = new Map<number, Edge>();
  const queue = [start];
  for (const position of queue) {
    for (const edge of outgoing.get(position) ?? []) {
      if (edge.to === start) return pathBack(start, [edge], reachedBy);
      if (reachedBy.has(edge.to)) continue;
      reachedBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return [];
}

function pathBack(
  start: number,
  tail: readonly Edge[],
  reachedBy: ReadonlyMap<number, Edge>,
): readonly Edge[] {
  let path = tail;
  while (path[0] && path[0].from !== start) {
    const edge = reachedBy.get(path[0].from);
    if (!edge) return path;
    path = [edge, ...path];
  }
  return path;
}

function orderPlace({ dependencies }: Edge): Span {
  const found = dependencies.find(({ kind }) => kind === 'After' || kind === 'Before');
  return found?.span ?? { start: 0, end: 0 };
}

function namesOf({ machine }: Analysis, { from, to }: Edge) {
  return { consumer: machine.units[from]?.name ?? '', provider: machine.units[to]?.name ?? '' };
}

function removal(analysis: Analysis, { from, to }: Edge): readonly Fix[] {
  const consumer = analysis.machine.units[from];
  const provider = analysis.machine.units[to];
  if (!consumer || !provider) return [];
  return fixBy(analysis, `Let ${consumer.name} no longer start after ${provider.name}`, (change) => {
    removeDependencies(change, consumer, new Set(['After']), (name) => name === provider.name);
    removeDependencies(change, provider, new Set(['Before']), (name) => name === consumer.name);
  });
}
