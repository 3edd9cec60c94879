import type { Span } from '../../core/text/span.ts';
import type { NodeId, Selection, WorkspaceState } from '../../state/workspace.ts';

/** As much of the state as says which text belongs to which node. */
export type Nodes = Pick<WorkspaceState, 'shown' | 'unitIds' | 'fileIds'>;

/** The whole text of a node: its entry. Where it has none, the words that name it. Empty when it is not there. */
export function nodeSpans(nodes: Nodes, id: NodeId): Span[] {
  const { machine, graph } = nodes.shown;
  const file = machine.files[nodes.fileIds.indexOf(id)];
  if (file) return [file.entry.item.span];
  const unit = machine.units[nodes.unitIds.indexOf(id)];
  if (!unit) return [];
  if (unit.entry) return [unit.entry.item.span];
  const paths = unit.sources.map((source) => source.label);
  const written = machine.files.filter(({ path }) => paths.includes(path));
  if (written.length > 0) return written.map(({ entry }) => entry.item.span);
  return graph.edges
    .filter(({ to, from }) => to === unit.position || from === unit.position)
    .flatMap(({ dependencies }) => dependencies.map(({ span }) => span))
    .sort((a, b) => a.start - b.start);
}

/** The words an edge rests on. `id` is `consumerId>providerId`. */
export function edgeSpans(nodes: Nodes, id: string): Span[] {
  const edge = nodes.shown.graph.edges.find(
    ({ from, to }) => `${nodes.unitIds[from]}>${nodes.unitIds[to]}` === id,
  );
  return (edge?.dependencies ?? []).map(({ span }) => span).sort((a, b) => a.start - b.start);
}

export interface SelectedText {
  /** Entries of nodes. */
  readonly nodes: readonly Span[];
  /** Words of edges, and of nodes that are only named. */
  readonly words: readonly Span[];
}

export function selectedText(nodes: Nodes, selection: Selection): SelectedText {
  const isEntry = (span: Span) => spanOfEntry(nodes, span);
  const ofNodes = selection.nodes.flatMap((id) => nodeSpans(nodes, id));
  return {
    nodes: ofNodes.filter(isEntry),
    words: [
      ...ofNodes.filter((span) => !isEntry(span)),
      ...selection.edges.flatMap((id) => edgeSpans(nodes, id)),
    ],
  };
}

/** The node whose entry stands at `offset`, from the start of its first line on; null between entries. */
export function nodeAt(nodes: Nodes, offset: number): NodeId | null {
  const { machine, text } = nodes.shown;
  const holds = ({ start, end }: Span) => text.lastIndexOf('\n', start - 1) + 1 <= offset && offset < end;
  const unit = machine.units.find(({ entry }) => entry && holds(entry.item.span));
  if (unit) return nodes.unitIds[unit.position] ?? null;
  const file = machine.files.findIndex(({ entry }) => holds(entry.item.span));
  return nodes.fileIds[file] ?? null;
}

function spanOfEntry({ shown: { machine } }: Nodes, span: Span): boolean {
  return (
    machine.units.some(({ entry }) => entry?.item.span === span) ||
    machine.files.some(({ entry }) => entry.item.span === span)
  );
}
