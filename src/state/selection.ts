import type { NodeId, Selection, WorkspaceState } from './workspace.ts';

/** The cards that stand for all stock units, and for all files, while these are shown as one. */
export const kindGroups = { stock: 'group-stock', file: 'group-file' } as const;

export const emptySelection: Selection = { nodes: [], edges: [] };

type Nodes = Pick<WorkspaceState, 'shown' | 'unitIds' | 'fileIds'> & Partial<Pick<WorkspaceState, 'groups'>>;

/** `consumerId>providerId` of every edge on show, in the graph's order. */
export function edgeIds({ shown, unitIds }: Nodes): string[] {
  return shown.graph.edges.map(({ from, to }) => `${unitIds[from]}>${unitIds[to]}`);
}

/** What of a selection is there; the same object when all of it is. */
export function keepPresent(selection: Selection, state: Nodes): Selection {
  const groups = state.groups?.map(({ id }) => id) ?? [];
  const present = new Set([...state.unitIds, ...state.fileIds, ...groups, ...Object.values(kindGroups)]);
  const edges = new Set(selection.edges.length > 0 ? edgeIds(state) : []);
  const kept = {
    nodes: selection.nodes.filter((id) => present.has(id)),
    edges: selection.edges.filter((id) => edges.has(id)),
  };
  const whole = kept.nodes.length === selection.nodes.length && kept.edges.length === selection.edges.length;
  return whole ? selection : kept;
}

/** Units and files that were not there before; stock units that have only come to be named are no addition. */
export function addedNodes(before: Nodes, after: Nodes): NodeId[] {
  const known = new Set([...before.unitIds, ...before.fileIds]);
  const units = after.shown.machine.units.filter((unit) => unit.index !== null);
  return [...units.map((unit) => after.unitIds[unit.position] as NodeId), ...after.fileIds].filter(
    (id) => !known.has(id),
  );
}
