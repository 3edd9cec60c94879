import { CircleCheck, CircleX, History, Save, ShieldCheck, TriangleAlert } from 'lucide-react';
import { shallow } from 'zustand/shallow';
import type { Severity } from '../../core/diagnostics/diagnostic.ts';
import { everyProblem, severities } from '../../core/views/problem-filter.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { useSession, useWorkspace } from '../workspace-context.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import { useShell, useShellState } from './shell-context.tsx';
import styles from './status-bar.module.css';
import { dialectName } from './target-menu.tsx';

/** The line at the foot: what was found, how big the design is, where the cursor stands, whether it is kept. */
export function StatusBar() {
  return (
    <footer className={styles.bar}>
      <Findings />
      <Changes />
      <Extent />
      <span className={styles.space} />
      <Caret />
      <TargetStatus />
      <SaveState />
      <span
        className={styles.item}
        title="No account, no server: designs stay in this browser until you copy them"
      >
        <ShieldCheck size={13} strokeWidth={1.75} aria-hidden />
        <span className={styles.privacy}>nothing leaves this browser</span>
      </span>
    </footer>
  );
}

/** How many there are of each severity; a click lists them, another one puts the list away. */
function Findings() {
  const shell = useShell();
  const open = useShellState((state) => state.drawerOpen && state.drawerTab === 'problems');
  const filter = useShellState((state) => state.problemFilter);
  const counts = useWorkspace(countBySeverity, shallow);
  const show = (only: readonly Severity[]) => {
    const isShown = open && filter.severities.join() === only.join();
    shell.filterProblems({ ...everyProblem, severities: isShown ? [] : only });
    if (isShown) shell.setDrawerOpen(false);
    else shell.showDrawer('problems');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label="Problems" className={styles.findings}>
      {severities
        .filter((severity) => severity === 'error' || counts[severity] > 0)
        .map((severity) => {
          const count = counts[severity];
          const only = count > 0 ? [severity] : [];
          const name = counted(count, severity === 'info' ? 'note' : severity);
          const spelled = severity === 'error' || severity === 'warning';
          return (
            <button
              key={severity}
              type="button"
              className={styles.finding}
              data-tone={count > 0 ? severity : undefined}
              aria-expanded={open && filter.severities.join() === only.join()}
              aria-label={name}
              title={count > 0 ? `List the ${name}` : 'List all problems'}
              onClick={() => show(only)}
            >
              {count > 0 ? (
                <SeverityIcon severity={severity} size={13} />
              ) : (
                <CircleCheck size={13} strokeWidth={1.75} aria-hidden />
              )}
              {spelled ? name : count}
            </button>
          );
        })}
    </div>
  );
}

function countBySeverity({ diagnostics }: WorkspaceState): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

function Changes() {
  const shell = useShell();
  const open = useShellState((state) => state.drawerOpen && state.drawerTab === 'changes');
  const count = useWorkspace((state) => state.undoStack.length);
  return (
    <button
      type="button"
      className={styles.findings}
      aria-expanded={open}
      title={open ? 'Hide the changes' : 'Show the changes'}
      onClick={() => shell.toggleDrawer('changes')}
    >
      <span className={styles.item}>
        <History size={13} strokeWidth={1.75} aria-hidden />
        {counted(count, 'change')}
      </span>
    </button>
  );
}

function Extent() {
  const { units, waves, inOrder } = useWorkspace(
    ({ shown }) => ({
      units: shown.machine.units.filter(({ index, sources }) => index !== null || sources.length > 0).length,
      waves: shown.graph.waves.length,
      inOrder: shown.graph.inOrder,
    }),
    shallow,
  );
  const stale = useWorkspace((state) => state.stale);
  if (units === 0) return null;
  return (
    <span className={styles.item}>
      {counted(units, 'unit')} · {counted(waves, 'wave')}
      {!inOrder && ' · not in boot order'}
      {stale && ' · as last read'}
    </span>
  );
}

function Caret() {
  const place = useWorkspace(
    ({ analysis, caret }) => analysis.lines.positionAt(caret),
    (a, b) => a.line === b.line && a.column === b.column,
  );
  return (
    <span className={styles.item}>
      Ln {place.line}, Col {place.column}
    </span>
  );
}

function TargetStatus() {
  const target = useWorkspace((state) => state.target);
  return (
    <span className={`${styles.item} ${styles.target}`}>
      {dialectName(target)} · systemd {target.systemd}
    </span>
  );
}

function SaveState() {
  const status = useSession((state) => state.saveStatus);
  const locked = useWorkspace((state) => state.locked);
  if (locked) {
    return (
      <span className={styles.item} data-tone="warning" role="status">
        <TriangleAlert size={13} strokeWidth={2} aria-hidden />
        open in another tab
      </span>
    );
  }
  if (status.state === 'failed') {
    return (
      <span className={styles.item} data-tone="error" role="status" title={status.reason}>
        <CircleX size={13} strokeWidth={2} aria-hidden />
        {status.reason}
      </span>
    );
  }
  return (
    <span className={styles.item}>
      <Save size={13} strokeWidth={1.75} aria-hidden />
      {status.state === 'saving' ? 'saving' : 'saved'}
    </span>
  );
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'No' : count} ${noun}${count === 1 ? '' : 's'}`;
}
