import type { DependencyKind, EdgeKind } from './graph.ts';

/** How an edge is drawn: the strongest of the kinds behind it. */
export function drawnKind(kinds: ReadonlySet<DependencyKind>, ordered: boolean): EdgeKind {
  if (kinds.has('link') || kinds.has('volumes-from')) return 'link';
  if (kinds.has('network')) return 'network';
  if (kinds.has('BindsTo')) return 'bound';
  if (kinds.has('Requires') || kinds.has('Requisite')) return 'needs';
  if (kinds.has('Wants') || kinds.has('Upholds')) return 'wants';
  return ordered ? 'after' : 'other';
}

/**
 * What an edge of this kind lacks to hold at boot: a link or network needs its provider started (Requires=)
 * and started before (After=); a requirement without After= starts both at once (systemd.unit(5)).
 */
export function missingHalves(
  kind: EdgeKind,
  kinds: ReadonlySet<DependencyKind>,
  ordered: boolean,
): DependencyKind[] {
  const missing: DependencyKind[] = [];
  const pullsIn = ['Requires', 'BindsTo', 'Requisite'].some((key) => kinds.has(key as DependencyKind));
  if ((kind === 'link' || kind === 'network') && !pullsIn) missing.push('Requires');
  if (!ordered && kind !== 'wants' && kind !== 'other') missing.push('After');
  return missing;
}
