import { CircleCheck } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { shallow } from 'zustand/shallow';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { rules } from '../../core/diagnostics/rules.ts';
import { everyProblem } from '../../core/views/problem-filter.ts';
import { type ProblemGroup, problemsView } from '../../core/views/problems-view.ts';
import { Button } from '../shell/controls/button.tsx';
import { KindIcon } from '../shell/kind-icon.tsx';
import { useShell, useShellState } from '../shell/shell-context.tsx';
import { dialectName } from '../shell/target-menu.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { applyFix } from './finding-actions.ts';
import { ProblemFilterBar } from './problem-filter-bar.tsx';
import { ProblemRow, type RowActions } from './problem-row.tsx';
import styles from './problems.module.css';
import { useSettledFindings } from './use-settled-findings.ts';
import { goToProblem, selectedSubject } from './walk.ts';

/** All findings, by unit. A click shows the place; arrows walk; what can be mended has a button. */
export function Problems() {
  const workspace = useWorkspaceStore();
  const shell = useShell();
  const filter = useShellState((state) => state.problemFilter);
  const subject = useSubject();
  const { analysis, diagnostics, stale, current } = useSettledFindings();
  const view = useMemo(
    () => problemsView(analysis, diagnostics, filter, subject),
    [analysis, diagnostics, filter, subject],
  );
  const [limit, setLimit] = useState(STRETCH);
  const rows = useMemo(() => limited(view.groups, limit), [view, limit]);
  const [active, setActive] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const keys = rows.flatMap(({ found }) => found.map(({ key }) => key));
  const tabStop = active !== null && keys.includes(active) ? active : keys[0];
  const { regainSoon } = useRegainedFocus(list, view);

  const latest = useRef({ current, keys });
  useEffect(() => {
    latest.current = { current, keys };
  });
  const actions = useMemo(
    (): RowActions => ({
      go(finding, focus) {
        const found = latest.current.current(finding);
        if (found) goToProblem(workspace, found, focus);
      },
      fix(finding) {
        const fix = latest.current.current(finding)?.fixes[0];
        if (fix) applyFix(workspace, fix);
      },
      act: (rowKey) => regainSoon(latest.current.keys.indexOf(rowKey)),
    }),
    [workspace, regainSoon],
  );

  // The drawer may only just be opening: a row is brought into sight once it has its height.
  const focusList = () => {
    const row = list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]');
    row?.focus({ preventScroll: true });
    requestAnimationFrame(() => row?.scrollIntoView({ block: 'nearest' }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What is pressed in a menu that belongs to a row comes here, too.
    if (!list.current?.contains(event.target as Node)) return;
    const target = event.key === 'Escape' ? null : walked(list.current, event.key);
    if (target) target.focus();
    else if (event.key === 'Escape' && !event.defaultPrevented) shell.ask('focus-canvas');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.problems} data-region="problems">
      <ProblemFilterBar view={view} onList={focusList} />
      {view.shown === 0 ? (
        <Nothing total={view.total} stale={stale} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from button to button
        <div
          ref={list}
          className={styles.list}
          onKeyDown={onKeyDown}
          onFocus={({ target }) => {
            const key = target.closest('li')?.dataset.key;
            if (key !== undefined) setActive(key);
          }}
        >
          {stale && (
            <p className={styles.note}>While the YAML cannot be read, only the text itself is judged.</p>
          )}
          {rows.map(({ key, label, icon, count, found }) => (
            <section key={key} aria-label={`${label}, ${count}`}>
              <h3 className={styles.unit}>
                {icon && <KindIcon icon={icon} />}
                {icon ? <span className={styles.unitName}>{label}</span> : label}
                <span className={styles.count}>{count}</span>
              </h3>
              <ul>
                {found.map(({ key: rowKey, finding }) => (
                  <ProblemRow
                    key={rowKey}
                    rowKey={rowKey}
                    finding={finding}
                    {...analysis.lines.positionAt(finding.span.start)}
                    isTabStop={rowKey === tabStop}
                    actions={actions}
                  />
                ))}
              </ul>
            </section>
          ))}
          {view.shown > limit && (
            <Button look="outlined" size="small" onClick={() => setLimit(limit + STRETCH)}>
              Show {Math.min(view.shown - limit, STRETCH)} more
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** So many findings are listed at once: a row costs time, and its fixes more. */
const STRETCH = 100;

function useSubject() {
  const selection = useWorkspace((state) => state.selection);
  const shown = useWorkspace((state) => state.shown);
  const unitIds = useWorkspace((state) => state.unitIds, shallow);
  const workspace = useWorkspaceStore();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is made of
  return useMemo(() => selectedSubject(workspace.getState()), [workspace, selection, shown, unitIds]);
}

interface RowGroup extends Omit<ProblemGroup, 'found'> {
  readonly count: number;
  readonly found: readonly { readonly key: string; readonly finding: Diagnostic }[];
}

/** The first so many findings. A row keeps its key, and so its place and focus, while text above it moves. */
function limited(groups: readonly ProblemGroup[], limit: number): RowGroup[] {
  let room = limit;
  return groups.flatMap(({ found, ...group }): RowGroup[] => {
    const alike = new Map<string, number>();
    const shown = found.slice(0, room).map((finding) => {
      const name = `${group.key} ${finding.code} ${finding.message}`;
      const number = (alike.get(name) ?? 0) + 1;
      alike.set(name, number);
      return { key: `${name} ${number}`, finding };
    });
    room -= shown.length;
    return shown.length === 0 ? [] : [{ ...group, count: found.length, found: shown }];
  });
}

/** Up and down from row to row, left and right inside one. */
function walked(list: HTMLElement | null, key: string): HTMLElement | undefined {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const row = document.activeElement?.closest('li');
  const here = rows.findIndex((each) => each.closest('li') === row);
  const parts = [...(row?.querySelectorAll<HTMLElement>('button, a') ?? [])];
  const part = parts.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: rows[here + 1],
    ArrowUp: rows[here - 1],
    Home: rows[0],
    End: rows.at(-1),
    ArrowRight: parts[part + 1],
    ArrowLeft: part > 0 ? parts[part - 1] : undefined,
  };
  return targets[key];
}

/** A row that was mended takes the focus with it: the one in its place gets it. */
function useRegainedFocus(list: { readonly current: HTMLElement | null }, shown: unknown) {
  const lost = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other rows are shown
  useLayoutEffect(() => {
    const index = lost.current;
    if (index === null) return;
    lost.current = null;
    // Behind the menu, which gives the focus back as it closes.
    setTimeout(() => {
      const isFree = document.activeElement === document.body || !document.activeElement?.isConnected;
      const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
      if (isFree) rows[Math.min(index, rows.length - 1)]?.focus();
    });
  }, [shown]);
  const [api] = useState(() => ({
    regainSoon: (index: number) => {
      lost.current = index;
    },
  }));
  return api;
}

/** What was looked at when nothing is listed. */
function Nothing({ total, stale }: { readonly total: number; readonly stale: boolean }) {
  const shell = useShell();
  const target = useWorkspace((state) => state.target);
  const { units, files } = useWorkspace(
    ({ shown: { machine } }) => ({
      units: machine.units.filter(({ index, sources }) => index !== null || sources.length > 0).length,
      files: machine.files.length,
    }),
    shallow,
  );
  if (total > 0) {
    return (
      <p className={styles.none}>
        None of the {total} problems passes the filter.
        <Button look="outlined" size="small" onClick={() => shell.filterProblems(everyProblem)}>
          Show all
        </Button>
      </p>
    );
  }
  const seen = [
    units > 0 ? `${units} ${units === 1 ? 'unit' : 'units'}` : '',
    files > 0 ? `${files} ${files === 1 ? 'file' : 'files'}` : '',
  ]
    .filter(Boolean)
    .join(' and ');
  return (
    <p className={styles.none}>
      <CircleCheck size={15} strokeWidth={1.75} color="var(--ok)" aria-hidden />
      <span>
        Nothing found. {rules.length} rules looked at the document{seen && !stale ? `, its ${seen}` : ''}, for{' '}
        {dialectName(target)} with systemd {target.systemd}.
      </span>
    </p>
  );
}
