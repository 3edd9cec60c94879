import { type ReactNode, useEffect, useRef } from 'react';
import type { Outcome } from '../../state/workspace.ts';
import styles from './field.module.css';
import { useDraft } from './use-draft.ts';

/**
 * One part of a row: a port, a key, a path. The row shows why a text was refused. What cannot be changed here stands
 * before it in the same box, as in the text: `Requires=`.
 */
export function Cell({
  label,
  value,
  readOnly,
  severity,
  placeholder,
  before,
  onCommit,
  onRefusal,
}: {
  readonly label: string;
  readonly value: string;
  readonly readOnly: string | null;
  readonly severity?: string | undefined;
  readonly placeholder?: string;
  readonly before?: ReactNode;
  readonly onCommit: (text: string) => Outcome;
  readonly onRefusal: (reason: string | null) => void;
}) {
  const draft = useDraft(value, onCommit);
  const { refusal } = draft;
  const tell = useRef(onRefusal);
  useEffect(() => {
    tell.current = onRefusal;
  });
  useEffect(() => tell.current(refusal), [refusal]);
  const input = (
    <input
      className={`${styles.input} ${styles.mono}`}
      aria-label={label}
      aria-invalid={refusal !== null || undefined}
      data-severity={refusal === null ? severity : 'error'}
      placeholder={placeholder}
      readOnly={readOnly !== null}
      title={readOnly ?? (value.length > 12 ? value : undefined)}
      spellCheck={false}
      autoComplete="off"
      {...draft.inputProps}
    />
  );
  return before ? (
    <span className={styles.joined}>
      {before}
      {input}
    </span>
  ) : (
    input
  );
}
