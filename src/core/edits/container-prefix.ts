import type { Machine, Unit } from '../machine/machine.ts';

/**
 * What stands before the container's name in the names of a document's container units: `docker-` of
 * `docker-web.service`, empty for `web.service`. The commonest wins; `docker-` when there are none.
 */
export function containerPrefix(machine: Machine): string {
  const counts = new Map<string, number>();
  for (const unit of machine.units) {
    const prefix = ownPrefix(unit);
    if (prefix !== null) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  return commonest?.[0] ?? 'docker-';
}

/** What stands before the container's name in a unit's own name; null when the two names differ otherwise. */
export function ownPrefix(unit: Unit): string | null {
  const name = unit.container?.name;
  const base = unit.name.replace(/\.\w+$/, '');
  return name && base.endsWith(name) ? base.slice(0, base.length - name.length) : null;
}
