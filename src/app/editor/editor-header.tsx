import { CircleCheck, Keyboard } from 'lucide-react';
import type { Severity } from '../../core/diagnostics/diagnostic.ts';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { useActions, useWorkspace } from '../workspace-context.tsx';
import styles from './editor-pane.module.css';
import { useLastGesture } from './use-last-gesture.ts';

/** The row above the text: whether the machine would take it, and what the last gesture wrote. */
export function EditorHeader({ tabLeaves }: { readonly tabLeaves: boolean }) {
  const gesture = useLastGesture();
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>cloud-config</h2>
      <Verdict />
      <output className={styles.gesture} title={gesture ?? undefined}>
        {gesture}
      </output>
      <span
        className={styles.keys}
        data-on={tabLeaves || undefined}
        title="Tab indents. To leave the editor press Escape, then Tab. Ctrl+M switches for good."
      >
        <Keyboard size={13} strokeWidth={1.75} aria-hidden="true" />
        {tabLeaves ? 'Tab leaves' : null}
      </span>
    </header>
  );
}

function Verdict() {
  const diagnostics = useWorkspace((state) => state.diagnostics);
  const stale = useWorkspace((state) => state.stale);
  const { revealSpan } = useActions();
  const worst = SEVERITIES.find((severity) => diagnostics.some((found) => found.severity === severity));
  if (!worst) {
    return (
      <span className={styles.valid}>
        <CircleCheck size={13} strokeWidth={2} aria-hidden="true" />
        valid
      </span>
    );
  }
  const found = diagnostics.filter(({ severity }) => severity === worst);
  const count = `${found.length} ${worst}${found.length === 1 ? '' : 's'}`;
  return (
    <button
      type="button"
      className={styles.verdict}
      data-severity={worst}
      title={found[0]?.message}
      onClick={() => found[0] && revealSpan(found[0].span, true)}
    >
      <SeverityIcon severity={worst} />
      {stale ? `unreadable, ${count}` : count}
    </button>
  );
}

/** Taste and remarks do not make a document less valid. */
const SEVERITIES: readonly Severity[] = ['error', 'warning'];
