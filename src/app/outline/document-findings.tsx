import type { Severity } from '../../core/diagnostics/diagnostic.ts';
import { everyProblem } from '../../core/views/problem-filter.ts';
import { findingsText, SeverityIcon } from '../shell/severity-icon.tsx';
import { useShell } from '../shell/shell-context.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import styles from './outline.module.css';

/** What was found about the document itself, which no card stands for. A click lists it and shows the first. */
export function DocumentFindings({
  severity,
  count,
}: {
  readonly severity: Severity;
  readonly count: number;
}) {
  const shell = useShell();
  const workspace = useWorkspaceStore();
  const text = `The document: ${findingsText(count, severity)}`;
  return (
    <button
      type="button"
      className={styles.ofDocument}
      aria-label={text}
      title={text}
      onClick={async () => {
        shell.filterProblems(everyProblem);
        shell.showDrawer('problems');
        const { goToProblem, nodeOf } = await import('../problems/walk.ts');
        const state = workspace.getState();
        const first = state.diagnostics.find((finding) => nodeOf(state, finding) === undefined);
        if (first) goToProblem(workspace, first);
      }}
    >
      <SeverityIcon severity={severity} size={12} />
      {count > 1 && count}
    </button>
  );
}
