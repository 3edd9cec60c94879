import type { Analysis } from '../analysis.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { EdgeKind } from '../graph/graph.ts';
import { networksOf } from '../graph/mentions.ts';
import type { CanvasEdge, CanvasNode, CanvasView } from './canvas-view.ts';

/** Cards that are shown together, and as one while the group is collapsed. */
export interface CardGroup {
  /** `group-1`: unlike the id of any node. */
  readonly id: string;
  /** What it is called; for a network or a prefix, the name of that. */
  readonly name: string;
  /** Picked by hand, all containers of a docker network, all units whose names begin alike, all cards of a kind. */
  readonly by: 'hand' | 'network' | 'prefix' | 'stock' | 'file';
  /** Node ids of a group picked by hand; of others they follow from the text. */
  readonly members: readonly string[];
  readonly collapsed: boolean;
}

/**
 * The groups with the cards that each has in this view, in the order given. A card belongs to the first that asks for
 * it; files and stock units that only one group uses are its own. A group without cards is left out.
 */
export function shownGroups(view: CanvasView, analysis: Analysis, groups: readonly CardGroup[]): CardGroup[] {
  const taken = new Map<string, string>();
  const networks = networksOf(analysis.machine);
  for (const group of groups) {
    for (const node of view.nodes) {
      if (!taken.has(node.id) && isMember(node, group, networks)) taken.set(node.id, group.id);
    }
  }
  for (const [id, group] of belongings(view, taken)) taken.set(id, group);
  return groups.flatMap((group) => {
    const members = view.nodes.flatMap(({ id }) => (taken.get(id) === group.id ? [id] : []));
    return members.length === 0 ? [] : [{ ...group, members }];
  });
}

/** Files and stock units that only the cards of one group use stand with these. */
function belongings({ nodes, edges }: CanvasView, groupOf: ReadonlyMap<string, string>): [string, string][] {
  const users = new Map<string, Set<string | undefined>>();
  for (const { consumer, provider } of edges) {
    users.set(provider, (users.get(provider) ?? new Set()).add(groupOf.get(consumer)));
    users.set(consumer, (users.get(consumer) ?? new Set()).add(groupOf.get(provider)));
  }
  return nodes.flatMap(({ id, kind }): [string, string][] => {
    const [group, ...others] = users.get(id) ?? [];
    const isSmall = kind === 'file' || kind === 'stock';
    return isSmall && group && others.length === 0 && !groupOf.has(id) ? [[id, group]] : [];
  });
}

/** Docker networks that more than one card joins. */
export function networkNames({ machine }: Analysis): string[] {
  const counts = new Map<string, number>();
  for (const memberships of networksOf(machine).values()) {
    for (const network of new Set(memberships.map((one) => one.network))) {
      counts.set(network, (counts.get(network) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count > 1).map(([name]) => name);
}

/** First words of names that more than one card, but not all, begin with: `shop` of `shop-web` and `shop-db`. */
export function prefixes({ nodes }: CanvasView): string[] {
  const counts = new Map<string, number>();
  const named = nodes.filter(({ kind }) => kind === 'container' || kind === 'service');
  for (const { title } of named) {
    const first = /^([^-_.@]{2,})[-_.@]/.exec(title)?.[1];
    if (first) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1 && count < named.length).map(([name]) => name);
}

/** The view with collapsed groups as one card each, their edges bundled, and the cards of the others marked. */
export function groupedView(view: CanvasView, groups: readonly CardGroup[]): CanvasView {
  if (groups.length === 0) return view;
  const groupOf = new Map(groups.flatMap((group) => group.members.map((id) => [id, group])));
  const byId = new Map(view.nodes.map((node) => [node.id, node]));
  const shown = new Set<string>();
  const nodes = view.nodes.flatMap((node): CanvasNode[] => {
    const group = groupOf.get(node.id);
    if (!group) return [node];
    if (!group.collapsed) return [{ ...node, group: group.id }];
    if (shown.has(group.id)) return [];
    shown.add(group.id);
    const members = group.members.flatMap((id) => byId.get(id) ?? []);
    return [groupNode(group, members, waveFor(group, view, byId))];
  });
  return { nodes, edges: bundledEdges(view.edges, groupOf) };
}

type Networks = ReturnType<typeof networksOf>;

function isMember(node: CanvasNode, { by, name, members }: CardGroup, networks: Networks): boolean {
  switch (by) {
    case 'hand':
      return members.includes(node.id);
    case 'network':
      return (
        node.kind !== 'file' && (networks.get(node.position) ?? []).some(({ network }) => network === name)
      );
    case 'prefix':
      return (
        (node.kind === 'container' || node.kind === 'service') &&
        node.title.startsWith(name) &&
        /^$|^[-_.@]/.test(node.title.slice(name.length))
      );
    default:
      return node.kind === by;
  }
}

function groupNode({ id, name }: CardGroup, members: readonly CanvasNode[], wave: number): CanvasNode {
  const names = members.map(({ title }) => title).join(', ');
  const files = members.filter(({ kind }) => kind === 'file').length;
  const text = [counted(members.length - files, 'unit'), counted(files, 'file')].filter(Boolean).join(', ');
  const severities = members.flatMap(({ severity }) => severity ?? []);
  return {
    id,
    kind: 'group',
    position: -1,
    icon: 'group',
    title: name,
    fullName: `${name}: ${names}`,
    wave,
    severity: RANKS.find((rank) => severities.includes(rank)) ?? null,
    findings: members.reduce((sum, { findings }) => sum + findings, 0),
    subtitle: { lead: '', tail: text, brief: { lead: '', tail: text }, full: names },
    chips: [],
    briefChips: [],
    width: 180,
    height: 60,
  };
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}

const RANKS: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The wave of its members in which most of its edges run forward. */
function waveFor(group: CardGroup, { edges }: CanvasView, byId: ReadonlyMap<string, CanvasNode>): number {
  const inside = new Set(group.members);
  const waveOf = (id: string) => byId.get(id)?.wave ?? 0;
  const waves = [...new Set(group.members.map(waveOf))].sort((a, b) => a - b);
  let best = waves[0] ?? 0;
  let most = -1;
  for (const wave of waves) {
    const forward = edges.filter(({ consumer, provider }) => {
      if (inside.has(consumer) === inside.has(provider)) return false;
      return inside.has(consumer) ? waveOf(provider) < wave : wave < waveOf(consumer);
    }).length;
    if (forward > most) [best, most] = [wave, forward];
  }
  return best;
}

/** Edges with collapsed groups as their ends: those of one pair are one, as strong as the strongest. */
function bundledEdges(edges: readonly CanvasEdge[], groupOf: ReadonlyMap<string, CardGroup>): CanvasEdge[] {
  const endOf = (id: string) => {
    const group = groupOf.get(id);
    return group?.collapsed ? group.id : id;
  };
  const bundles = new Map<string, CanvasEdge[]>();
  for (const edge of edges) {
    const [consumer, provider] = [endOf(edge.consumer), endOf(edge.provider)];
    if (consumer === provider) continue;
    const id = `${consumer}>${provider}`;
    bundles.set(id, [...(bundles.get(id) ?? []), { ...edge, id, consumer, provider }]);
  }
  return [...bundles].map(([id, bundle]) => {
    const [first] = bundle as [CanvasEdge];
    const isOne = bundle.length === 1 && edges.some((edge) => edge.id === id);
    if (isOne) return first;
    const kind = STRENGTHS.find((one) => bundle.some((edge) => edge.kind === one)) ?? first.kind;
    const fault =
      bundle.find((edge) => edge.fault?.severity === 'error')?.fault ??
      bundle.find((edge) => edge.fault)?.fault;
    return {
      ...first,
      kind,
      fault: fault ?? null,
      index: null,
      bundled: bundle.flatMap(({ index }) => index ?? []),
    };
  });
}

const STRENGTHS: readonly (EdgeKind | 'file')[] = [
  'link',
  'network',
  'bound',
  'needs',
  'wants',
  'after',
  'other',
  'file',
];
