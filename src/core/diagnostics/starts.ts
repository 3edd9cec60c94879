import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import { effectiveValues } from '../systemd/effective-directives.ts';
import { addTo } from './multimap.ts';

/** Positions of the units that run after boot: started or enabled by their entry, or pulled in by one that is. */
export function startedUnits({ machine, graph }: Analysis): ReadonlySet<number> {
  const told = machine.units.filter(isStarted);
  const started = new Set(told.map(({ position, mergedInto }) => mergedInto ?? position));
  const pulls = new Map<number, number[]>();
  for (const { from, to, kinds } of graph.edges) {
    if (!kinds.some((kind) => PULLS.has(kind))) continue;
    addTo(pulls, from, to);
  }
  for (const position of started) for (const other of pulls.get(position) ?? []) started.add(other);
  return started;
}

/** True for a service that is over when its command is, and whose container goes with it. */
export function leavesNothing(unit: Unit): boolean {
  const files = unit.sources.map(({ file }) => file);
  const removes = unit.container?.invocation.run.flags.some(
    ({ name, value }) => name === 'rm' && value !== 'false',
  );
  return removes === true && effectiveValues(files, 'Service', 'Type').at(-1) === 'oneshot';
}

/** True when starting one of them stops the other (systemd.unit(5), Conflicts=). */
export function exclude(analysis: Analysis, a: Unit, b: Unit): boolean {
  let conflicts = known.get(analysis);
  if (!conflicts) {
    const edges = analysis.graph.edges.filter(({ kinds }) => kinds.includes('Conflicts'));
    conflicts = new Set(edges.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
    known.set(analysis, conflicts);
  }
  return conflicts.has(`${a.position} ${b.position}`);
}

/** Positions of units that exclude each other. */
const known = new WeakMap<Analysis, ReadonlySet<string>>();

const PULLS: ReadonlySet<string> = new Set(['Requires', 'Wants', 'BindsTo', 'Upholds']);

function isStarted({ entry }: Unit): boolean {
  if (!entry || /^(?:true|yes|on|y)$/i.test(entry.mask?.text ?? '')) return false;
  return (
    /^(?:start|restart|reload-or-restart)$/.test(entry.command?.text ?? '') ||
    /^(?:true|yes|on|y)$/i.test(entry.enable?.text ?? '')
  );
}
