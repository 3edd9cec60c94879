import { useState } from 'react';
import type { UnitRef } from '../../core/edits/intent.ts';
import type { DirectiveRow, SectionView } from '../../core/views/inspector-view-unit.ts';
import type { Outcome } from '../../state/workspace.ts';
import { Button } from '../shell/controls/button.tsx';
import { Cell } from './cell.tsx';
import { Notes } from './field.tsx';
import { Row } from './group.tsx';
import { NewRow } from './new-row.tsx';
import { setDirectiveRow } from './row-intents.ts';
import styles from './rows.module.css';
import { useDispatch, useGesture } from './use-dispatch.ts';

/** The unit's own text, a row for each directive. */
export function DirectiveRows({
  unit,
  sections,
}: {
  readonly unit: UnitRef;
  readonly sections: readonly SectionView[];
}) {
  return sections.map((section) => (
    <SectionRows key={`${section.from ?? ''} ${section.name}`} unit={unit} section={section} />
  ));
}

function SectionRows({ unit, section }: { readonly unit: UnitRef; readonly section: SectionView }) {
  const [adding, setAdding] = useState(false);
  const dispatch = useDispatch();

  const add = (text: string): Outcome => {
    const [, key, value] = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/s.exec(text) ?? [];
    if (!key || value === undefined) {
      return { ok: false, reason: 'Write it as Key=value.', span: null };
    }
    const siblings = section.rows.find((row) => row.key === key)?.siblings ?? [];
    return dispatch({ do: 'set-directive', unit, section: section.name, key, values: [...siblings, value] });
  };

  return (
    <>
      <h4 className={styles.section}>
        [{section.name}]{section.from !== null && <span className={styles.from}>{section.from}</span>}
      </h4>
      {section.rows.map((row) => (
        <DirectiveLine key={`${row.key} ${row.occurrence}`} unit={unit} section={section.name} row={row} />
      ))}
      {section.from === null &&
        (adding ? (
          <NewRow
            label={`New directive in [${section.name}]`}
            placeholder="Key=value"
            onAdd={add}
            onDone={() => setAdding(false)}
          />
        ) : (
          <span className={styles.more}>
            <Button
              size="small"
              onClick={() => setAdding(true)}
              aria-label={`Add a directive to [${section.name}]`}
            >
              Add a directive
            </Button>
          </span>
        ))}
    </>
  );
}

function DirectiveLine({
  unit,
  section,
  row,
}: {
  readonly unit: UnitRef;
  readonly section: string;
  readonly row: DirectiveRow;
}) {
  const dispatch = useDispatch();
  const gesture = useGesture();
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <Row
      columns="minmax(0, 1fr)"
      removeLabel={`Remove ${row.key}=${row.value}`}
      onRemove={row.readOnly === null ? () => gesture(setDirectiveRow(unit, section, row, null)) : undefined}
      below={
        refusal !== null || row.diagnostics.length > 0 ? (
          <Notes refusal={refusal} diagnostics={row.diagnostics} />
        ) : null
      }
    >
      <Cell
        label={`${row.key} in [${section}]`}
        value={row.value}
        readOnly={row.readOnly}
        severity={row.diagnostics[0]?.severity}
        placeholder="empty"
        before={
          <span className={styles.directive} title={row.key}>
            {row.key}
            <span className={styles.equals}>=</span>
          </span>
        }
        onCommit={(text) => dispatch(setDirectiveRow(unit, section, row, text))}
        onRefusal={setRefusal}
      />
    </Row>
  );
}
