import { ChevronRight, Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { worstSeverity } from '../../core/views/outline-view.ts';
import { IconButton } from '../shell/controls/button.tsx';
import { findingsText, SeverityIcon } from '../shell/severity-icon.tsx';
import styles from './group.module.css';

/** A part of a form under a heading, with a plus where something can be added. */
export function Group({
  title,
  onAdd,
  addLabel,
  children,
}: {
  readonly title?: string;
  readonly onAdd?: () => void;
  readonly addLabel?: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className={styles.group} aria-label={title}>
      {title && (
        <div className={styles.head}>
          <h3 className={styles.title}>{title}</h3>
          {onAdd && <IconButton icon={Plus} label={addLabel ?? 'Add'} size="small" onClick={onAdd} />}
        </div>
      )}
      {children && <div className={styles.rows}>{children}</div>}
    </section>
  );
}

/** A part that stays folded until it is wanted. */
export function Disclosure({
  title,
  count,
  diagnostics = [],
  children,
}: {
  readonly title: string;
  readonly count?: number;
  /** What was found inside, which must not go unseen while it is folded. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const severity = worstSeverity(diagnostics);
  return (
    <section className={styles.group}>
      <button type="button" className={styles.disclosure} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={13} strokeWidth={2} aria-hidden />
        <span className={styles.title}>{title}</span>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {severity && (
          <span className={styles.found} title={`${findingsText(diagnostics.length, severity)} inside`}>
            <SeverityIcon severity={severity} size={12} />
            {diagnostics.length > 1 && diagnostics.length}
          </span>
        )}
      </button>
      {open && <div className={styles.rows}>{children}</div>}
    </section>
  );
}

/** Controls side by side, and the cross that takes them away. */
export function Row({
  removeLabel,
  onRemove,
  columns,
  first = null,
  below,
  children,
}: {
  readonly removeLabel: string;
  /** Absent where the row cannot be removed here. */
  readonly onRemove?: (() => void) | undefined;
  /** Widths of the controls, as grid tracks. */
  readonly columns: string;
  /** A control that has a line of its own above the others. */
  readonly first?: ReactNode;
  readonly below?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.rowBox}>
      {first && <div className={styles.above}>{first}</div>}
      <div className={styles.row} style={{ gridTemplateColumns: `${columns} 24px` }}>
        {children}
        {onRemove ? (
          <span className={styles.remove}>
            <IconButton icon={X} label={removeLabel} size="small" onClick={onRemove} />
          </span>
        ) : (
          <span />
        )}
      </div>
      {below}
    </div>
  );
}
