import { useState } from 'react';
import type { Outcome } from '../../state/workspace.ts';
import styles from './field.module.css';
import { Notes } from './field.tsx';

/** An empty line to type one more value in. Enter adds it and waits for the next; Escape or an empty line ends it. */
export function NewRow({
  label,
  placeholder,
  options,
  onAdd,
  onDone,
}: {
  readonly label: string;
  readonly placeholder: string;
  /** Known values, offered while typing. */
  readonly options?: readonly string[];
  readonly onAdd: (text: string) => Outcome;
  readonly onDone: () => void;
}) {
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const listId = `new-row-${label.replace(/\W+/g, '-')}`;

  const add = (): boolean => {
    if (text.trim() === '') return true;
    const outcome = onAdd(text.trim());
    if (outcome.ok) setText('');
    else setRefusal(outcome.reason);
    return outcome.ok;
  };

  return (
    <div className={styles.area}>
      <input
        className={`${styles.input} ${styles.mono}`}
        aria-label={label}
        aria-invalid={refusal !== null || undefined}
        data-severity={refusal === null ? undefined : 'error'}
        data-uncommitted={text === '' ? undefined : true}
        placeholder={placeholder}
        list={options ? listId : undefined}
        spellCheck={false}
        autoComplete="off"
        // It appears because someone asked to add.
        // biome-ignore lint/a11y/noAutofocus: the plus was pressed to type here
        autoFocus
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setRefusal(null);
        }}
        onBlur={() => {
          if (refusal === null && add()) onDone();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            if (text.trim() === '') onDone();
            else add();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            event.preventDefault();
            setText('');
            onDone();
          }
        }}
      />
      {options && (
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {refusal !== null && <Notes refusal={refusal} diagnostics={[]} />}
    </div>
  );
}
