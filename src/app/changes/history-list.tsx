import {
  Command,
  FileDiff,
  Flag,
  List,
  type LucideIcon,
  MousePointer2,
  SlidersHorizontal,
  TextCursor,
  Wrench,
} from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type Ref, useEffect, useId, useRef } from 'react';
import type { HistoryEntry, Origin } from '../../state/workspace.ts';
import styles from './changes.module.css';

/** A step by its index, -1 for the design as it was opened; or everything since the original. */
export type Shown = number | 'original';

const icons: Readonly<Record<Origin, LucideIcon>> = {
  canvas: MousePointer2,
  inspector: SlidersHorizontal,
  outline: List,
  editor: TextCursor,
  'quick-fix': Wrench,
  command: Command,
  load: Flag,
  history: Flag,
};

/** The steps, latest first: what was undone above the one that holds now. Enter or a double click goes there. */
export function HistoryList({
  ref,
  steps,
  now,
  shown,
  onShow,
  onGoTo,
  onLeave,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly steps: readonly HistoryEntry[];
  /** How many of the steps hold. */
  readonly now: number;
  readonly shown: Shown;
  readonly onShow: (what: Shown) => void;
  readonly onGoTo: (index: number) => void;
  readonly onLeave: () => void;
}) {
  const id = useId();
  const rows: readonly Shown[] = ['original', ...[...steps.keys()].reverse(), -1];
  const at = rows.indexOf(shown);
  const scroller = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another row is shown
  useEffect(() => {
    scroller.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, steps.length]);

  const onKeyDown = (event: KeyboardEvent) => {
    const move: Record<string, number> = {
      ArrowDown: Math.min(rows.length - 1, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: rows.length - 1,
    };
    const row = rows[move[event.key] ?? -1];
    if (row !== undefined) onShow(row);
    else if (event.key === 'Enter' && typeof shown === 'number') onGoTo(shown);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowUnder = ({ target }: MouseEvent): Shown | undefined =>
    rows[Number((target as Element).closest<HTMLElement>('[role="option"]')?.dataset.row ?? Number.NaN)];

  return (
    <div ref={scroller} className={styles.history}>
      <div
        ref={ref}
        role="listbox"
        aria-label="History"
        aria-activedescendant={`${id}-${at}`}
        tabIndex={0}
        className={styles.steps}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const row = rowUnder(event);
          if (row !== undefined) onShow(row);
          event.currentTarget.focus({ preventScroll: true });
        }}
        onDoubleClick={(event) => {
          const row = rowUnder(event);
          if (typeof row === 'number') onGoTo(row);
        }}
      >
        {rows.map((row, i) => (
          <div
            key={row}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            data-row={i}
            data-undone={(typeof row === 'number' && row >= now) || undefined}
            className={styles.step}
            title={typeof row === 'number' ? 'Double click or Enter goes there' : undefined}
          >
            <RowFace row={row} steps={steps} now={now} />
          </div>
        ))}
      </div>
    </div>
  );
}

function RowFace({
  row,
  steps,
  now,
}: {
  readonly row: Shown;
  readonly steps: readonly HistoryEntry[];
  readonly now: number;
}) {
  const step = typeof row === 'number' ? steps[row] : undefined;
  const Icon = row === 'original' ? FileDiff : step ? icons[step.origin] : Flag;
  const label = row === 'original' ? 'Compared with the original' : (step?.label ?? 'As it was opened');
  return (
    <>
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
      {row === now - 1 && <span className={styles.now}>now</span>}
      {typeof row === 'number' && row >= now && <span className="visually-hidden">, undone</span>}
    </>
  );
}
