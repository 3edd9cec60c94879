import { CircleCheck, Wrench } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Diagnostic, Fix } from '../../core/diagnostics/diagnostic.ts';
import { unitIcon, unitLabel } from '../../core/views/outline-view.ts';
import { Button } from '../shell/controls/button.tsx';
import { KindIcon } from '../shell/kind-icon.tsx';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import styles from './problems.module.css';
import { goToProblem, inTextOrder } from './walk.ts';

/** All findings, by unit. A click shows the place; arrows walk; what can be mended has a button. */
export function Problems() {
  const workspace = useWorkspaceStore();
  const diagnostics = useWorkspace((state) => state.diagnostics);
  const analysis = useWorkspace((state) => state.analysis);
  const list = useRef<HTMLDivElement>(null);
  const [limit, setLimit] = useState(STRETCH);
  const groups = useMemo(() => byUnit(diagnostics, limit), [diagnostics, limit]);
  const hidden = diagnostics.length - limit;

  if (diagnostics.length === 0) {
    return (
      <p className={styles.none}>
        <CircleCheck size={15} strokeWidth={1.75} color="var(--ok)" aria-hidden />
        Nothing found.
      </p>
    );
  }

  const walk = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const here = rows.indexOf(document.activeElement as HTMLElement);
    const move: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const target = rows[move[event.key] ?? -1];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from button to button
    <div ref={list} className={styles.list} onKeyDown={walk}>
      {groups.map(({ unit, count, found }) => {
        const about = unit === null ? undefined : analysis.machine.units[unit];
        return (
          <section key={unit ?? 'document'} aria-label={about ? unitLabel(about) : 'The document'}>
            <h3 className={styles.unit}>
              {about && <KindIcon icon={unitIcon(about)} />}
              {about ? <span className={styles.unitName}>{unitLabel(about)}</span> : 'The document'}
              <span className={styles.count}>{count}</span>
            </h3>
            <ul>
              {found.map((diagnostic) => {
                const { code, severity, message, span, fixes } = diagnostic;
                const { line, column } = analysis.lines.positionAt(span.start);
                return (
                  <li key={`${code} ${span.start} ${message}`} className={styles.row}>
                    <button
                      type="button"
                      data-row
                      className={styles.finding}
                      onClick={() => goToProblem(workspace, diagnostic)}
                      onFocus={() => goToProblem(workspace, diagnostic, false)}
                    >
                      <SeverityIcon severity={severity} size={14} />
                      <span className={styles.message}>{message}</span>
                      <span className={styles.code}>{code}</span>
                      <span className={styles.place}>
                        {line}:{column}
                      </span>
                    </button>
                    {fixes.map((fix) => (
                      <FixButton key={fix.title} fix={fix} />
                    ))}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {hidden > 0 && (
        <Button look="outlined" size="small" onClick={() => setLimit(limit + STRETCH)}>
          Show {Math.min(hidden, STRETCH)} more
        </Button>
      )}
    </div>
  );
}

/** So many findings are listed at once: a row costs time, and its fixes more. */
const STRETCH = 200;

function FixButton({ fix }: { readonly fix: Fix }) {
  const workspace = useWorkspaceStore();
  return (
    <Button
      size="small"
      look="outlined"
      icon={Wrench}
      onClick={() => workspace.edit(fix.edits, 'quick-fix', fix.title)}
    >
      {fix.title}
    </Button>
  );
}

/**
 * Findings about the document as a whole first, then unit by unit as they stand in the text; the first `limit` of them,
 * each unit with the count of all its own.
 */
function byUnit(diagnostics: readonly Diagnostic[], limit: number) {
  const groups = new Map<number | null, Diagnostic[]>();
  for (const diagnostic of inTextOrder(diagnostics)) {
    const found = groups.get(diagnostic.unit);
    if (found) found.push(diagnostic);
    else groups.set(diagnostic.unit, [diagnostic]);
  }
  let room = limit;
  return [...groups]
    .sort(([a], [b]) => Number(a !== null) - Number(b !== null))
    .flatMap(([unit, all]) => {
      const found = all.slice(0, room);
      room -= found.length;
      return found.length > 0 ? [{ unit, count: all.length, found }] : [];
    });
}
