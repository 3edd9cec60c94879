import type { Analysis } from '../analysis.ts';
import { deriveRun } from '../docker/derived.ts';
import { impliedOrder } from '../graph/implied-order.ts';
import type { Unit } from '../machine/machine.ts';
import type { CanvasEdge, CanvasView } from './canvas-view.ts';

/**
 * Edges that stand in no line of the text: what systemd orders by itself (sockets, timers, paths, targets, mounts),
 * docker behind every container, and mount units below the folders that containers mount.
 */
export function impliedEdges(
  { machine, graph }: Analysis,
  view: CanvasView,
  idOf: (position: number) => string,
): CanvasEdge[] {
  const { units } = machine;
  const shown = new Set(view.nodes.map(({ id }) => id));
  const ordered = new Set(graph.edges.filter((edge) => edge.ordered).map(({ from, to }) => `${from}>${to}`));
  const found = new Map<string, CanvasEdge>();
  const add = (from: number, to: number, reason: string) => {
    const [consumer, provider] = [idOf(from), idOf(to)];
    if (from === to || ordered.has(`${from}>${to}`) || !shown.has(consumer) || !shown.has(provider)) return;
    const id = `implied ${consumer}>${provider}`;
    if (found.has(id)) return;
    found.set(id, { id, consumer, provider, kind: 'implied', fault: null, index: null, reason });
  };
  for (const [before, after] of impliedOrder(machine, graph.edges)) {
    const [first, second] = [units[before], units[after]];
    if (first && second) add(after, before, orderReason(first, second));
  }
  const docker = units.find(({ name }) => name === 'docker.service');
  const mounts = units.flatMap((unit) => {
    const where = mountPoint(unit);
    return where ? [{ where, unit }] : [];
  });
  for (const unit of units) {
    if (!unit.container) continue;
    if (docker)
      add(
        unit.position,
        docker.position,
        `${unit.name} runs docker, whose socket starts docker.service when it is asked.`,
      );
    for (const folder of hostFolders(unit)) {
      const mount = mounts.find(({ where }) => folder === where || folder.startsWith(`${where}/`));
      if (!mount) continue;
      const reason = `${unit.name} mounts ${folder}, which lies on ${mount.unit.name}. systemd does not know: RequiresMountsFor= would tell it.`;
      add(unit.position, mount.unit.position, reason);
    }
  }
  return [...found.values()];
}

/** From the given cards to all that they need by way of others. */
export function transitiveEdges(view: CanvasView, ids: readonly string[]): CanvasEdge[] {
  const titleOf = new Map(view.nodes.map(({ id, title }) => [id, title]));
  const providers = new Map<string, string[]>();
  for (const { consumer, provider, kind } of view.edges) {
    if (kind !== 'file') providers.set(consumer, [...(providers.get(consumer) ?? []), provider]);
  }
  return ids.flatMap((consumer) => {
    const direct = new Set(providers.get(consumer));
    const cameBy = new Map([...direct].map((id) => [id, '']));
    const open = [...direct];
    for (const id of open) {
      for (const next of providers.get(id) ?? []) {
        if (cameBy.has(next) || next === consumer) continue;
        cameBy.set(next, id);
        open.push(next);
      }
    }
    return [...cameBy].flatMap(([provider, by]): CanvasEdge[] => {
      if (by === '') return [];
      const reason = `${titleOf.get(consumer)} needs ${titleOf.get(provider)} by way of ${titleOf.get(by)}.`;
      const id = `implied ${consumer}>${provider}`;
      return [{ id, consumer, provider, kind: 'implied', fault: null, index: null, reason }];
    });
  });
}

function orderReason(before: Unit, after: Unit): string {
  if (before.type === 'mount')
    return `${after.name} starts after ${before.name}, for RequiresMountsFor= names what lies on it.`;
  if (after.type === 'target') return `${after.name} starts after what it pulls in, ${before.name} among it.`;
  return `${before.name} starts before ${after.name}, which it triggers.`;
}

function mountPoint(unit: Unit): string | null {
  if (unit.type !== 'mount') return null;
  const where = directive(unit, 'Where');
  return where ? where.replace(/\/+$/, '') : null;
}

function directive({ sources }: Unit, key: string): string | undefined {
  return sources.flatMap(({ file }) => file.directives).findLast((one) => one.key.value === key)?.value;
}

function hostFolders({ container }: Unit): string[] {
  if (!container) return [];
  const { volumes = [], mounts = [] } = deriveRun(container.invocation.run);
  const sources = [...volumes, ...mounts].map((one) => ('source' in one ? one.source : null));
  return sources.filter((source): source is string => typeof source === 'string' && source.startsWith('/'));
}
