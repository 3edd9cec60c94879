import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Workspace } from '../../state/store.ts';

/** In the order of the text; at one place the graver first. */
export function inTextOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => a.span.start - b.span.start || gravity.indexOf(a.severity) - gravity.indexOf(b.severity),
  );
}

/**
 * The next finding behind `from` (or before it), round the end. Hints are left out while there is anything graver.
 */
export function nextProblem(
  diagnostics: readonly Diagnostic[],
  from: number,
  direction: 1 | -1,
): Diagnostic | null {
  const grave = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const ordered = inTextOrder(grave.length > 0 ? grave : diagnostics);
  if (direction === 1) return ordered.find(({ span }) => span.start > from) ?? ordered[0] ?? null;
  return ordered.findLast(({ span }) => span.start < from) ?? ordered.at(-1) ?? null;
}

/** Shows a finding in the text and selects the unit it is about. */
export function goToProblem(workspace: Workspace, diagnostic: Diagnostic, focus = true): void {
  const { unitIds, stale } = workspace.getState();
  const node = diagnostic.unit === null || stale ? undefined : unitIds[diagnostic.unit];
  if (node) workspace.select({ nodes: [node], edges: [] });
  workspace.revealSpan(diagnostic.span, focus);
  workspace.setCaret(diagnostic.span.start);
}

const gravity = ['error', 'warning', 'info', 'hint'];
