import type { Intent } from '../../core/edits/intent.ts';
import { unitRef } from '../../core/edits/unit-ref.ts';
import type { EdgeKind } from '../../core/graph/graph.ts';
import type { Unit } from '../../core/machine/machine.ts';
import { edgeChoices } from '../../core/views/inspector-view-edge.ts';
import type { Workspace } from '../../state/store.ts';
import type { NodeId, Outcome, WorkspaceState } from '../../state/workspace.ts';
import type { DrawnLink, LinkEnd } from './canvas-ui.ts';

/** Which card needs which, when this end is joined to that card. */
export function endsOf({ node, side }: LinkEnd, other: NodeId): { consumer: NodeId; provider: NodeId } {
  return side === 'left' ? { consumer: node, provider: other } : { consumer: other, provider: node };
}

/** Draws an edge; of the kind that goes without saying, unless another is named. */
export function draw(workspace: Workspace, consumer: NodeId, provider: NodeId, kind?: EdgeKind): Outcome {
  const ends = refsOf(workspace.getState(), consumer, provider);
  return ends ? workspace.dispatch({ do: 'connect', ...ends, ...(kind && { kind }) }, 'canvas') : GONE;
}

/** Takes one end of an edge to another card, as one step. It stays of its kind where that can be. */
export function reconnect(workspace: Workspace, edge: string, consumer: NodeId, provider: NodeId): Outcome {
  const state = workspace.getState();
  const [from = '', to = ''] = edge.split('>');
  const old = refsOf(state, from, to);
  const next = refsOf(state, consumer, provider);
  const drawn = edgeOf(state, edge);
  if (!old || !next || !drawn) return GONE;
  if (edgeKindsBetween(state, consumer, provider).includes(drawn.kind)) {
    const end = consumer === from ? 'provider' : 'consumer';
    return workspace.dispatch({ do: 'reconnect', ...old, end, to: next[end] }, 'canvas');
  }
  const intents: Intent[] = [
    { do: 'disconnect', ...old },
    { do: 'connect', ...next },
  ];
  return workspace.dispatchAll(intents, 'canvas', 'Took an edge elsewhere');
}

/** Makes an edge another kind: one just drawn is drawn anew, so that all of it stays one step. */
export function changeKind(
  workspace: Workspace,
  { consumer, provider, version }: Pick<DrawnLink, 'consumer' | 'provider'> & { readonly version?: number },
  kind: EdgeKind,
): Outcome {
  const state = workspace.getState();
  const last = state.undoStack.at(-1);
  if (version === state.version && last?.origin === 'canvas' && state.redoStack.length === 0) {
    workspace.undo();
    const drawn = draw(workspace, consumer, provider, kind);
    if (!drawn.ok) workspace.redo();
    return drawn;
  }
  const ends = refsOf(state, consumer, provider);
  return ends ? workspace.dispatch({ do: 'set-edge-kind', ...ends, kind }, 'canvas') : GONE;
}

/** The kinds that an edge between these two can be of. */
export function edgeKindsBetween(
  state: WorkspaceState,
  consumer: NodeId,
  provider: NodeId,
): readonly EdgeKind[] {
  const [from, to] = [unitOf(state, consumer), unitOf(state, provider)];
  return from && to ? edgeChoices(from, to) : [];
}

/** The edge of that id on the canvas, as the graph has it. */
export function edgeOf({ shown, unitIds }: WorkspaceState, id: string) {
  return shown.graph.edges.find(({ from, to }) => `${unitIds[from]}>${unitIds[to]}` === id);
}

const GONE: Outcome = { ok: false, reason: 'One of the two is not there any more.', span: null };

function refsOf(state: WorkspaceState, consumer: NodeId, provider: NodeId) {
  const [from, to] = [unitOf(state, consumer), unitOf(state, provider)];
  return from && to ? { consumer: unitRef(from), provider: unitRef(to) } : null;
}

function unitOf({ shown, unitIds }: WorkspaceState, id: NodeId): Unit | undefined {
  return shown.machine.units[unitIds.indexOf(id)];
}
