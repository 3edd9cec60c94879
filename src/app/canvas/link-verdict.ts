import type { CanvasView } from '../../core/views/canvas-view.ts';

/** What would come of letting a link go here. */
export interface LinkVerdict {
  readonly allowed: boolean;
  readonly tone: 'ok' | 'warning' | 'refused';
  /** A few words beside the pointer. */
  readonly text: string;
}

/**
 * Judges a link before it is drawn, or before the edge `instead` becomes it. A circle is allowed, since it can be
 * mended, but named.
 */
export function judgeLink(
  whole: CanvasView,
  consumer: string,
  provider: string,
  instead?: string,
): LinkVerdict {
  const view = instead ? without(whole, instead) : whole;
  const from = view.nodes.find(({ id }) => id === consumer);
  const to = view.nodes.find(({ id }) => id === provider);
  if (!from || !to) return refused('Nothing to link here');
  if (consumer === provider) return refused('A unit cannot need itself');
  if (from.kind === 'file' || to.kind === 'file') return refused('A file is mounted, not linked');
  if (from.kind === 'group' || to.kind === 'group') return refused('Expand the group to link into it');
  if (instead === `${consumer}>${provider}`) return refused('Stays where it is');
  if (from.kind === 'stock') return refused(`${from.title} is not written here`);
  if (
    view.edges.some((edge) => edge.index !== null && edge.consumer === consumer && edge.provider === provider)
  ) {
    return refused(`${from.title} needs ${to.title} already`);
  }
  if (reaches(view, provider, consumer)) {
    return {
      allowed: true,
      tone: 'warning',
      text: `${to.title} waits for ${from.title}: this closes a circle`,
    };
  }
  return { allowed: true, tone: 'ok', text: `${from.title} needs ${to.title}` };
}

function without(view: CanvasView, edge: string): CanvasView {
  return { ...view, edges: view.edges.filter(({ id }) => id !== edge) };
}

function refused(text: string): LinkVerdict {
  return { allowed: false, tone: 'refused', text };
}

/** True when `consumer` needs `provider`, directly or by way of others. */
function reaches(view: CanvasView, consumer: string, provider: string): boolean {
  return upstream(view, [consumer]).has(provider);
}

/** All that `ids` need, directly or by way of others. */
export function upstream(view: CanvasView, ids: readonly string[]): Set<string> {
  return closure(ids, neighboursIn(view).providers);
}

/** All that need `ids`, directly or by way of others. */
export function downstream(view: CanvasView, ids: readonly string[]): Set<string> {
  return closure(ids, neighboursIn(view).consumers);
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<CanvasView, { readonly providers: Neighbours; readonly consumers: Neighbours }>();

function neighboursIn(view: CanvasView): { readonly providers: Neighbours; readonly consumers: Neighbours } {
  let found = known.get(view);
  if (!found) {
    const providers = new Map<string, string[]>();
    const consumers = new Map<string, string[]>();
    for (const { consumer, provider, kind } of view.edges) {
      if (kind === 'implied') continue;
      providers.set(consumer, [...(providers.get(consumer) ?? []), provider]);
      consumers.set(provider, [...(consumers.get(provider) ?? []), consumer]);
    }
    found = { providers, consumers };
    known.set(view, found);
  }
  return found;
}

function closure(ids: readonly string[], next: Neighbours): Set<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next.get(id) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
}
