import { useState } from 'react';
import type { NodeIcon } from '../../core/views/outline-view.ts';
import type { Outcome } from '../../state/workspace.ts';
import { KindIcon } from '../shell/kind-icon.tsx';
import styles from './outline.module.css';

/** A name being changed in its line. Enter or leaving it commits; a refused name stays, with the reason below. */
export function RenameInput({
  label,
  value,
  icon,
  onCommit,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly icon: NodeIcon;
  readonly onCommit: (name: string) => Outcome;
  readonly onDone: () => void;
}) {
  const [text, setText] = useState(value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const commit = () => {
    const name = text.trim();
    if (name === value || name === '') return onDone();
    const outcome = onCommit(name);
    if (outcome.ok) onDone();
    else setRefusal(outcome.reason);
  };
  return (
    <div className={styles.renaming}>
      <div className={styles.item}>
        <KindIcon icon={icon} />
        <input
          className={styles.rename}
          aria-label={`New name of ${label}`}
          aria-invalid={refusal !== null || undefined}
          data-uncommitted={text === value ? undefined : true}
          // biome-ignore lint/a11y/noAutofocus: renaming was asked for
          autoFocus
          spellCheck={false}
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setRefusal(null);
          }}
          onBlur={() => (refusal === null ? commit() : onDone())}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') onDone();
          }}
        />
      </div>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
