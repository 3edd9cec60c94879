import { useEffect, useState } from 'react';
import type { WorkspaceState } from '../../state/workspace.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { changedLines, describeLines } from './changed-lines.ts';

/** What the last gesture changed in the text: "Linked fluentd to elastic: 3 lines added". Null after typing. */
export function useLastGesture(): string | null {
  const workspace = useWorkspaceStore();
  const [gesture, setGesture] = useState<string | null>(null);
  useEffect(
    () =>
      workspace.subscribe((state, before) => {
        if (state.version === before.version) return;
        const { edits, origin, label } = state.change;
        if (!edits || origin === 'editor') return setGesture(null);
        const lines = describeLines(changedLines(before.text, edits, state.text));
        const what = origin === 'history' ? travelled(label, state, before) : label;
        setGesture(lines ? `${what}: ${lines}` : what);
      }),
    [workspace],
  );
  return gesture;
}

function travelled(label: string, now: WorkspaceState, before: WorkspaceState): string {
  return `${now.redoStack.length > before.redoStack.length ? 'Undid' : 'Redid'} “${label}”`;
}
