import { CircleCheck, CircleX, Save, ShieldCheck, TriangleAlert } from 'lucide-react';
import { shallow } from 'zustand/shallow';
import { useSession, useWorkspace } from '../workspace-context.tsx';
import { useShell, useShellState } from './shell-context.tsx';
import styles from './status-bar.module.css';
import { dialectName } from './target-menu.tsx';

/** The line at the foot: what was found, how big the design is, where the cursor stands, whether it is kept. */
export function StatusBar() {
  return (
    <footer className={styles.bar}>
      <Findings />
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

function Findings() {
  const shell = useShell();
  const open = useShellState((state) => state.drawerOpen);
  const { errors, warnings } = useWorkspace(
    ({ diagnostics }) => ({
      errors: diagnostics.filter(({ severity }) => severity === 'error').length,
      warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
    }),
    shallow,
  );
  return (
    <button
      type="button"
      className={styles.findings}
      aria-expanded={open}
      title={open ? 'Hide the problems' : 'Show the problems'}
      onClick={() => shell.setDrawerOpen(!open)}
    >
      <span className={styles.item} data-tone={errors > 0 ? 'error' : undefined}>
        {errors > 0 ? (
          <CircleX size={13} strokeWidth={2} aria-hidden />
        ) : (
          <CircleCheck size={13} strokeWidth={1.75} aria-hidden />
        )}
        {counted(errors, 'error')}
      </span>
      {warnings > 0 && (
        <span className={styles.item} data-tone="warning">
          <TriangleAlert size={13} strokeWidth={2} aria-hidden />
          {counted(warnings, 'warning')}
        </span>
      )}
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
