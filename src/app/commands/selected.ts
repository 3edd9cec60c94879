import type { Unit } from '../../core/machine/machine.ts';
import type { Span } from '../../core/text/span.ts';
import type { WorkspaceState } from '../../state/workspace.ts';

/** The selected units, in document order. */
export function selectedUnits({ shown, unitIds, selection }: WorkspaceState): readonly Unit[] {
  return shown.machine.units.filter(({ position }) => selection.nodes.includes(unitIds[position] ?? ''));
}

/** Where the first of what is selected is written: a unit, else a file, else an edge. Null where it is not written here. */
export function selectedSpan(state: WorkspaceState): Span | null {
  const { shown, unitIds, fileIds, selection } = state;
  const [unit] = selectedUnits(state);
  if (unit) return unit.entry?.item.span ?? null;
  const file = shown.machine.files.find((_, index) => selection.nodes.includes(fileIds[index] ?? ''));
  if (file) return file.entry.item.span;
  const edge = shown.graph.edges.find(({ from, to }) =>
    selection.edges.includes(`${unitIds[from]}>${unitIds[to]}`),
  );
  return edge?.dependencies[0]?.span ?? null;
}
