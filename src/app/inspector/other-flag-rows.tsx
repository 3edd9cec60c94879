import { useState } from 'react';
import { runFlag, runFlags } from '../../core/docker/flags.ts';
import type { UnitRef } from '../../core/edits/intent.ts';
import type { FlagRow } from '../../core/views/inspector-view-container.ts';
import type { Outcome } from '../../state/workspace.ts';
import { Button } from '../shell/controls/button.tsx';
import { Cell } from './cell.tsx';
import { Notes } from './field.tsx';
import { Disclosure, Row } from './group.tsx';
import { NewRow } from './new-row.tsx';
import { addFlag, setFlagRow } from './row-intents.ts';
import styles from './rows.module.css';
import { useDispatch, useGesture } from './use-dispatch.ts';

/** The flags that have no place of their own in the form, in the order written. */
export function OtherFlagRows({ unit, rows }: { readonly unit: UnitRef; readonly rows: readonly FlagRow[] }) {
  const [adding, setAdding] = useState(false);
  const dispatch = useDispatch();

  const add = (text: string): Outcome => {
    const [, name = '', value = 'true'] = /^-*([^\s=]+)(?:[\s=]+(.*))?$/s.exec(text) ?? [];
    const spec = runFlag(name);
    if (!spec) return { ok: false, reason: `docker run has no flag --${name}.`, span: null };
    if (spec.takesValue && !/[\s=]/.test(text)) {
      return { ok: false, reason: `--${spec.name} needs a value: --${spec.name} VALUE.`, span: null };
    }
    const siblings = rows.filter(({ flag }) => flag === spec.name).map((row) => row.value);
    return dispatch(addFlag(unit, spec.name, siblings, value));
  };

  return (
    <Disclosure title="Other flags" count={rows.length}>
      {rows.map((row) => (
        <OtherFlagRow key={`${row.flag} ${row.occurrence}`} unit={unit} row={row} />
      ))}
      {adding ? (
        <NewRow
          label="New flag"
          placeholder="--memory 512m"
          options={flagNames}
          onAdd={add}
          onDone={() => setAdding(false)}
        />
      ) : (
        <span className={styles.more}>
          <Button size="small" look="outlined" onClick={() => setAdding(true)}>
            Add a flag
          </Button>
        </span>
      )}
    </Disclosure>
  );
}

const flagNames = runFlags.map(({ name }) => `--${name}`);

function OtherFlagRow({ unit, row }: { readonly unit: UnitRef; readonly row: FlagRow }) {
  const dispatch = useDispatch();
  const gesture = useGesture();
  const [refusal, setRefusal] = useState<string | null>(null);
  const name = (
    <span className={styles.name} title={runFlag(row.flag)?.about ?? 'Not a flag that docker knows'}>
      --{row.flag}
      {!row.bare && <span className={styles.equals}>=</span>}
    </span>
  );
  return (
    <Row
      columns="minmax(0, 1fr)"
      removeLabel={`Remove --${row.flag}`}
      onRemove={row.readOnly === null ? () => gesture(setFlagRow(unit, row, null)) : undefined}
      below={
        refusal !== null || row.diagnostics.length > 0 ? (
          <Notes refusal={refusal} diagnostics={row.diagnostics} />
        ) : null
      }
    >
      {row.bare ? (
        <span className={styles.flag}>{name}</span>
      ) : (
        <Cell
          label={`Value of --${row.flag}`}
          value={row.value}
          readOnly={row.readOnly}
          severity={row.diagnostics[0]?.severity}
          before={name}
          onCommit={(text) => dispatch(setFlagRow(unit, row, text))}
          onRefusal={setRefusal}
        />
      )}
    </Row>
  );
}
