import { MousePointerSquareDashed, Search, Wrench, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Severity } from '../../core/diagnostics/diagnostic.ts';
import { severities } from '../../core/views/problem-filter.ts';
import type { ProblemsView } from '../../core/views/problems-view.ts';
import { Button, IconButton } from '../shell/controls/button.tsx';
import { DrawerTabs } from '../shell/drawer-tabs.tsx';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { useRequest, useShell, useShellState } from '../shell/shell-context.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { fixAllOf } from './finding-actions.ts';
import styles from './problem-filter-bar.module.css';

/** The head of the list: how many there are, what of them is shown, and what mends them all. */
export function ProblemFilterBar({
  view,
  onList,
}: {
  readonly view: ProblemsView;
  /** Goes to the list. */
  readonly onList: () => void;
}) {
  const shell = useShell();
  const workspace = useWorkspaceStore();
  const filter = useShellState((state) => state.problemFilter);
  const search = useRef<HTMLInputElement>(null);
  const takeFocus = () => (view.shown > 0 ? onList() : search.current?.focus());
  useRequest('focus-problems', takeFocus);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked before this was here
  useEffect(() => {
    if (shell.getState().request?.name === 'focus-problems') takeFocus();
  }, []);
  const { total, shown, bySeverity, byCode, ofSelection } = view;

  return (
    <header className={styles.bar}>
      <DrawerTabs problems={shown === total ? String(total) : `${shown} of ${total}`} />
      <div className={styles.find}>
        <Search size={13} strokeWidth={1.75} aria-hidden />
        <input
          ref={search}
          type="search"
          className={styles.search}
          placeholder="Filter"
          aria-label="Filter the problems by text, rule or unit"
          spellCheck={false}
          value={filter.text}
          onChange={({ currentTarget }) => shell.filterProblems({ text: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter.text !== '') shell.filterProblems({ text: '' });
            else if (['Escape', 'ArrowDown', 'Enter'].includes(event.key)) onList();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {filter.text !== '' && (
          <button
            type="button"
            className={styles.clear}
            aria-label="Clear the filter text"
            onClick={() => {
              shell.filterProblems({ text: '' });
              search.current?.focus();
            }}
          >
            <X size={12} aria-hidden />
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label="Severity" className={styles.toggles}>
        {severities.map((severity) => (
          <Toggle
            key={severity}
            pressed={filter.severities.includes(severity)}
            label={`Only ${counted(bySeverity[severity], severity)}`}
            onToggle={(pressed) =>
              shell.filterProblems({
                severities: pressed
                  ? [...filter.severities, severity]
                  : filter.severities.filter((each) => each !== severity),
              })
            }
          >
            <SeverityIcon severity={severity} size={13} />
            {bySeverity[severity]}
          </Toggle>
        ))}
      </div>
      <select
        className={styles.rule}
        aria-label="Rule"
        value={filter.code ?? ''}
        onChange={({ currentTarget }) => shell.filterProblems({ code: currentTarget.value || null })}
      >
        <option value="">All rules</option>
        {filter.code !== null && !byCode.some(({ code }) => code === filter.code) && (
          <option value={filter.code}>{filter.code} (0)</option>
        )}
        {byCode.map(({ code, count }) => (
          <option key={code} value={code}>
            {code} ({count})
          </option>
        ))}
      </select>
      <Toggle
        pressed={filter.ofSelection}
        label={`Only of the selection, ${ofSelection}`}
        onToggle={(pressed) => shell.filterProblems({ ofSelection: pressed })}
      >
        <MousePointerSquareDashed size={13} strokeWidth={1.75} aria-hidden />
        <span className={styles.word}>Selection</span>
      </Toggle>
      <span className={styles.space} />
      <Button
        size="small"
        icon={Wrench}
        disabled={total === 0}
        title={
          filter.code === null
            ? 'Fix everything that can be fixed in one way'
            : `Fix all of ${filter.code} that can be fixed in one way`
        }
        onClick={() => void fixAllOf(workspace, filter.code)}
      >
        <span className={styles.word}>
          {filter.code === null ? 'Fix everything' : 'Fix all of this kind'}
        </span>
      </Button>
      <IconButton icon={X} label="Close the drawer" size="small" onClick={() => shell.setDrawerOpen(false)} />
    </header>
  );
}

function Toggle({
  pressed,
  label,
  onToggle,
  children,
}: {
  readonly pressed: boolean;
  readonly label: string;
  readonly onToggle: (pressed: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
      onClick={() => onToggle(!pressed)}
    >
      {children}
    </button>
  );
}

function counted(count: number, severity: Severity): string {
  return `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`;
}
