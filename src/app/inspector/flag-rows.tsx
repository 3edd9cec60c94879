import { useState } from 'react';
import type { UnitRef } from '../../core/edits/intent.ts';
import {
  type FlagRow,
  joinPort,
  joinVariable,
  joinVolume,
  splitPort,
  splitVariable,
  splitVolume,
} from '../../core/views/inspector-view-container.ts';
import { Cell } from './cell.tsx';
import { Notes } from './field.tsx';
import { Group, Row } from './group.tsx';
import { NewRow } from './new-row.tsx';
import { addFlag, setFlagRow } from './row-intents.ts';
import styles from './rows.module.css';
import { useDispatch, useGesture } from './use-dispatch.ts';

/** How the values of one flag are taken apart into the cells of a row, and put together again. */
interface RowShape {
  readonly title: string;
  readonly noun: string;
  readonly flag: string;
  /** What a new value looks like. */
  readonly example: string;
  /** Grid tracks of the cells, with one for the sign between the first two. */
  readonly columns: string;
  readonly between: string;
  /** A longer text than this in the first two cells gives the first a line of its own. */
  readonly shareable: number;
  cells(text: string): readonly CellShape[];
}

interface CellShape {
  readonly label: string;
  readonly text: string;
  readonly empty: string;
  /** The whole value with this cell's text replaced. */
  whole(text: string): string;
}

const ports: RowShape = {
  title: 'Ports',
  noun: 'port',
  flag: 'publish',
  example: '8080:80',
  columns: 'minmax(0, 1fr) 8px minmax(0, 1fr) 52px',
  between: ':',
  shareable: 22,
  cells: (text) => {
    const port = splitPort(text);
    return [
      {
        label: 'Port on the machine',
        text: port.host,
        empty: 'any',
        whole: (host) => joinPort({ ...port, host }),
      },
      {
        label: 'Port in the container',
        text: port.container,
        empty: 'port',
        whole: (container) => joinPort({ ...port, container }),
      },
      { label: 'Protocol', text: port.proto, empty: 'tcp', whole: (proto) => joinPort({ ...port, proto }) },
    ];
  },
};

const variables: RowShape = {
  title: 'Environment',
  noun: 'variable',
  flag: 'env',
  example: 'KEY=value',
  columns: 'minmax(0, 1fr) 8px minmax(0, 1.2fr)',
  between: '=',
  shareable: 13,
  cells: (text) => {
    const { key, value } = splitVariable(text);
    return [
      { label: 'Variable', text: key, empty: 'KEY', whole: (next) => joinVariable({ key: next, value }) },
      {
        label: `Value of ${key}`,
        text: value ?? '',
        empty: value === null ? 'from docker' : 'empty',
        whole: (next) => joinVariable({ key, value: next }),
      },
    ];
  },
};

const volumes: RowShape = {
  title: 'Volumes',
  noun: 'volume',
  flag: 'volume',
  example: '/srv/data:/data:ro',
  columns: 'minmax(0, 1fr) 8px minmax(0, 1fr) 44px',
  between: ':',
  shareable: 12,
  cells: (text) => {
    const volume = splitVolume(text);
    return [
      {
        label: 'Path or volume on the machine',
        text: volume.source,
        empty: 'anonymous',
        whole: (source) => joinVolume({ ...volume, source }),
      },
      {
        label: 'Path in the container',
        text: volume.target,
        empty: '/path',
        whole: (target) => joinVolume({ ...volume, target }),
      },
      {
        label: 'Options',
        text: volume.options,
        empty: 'rw',
        whole: (options) => joinVolume({ ...volume, options }),
      },
    ];
  },
};

interface FlagRowsProps {
  readonly unit: UnitRef;
  readonly rows: readonly FlagRow[];
}

export function PortRows(props: FlagRowsProps) {
  return <ShapedRows shape={ports} {...props} />;
}

export function VariableRows(props: FlagRowsProps) {
  return <ShapedRows shape={variables} {...props} />;
}

export function VolumeRows(props: FlagRowsProps) {
  return <ShapedRows shape={volumes} {...props} />;
}

function ShapedRows({ shape, unit, rows }: FlagRowsProps & { readonly shape: RowShape }) {
  const [adding, setAdding] = useState(false);
  const dispatch = useDispatch();
  const values = rows.map(({ value }) => value);
  return (
    <Group title={shape.title} addLabel={`Add a ${shape.noun}`} onAdd={() => setAdding(true)}>
      {(rows.length > 0 || adding) && (
        <>
          {rows.map((row) => (
            <ShapedRow key={row.occurrence} shape={shape} unit={unit} row={row} />
          ))}
          {adding && (
            <NewRow
              label={`New ${shape.noun}`}
              placeholder={shape.example}
              onAdd={(text) => dispatch(addFlag(unit, shape.flag, values, text))}
              onDone={() => setAdding(false)}
            />
          )}
        </>
      )}
    </Group>
  );
}

function ShapedRow({ shape, unit, row }: { shape: RowShape; unit: UnitRef; row: FlagRow }) {
  const dispatch = useDispatch();
  const gesture = useGesture();
  const [refusal, setRefusal] = useState<string | null>(null);
  const severity = row.diagnostics[0]?.severity;
  const cells = shape.cells(row.value);
  const stacked = cells.slice(0, 2).some(({ text }) => text.length > shape.shareable);
  const [first, ...others] = cells.map(({ label, text, empty, whole }) => (
    <Cell
      key={label}
      label={label}
      value={text}
      readOnly={row.readOnly}
      severity={severity}
      placeholder={empty}
      onCommit={(next) => dispatch(setFlagRow(unit, row, whole(next)))}
      onRefusal={setRefusal}
    />
  ));
  return (
    <Row
      columns={stacked ? shape.columns.replace('minmax(0, 1fr) ', '') : shape.columns}
      first={stacked ? first : null}
      removeLabel={`Remove ${row.value}`}
      onRemove={row.readOnly === null ? () => gesture(setFlagRow(unit, row, null)) : undefined}
      below={
        refusal !== null || row.diagnostics.length > 0 ? (
          <Notes refusal={refusal} diagnostics={row.diagnostics} />
        ) : null
      }
    >
      {!stacked && first}
      <span className={styles.between} aria-hidden>
        {shape.between}
      </span>
      {others}
    </Row>
  );
}
