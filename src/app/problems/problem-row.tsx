import { Wrench } from 'lucide-react';
import { memo } from 'react';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { Button } from '../shell/controls/button.tsx';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { ruleAddress } from './finding-actions.ts';
import { FindingMenu } from './finding-menu.tsx';
import styles from './problems.module.css';

export interface RowActions {
  /** Shows the place of a finding; `focus` goes there, too. */
  go(finding: Diagnostic, focus: boolean): void;
  fix(finding: Diagnostic): void;
  /** Something is about to be done in the row of this key. */
  act(rowKey: string): void;
}

/** One finding: a button that leads to its place, its rule, its first fix and a menu with the rest. */
export const ProblemRow = memo(function ProblemRow({
  rowKey,
  finding,
  line,
  column,
  isTabStop,
  actions,
}: {
  readonly rowKey: string;
  readonly finding: Diagnostic;
  readonly line: number;
  readonly column: number;
  readonly isTabStop: boolean;
  /** The same object each time. */
  readonly actions: RowActions;
}) {
  const { code, severity, message, fixes } = finding;
  const [fix] = fixes;
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <li className={styles.row} data-key={rowKey}>
      <button
        type="button"
        data-row
        tabIndex={tabIndex}
        className={styles.finding}
        onClick={() => actions.go(finding, true)}
        onFocus={() => actions.go(finding, false)}
      >
        <SeverityIcon severity={severity} size={14} />
        <span className={styles.message}>{message}</span>
        <span className="visually-hidden">{`, line ${line}, column ${column}`}</span>
        <span className={styles.place} aria-hidden>
          {line}:{column}
        </span>
      </button>
      <a
        className={styles.code}
        href={ruleAddress(code)}
        target="_blank"
        rel="noopener"
        tabIndex={tabIndex}
        title={`What the rule ${code} says`}
      >
        {code}
      </a>
      <span className={styles.actions}>
        {fix && (
          <Button
            size="small"
            look="outlined"
            icon={Wrench}
            tabIndex={tabIndex}
            title={fix.title}
            onClick={() => {
              actions.act(rowKey);
              actions.fix(finding);
            }}
          >
            <span className={styles.fixTitle}>{fix.title}</span>
          </Button>
        )}
        <FindingMenu finding={finding} fixesShown={1} tabIndex={tabIndex} onAct={() => actions.act(rowKey)} />
      </span>
    </li>
  );
});
