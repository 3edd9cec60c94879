import { useCallback, useEffect, useState } from 'react';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';

type Findings = Pick<WorkspaceState, 'analysis' | 'diagnostics' | 'version' | 'stale'>;

/** So long the list waits for the next letter. */
const REST = 350;

/**
 * The findings, held for a moment while somebody types: half a word is no news. `current` gives the finding of now
 * for one of those held, or null when it is gone.
 */
export function useSettledFindings(): Findings & {
  readonly current: (finding: Diagnostic) => Diagnostic | null;
} {
  const workspace = useWorkspaceStore();
  const [held, setHeld] = useState<Findings>(workspace.getState);

  useEffect(() => {
    setHeld(workspace.getState());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = workspace.subscribe((state, before) => {
      if (state.diagnostics === before.diagnostics && state.analysis === before.analysis) return;
      clearTimeout(timer);
      if (state.change.origin === 'editor') {
        timer = setTimeout(() => setHeld(workspace.getState()), REST);
      } else setHeld(state);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [workspace]);

  const current = useCallback(
    (finding: Diagnostic) => {
      const { diagnostics } = workspace.getState();
      if (diagnostics.includes(finding)) return finding;
      return (
        diagnostics.find(
          ({ code, message, unit }) =>
            code === finding.code && message === finding.message && unit === finding.unit,
        ) ?? null
      );
    },
    [workspace],
  );
  return { ...held, current };
}
