import { Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '../shell/controls/button.tsx';
import styles from './diff-table.module.css';
import type { DiffRow, Hunk } from './text-diff.ts';

/** The lines that differ, old above new, with their numbers in either text. */
export function DiffTable({
  hunks,
  onPutBack,
}: {
  readonly hunks: readonly Hunk[];
  readonly onPutBack?: (hunk: Hunk) => void;
}) {
  const [limit, setLimit] = useState(STRETCH);
  let room = limit;
  const drawn = hunks.flatMap((hunk) => {
    const rows = hunk.rows.slice(0, room);
    room -= rows.length;
    return rows.length > 0 ? [{ hunk, rows }] : [];
  });
  const hidden = hunks.reduce((sum, { rows }) => sum + rows.length, 0) - limit;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section className={styles.scroller} tabIndex={0} aria-label="Lines that differ">
      <table className={styles.table}>
        <thead className="visually-hidden">
          <tr>
            <th>Line before</th>
            <th>Line now</th>
            <th>Text</th>
          </tr>
        </thead>
        {drawn.map(({ hunk, rows }, i) => (
          <tbody key={`${rows[0]?.before} ${rows[0]?.after}`} className={styles.hunk}>
            {rows.map((row, at) => (
              <Line
                key={`${row.before} ${row.after}`}
                row={row}
                action={
                  onPutBack && at === 0 ? (
                    <span className={styles.action}>
                      <IconButton
                        icon={Undo2}
                        size="small"
                        label={`Put the original lines of place ${i + 1} back`}
                        onClick={() => onPutBack(hunk)}
                      />
                    </span>
                  ) : null
                }
              />
            ))}
          </tbody>
        ))}
      </table>
      {hidden > 0 && (
        <Button look="outlined" size="small" onClick={() => setLimit(limit + STRETCH)}>
          Show {Math.min(hidden, STRETCH)} more lines
        </Button>
      )}
    </section>
  );
}

/** So many lines are drawn at once. */
const STRETCH = 400;

const spoken: Readonly<Record<DiffRow['kind'], string>> = {
  same: '',
  removed: 'removed: ',
  added: 'added: ',
};

function Line({ row, action }: { readonly row: DiffRow; readonly action: ReactNode }) {
  const { kind, before, after, parts, ending } = row;
  return (
    <tr className={styles[kind]}>
      <td className={styles.number}>{before}</td>
      <td className={styles.number}>{after}</td>
      <td className={styles.text}>
        {action}
        <span className={styles.sign} aria-hidden>
          {{ same: ' ', removed: '−', added: '+' }[kind]}
        </span>
        <span className="visually-hidden">{spoken[kind]}</span>
        {parts.map((part, i) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's parts do not move
          return part.changed ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>;
        })}
        {ending !== null && <span className={styles.ending}>{ending}</span>}
      </td>
    </tr>
  );
}
