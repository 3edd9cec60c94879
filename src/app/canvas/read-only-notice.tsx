import { Lock, TriangleAlert } from 'lucide-react';
import { Button } from '../shell/controls/button.tsx';
import { useActions, useWorkspace } from '../workspace-context.tsx';
import styles from './read-only-notice.module.css';

/** Why nothing can be changed on the canvas just now. */
export function ReadOnlyNotice() {
  const locked = useWorkspace((state) => state.locked);
  const broken = useWorkspace((state) => (state.stale ? state.analysis : null));
  const actions = useActions();
  if (broken) {
    const span = broken.config.problems.find(({ severity }) => severity === 'error')?.span ?? {
      start: 0,
      end: 0,
    };
    const { line } = broken.lines.positionAt(span.start);
    return (
      <div className={styles.notice} role="status" data-tone="error">
        <TriangleAlert size={15} strokeWidth={2} aria-hidden />
        <span>Line {line} cannot be read. The canvas shows the last readable state.</span>
        <Button look="outlined" size="small" onClick={() => actions.revealSpan(span, true)}>
          Show line {line}
        </Button>
      </div>
    );
  }
  if (!locked) return null;
  return (
    <div className={styles.notice} role="status">
      <Lock size={14} strokeWidth={2} aria-hidden />
      <span>Another tab has this design open. Close it there to change it here.</span>
    </div>
  );
}
