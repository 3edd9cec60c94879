import { memo } from 'react';
import type { OutlineItem } from '../../core/views/outline-view.ts';
import { KindIcon } from '../shell/kind-icon.tsx';
import { findingsText, SeverityIcon } from '../shell/severity-icon.tsx';
import styles from './outline.module.css';

/** One unit or file. The list has the keys and clicks of all of them, so that a row is drawn only when it changes. */
export const OutlineRow = memo(function OutlineRow({
  elementId,
  node,
  label,
  icon,
  severity,
  findings,
  selected,
}: Pick<OutlineItem, 'label' | 'icon' | 'severity' | 'findings'> & {
  readonly elementId: string;
  readonly node: string;
  readonly selected: boolean;
}) {
  return (
    <div
      id={elementId}
      data-node={node}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={styles.item}
      data-stock={icon === 'stock' || undefined}
      title={label}
    >
      <KindIcon icon={icon} />
      <span className={styles.label}>{label}</span>
      {severity && (
        <span className={styles.found} title={findingsText(findings, severity)}>
          {findings > 1 && <span aria-hidden>{findings}</span>}
          <SeverityIcon severity={severity} size={12} label={findingsText(findings, severity)} />
        </span>
      )}
    </div>
  );
});
