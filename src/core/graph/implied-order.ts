import type { Machine, Unit } from '../machine/machine.ts';
import { triggerOf } from '../machine/triggers.ts';
import type { Edge } from './graph.ts';
import { unitsByName } from './mentions.ts';

/**
 * Order that systemd adds by itself, as `[before, after]` positions:
 * a socket, timer or path comes before the unit it triggers (systemd.socket(5), systemd.timer(5),
 * systemd.path(5), DEFAULT DEPENDENCIES); a target after what it wants or requires, unless that is ordered
 * the other way (systemd.target(5)); a unit after the mounts of its RequiresMountsFor= (systemd.unit(5)).
 */
export function impliedOrder(machine: Machine, edges: readonly Edge[]): [number, number][] {
  const byName = unitsByName(machine);
  const written = machine.units.filter(
    (unit) => unit.kind !== 'stock' && !directiveIs(unit, 'DefaultDependencies', /^(no|0|false|off|n|f)$/i),
  );
  const mounts = mountPoints(written);
  return [
    ...written.flatMap((unit) => triggers(unit, byName)),
    ...targetMembers(machine, edges),
    ...written.flatMap((unit) => neededMounts(unit, mounts)),
  ];
}

function triggers(unit: Unit, byName: ReadonlyMap<string, number>): [number, number][] {
  const trigger = triggerOf(unit);
  const triggered = trigger ? byName.get(trigger.unit) : undefined;
  return triggered === undefined ? [] : [[unit.position, triggered]];
}

function targetMembers(machine: Machine, edges: readonly Edge[]): [number, number][] {
  const ordered = new Set(edges.filter((edge) => edge.ordered).map((edge) => edge.id));
  return edges.flatMap((edge): [number, number][] => {
    const target = machine.units[edge.from];
    if (target?.type !== 'target' || target.kind === 'stock') return [];
    const pullsIn = edge.kinds.includes('Wants') || edge.kinds.includes('Requires');
    return pullsIn && !ordered.has(`${edge.to}>${edge.from}`) ? [[edge.to, edge.from]] : [];
  });
}

function mountPoints(units: readonly Unit[]): { path: string; position: number }[] {
  return units.flatMap((unit) => {
    const where = unit.type === 'mount' ? lastValue(unit, 'Mount', 'Where') : null;
    return where ? [{ path: where.replace(/\/+$/, ''), position: unit.position }] : [];
  });
}

function neededMounts(unit: Unit, mounts: readonly { path: string; position: number }[]): [number, number][] {
  if (mounts.length === 0) return [];
  const paths = values(unit, 'Unit', 'RequiresMountsFor').flatMap((value) => value.split(/\s+/));
  return mounts
    .filter((mount) => mount.position !== unit.position)
    .filter((mount) => paths.some((path) => path === mount.path || path.startsWith(`${mount.path}/`)))
    .map((mount): [number, number] => [mount.position, unit.position]);
}

function directiveIs(unit: Unit, key: string, pattern: RegExp): boolean {
  return pattern.test(lastValue(unit, 'Unit', key) ?? '');
}

function lastValue(unit: Unit, section: string, key: string): string | null {
  return values(unit, section, key).at(-1) ?? null;
}

function values(unit: Unit, section: string, key: string): string[] {
  return unit.sources.flatMap((source) =>
    source.file.directives
      .filter((directive) => directive.section === section && directive.key.value === key)
      .map((directive) => directive.value),
  );
}
