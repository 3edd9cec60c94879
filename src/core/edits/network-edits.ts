import type { Analysis } from '../analysis.ts';
import type { DependencyKind } from '../graph/graph.ts';
import { networksOf } from '../graph/mentions.ts';
import type { Machine, Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import type { Change } from './change.ts';
import { networkUnit } from './container-unit.ts';
import { addDependency } from './dependency-edits.ts';
import { dockerCommands } from './docker-commands.ts';
import { addFlag } from './docker-edits.ts';
import { addEdge, type JoinedEnds } from './edge-edits.ts';
import { Refused } from './refused.ts';
import { addUnit } from './unit-entry.ts';

/**
 * Lets two containers meet on a user-defined network, where docker resolves names: both join it, a oneshot
 * unit makes it, each needs that unit, and the consumer needs the provider.
 */
export function addNetworkEdge(change: Change, ends: JoinedEnds, present: ReadonlySet<DependencyKind>): void {
  const { analysis } = change;
  const { consumer, provider } = ends;
  const network = commonNetwork(analysis, consumer, provider);
  addEdge(change, ends, 'needs', present);
  const maker = makerOf(analysis.machine, network);
  const makerName = maker?.name ?? `docker-network-${network}.service`;
  for (const unit of [consumer, provider]) {
    join(change, unit, network);
    for (const kind of ['Requires', 'After'] as const) {
      if (!names(unit, kind, makerName)) addDependency(change, unit, kind, makerName);
    }
  }
  if (!maker) {
    const first = Math.min(consumer.index ?? 0, provider.index ?? 0);
    const before = analysis.config.units[first] ?? null;
    addUnit(change, { name: makerName, command: 'start', content: networkUnit(network) }, before);
  }
}

/** The network both are in, or one of them is, or a new one. */
function commonNetwork(analysis: Analysis, consumer: Unit, provider: Unit): string {
  const memberships = networksOf(analysis.machine);
  const of = (unit: Unit) => (memberships.get(unit.position) ?? []).map(({ network }) => network);
  for (const unit of [consumer, provider]) {
    if (!unit.container)
      throw new Refused(`${unit.name} runs no container, so it joins no network.`, unitSpan(unit));
    const mode = unit.container.invocation.run.flags.find(
      (flag) => flag.name === 'network' && of(unit).length === 0,
    );
    if (mode)
      throw new Refused(
        `${unit.name} uses --network ${mode.value}, so it cannot join another.`,
        unitSpan(unit),
      );
  }
  const [own, other] = [of(consumer), of(provider)];
  const shared = own.find((network) => other.includes(network));
  if (!shared && own.length > 0 && other.length > 0) {
    throw new Refused(
      `${consumer.name} is in network ${own[0]}, ${provider.name} in ${other[0]}. Put both into one.`,
    );
  }
  return shared ?? own[0] ?? other[0] ?? 'app';
}

function join(change: Change, unit: Unit, network: string): void {
  const container = unit.container;
  if (!container) return;
  const joined = container.invocation.run.flags.some((flag) => flag.name === 'network');
  if (!joined) change.editSource(container.source, addFlag(container, 'network', network));
}

/** The unit that runs `docker network create NETWORK`. */
export function makerOf(machine: Machine, network: string): Unit | undefined {
  return machine.units.find((unit) =>
    unit.sources.some((source) =>
      source.execs.some((exec) =>
        dockerCommands(exec).some(
          ({ subcommand, arguments: [verb, ...rest] }) =>
            subcommand === 'network' &&
            verb?.value === 'create' &&
            rest.some((word) => word.value === network),
        ),
      ),
    ),
  );
}

function names(unit: Unit, key: string, target: string): boolean {
  return unit.sources.some((source) =>
    source.file.directives.some(
      (directive) => directive.key.value === key && directive.value.split(/\s+/).includes(target),
    ),
  );
}
