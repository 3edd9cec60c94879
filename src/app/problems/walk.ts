import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { findingSubject } from '../../core/views/finding-subject.ts';
import { inTextOrder, type ProblemSubject } from '../../core/views/problems-view.ts';
import type { Workspace } from '../../state/store.ts';
import type { NodeId, WorkspaceState } from '../../state/workspace.ts';

/** The next finding behind `from` (or before it), round the end. */
export function nextProblem(
  diagnostics: readonly Diagnostic[],
  from: number,
  direction: 1 | -1,
): Diagnostic | null {
  const ordered = inTextOrder(diagnostics);
  if (direction === 1) return ordered.find(({ span }) => span.start > from) ?? ordered[0] ?? null;
  return ordered.findLast(({ span }) => span.start < from) ?? ordered.at(-1) ?? null;
}

/** Without hints, for as long as there is anything graver. */
export function gravest(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const grave = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return grave.length > 0 ? grave : diagnostics;
}

/** Shows a finding in the text and selects what it is about; a selection that holds it already stays. */
export function goToProblem(workspace: Workspace, diagnostic: Diagnostic, focus = true): void {
  const state = workspace.getState();
  const node = nodeOf(state, diagnostic);
  if (node && !state.selection.nodes.includes(node)) workspace.select({ nodes: [node], edges: [] });
  workspace.revealSpan(diagnostic.span, focus);
  workspace.setCaret(diagnostic.span.start);
}

/** The selection as positions and ids of the analysis. */
export function selectedSubject({ selection, unitIds, fileIds, shown }: WorkspaceState): ProblemSubject {
  const positions = (ids: readonly NodeId[]) =>
    ids.flatMap((id, position) => (selection.nodes.includes(id) ? [position] : []));
  return {
    units: positions(unitIds),
    files: positions(fileIds),
    edges:
      selection.edges.length === 0
        ? []
        : shown.graph.edges
            .filter(({ from, to }) => selection.edges.includes(`${unitIds[from]}>${unitIds[to]}`))
            .map(({ id }) => id),
  };
}

/** The node a finding is about; undefined for the document as a whole, and while it cannot be read. */
export function nodeOf(
  { unitIds, fileIds, shown, stale }: WorkspaceState,
  finding: Diagnostic,
): NodeId | undefined {
  const subject = stale ? null : findingSubject(shown.machine, finding);
  if (subject === null) return undefined;
  return 'unit' in subject ? unitIds[subject.unit] : fileIds[subject.file];
}
