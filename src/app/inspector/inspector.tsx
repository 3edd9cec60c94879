import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type InspectorView, inspectorView } from '../../core/views/inspector-view.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { selectedSubject } from '../problems/walk.ts';
import { IconButton } from '../shell/controls/button.tsx';
import { KindIcon } from '../shell/kind-icon.tsx';
import { useRequest, useShell, useShellState } from '../shell/shell-context.tsx';
import { useActions, useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { EdgeForm } from './edge-form.tsx';
import { edgeVerbs } from './edge-kinds.ts';
import { FileForm } from './file-form.tsx';
import styles from './inspector.module.css';
import { ManyForm } from './many-form.tsx';
import { StockForm } from './stock-form.tsx';
import { UnitForm } from './unit-form.tsx';

/** The card over the canvas's right edge, for as long as something is selected. */
export function Inspector() {
  const shell = useShell();
  const actions = useActions();
  const collapsed = useShellState((state) => state.inspectorCollapsed);
  const selection = useWorkspace((state) => state.selection);
  const [closedFor, setClosedFor] = useState<typeof selection | null>(null);
  const card = useRef<HTMLElement>(null);
  const view = useInspectorView();
  const stale = useWorkspace((state) => state.stale);

  useRequest('focus-inspector', () => {
    setClosedFor(null);
    shell.setInspectorCollapsed(false);
    requestAnimationFrame(() => {
      const first = firstFields.flatMap((field) => card.current?.querySelector<HTMLElement>(field) ?? [])[0];
      first?.focus();
    });
  });
  const key = selectionKey(selection);
  useEffect(() => {
    if (closedFor && selectionKey(closedFor) !== key) setClosedFor(null);
  }, [closedFor, key]);

  if (!view || (closedFor && selectionKey(closedFor) === key)) return null;
  const { title, detail, icon } = headline(view);
  return (
    <aside
      ref={card}
      className={styles.card}
      aria-label={`Inspector: ${title}`}
      data-collapsed={collapsed || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        shell.ask('focus-canvas');
      }}
    >
      <header className={styles.head}>
        {icon}
        <div className={styles.titles}>
          <h2 className={styles.title} title={title}>
            {title}
          </h2>
          {detail && (
            <p className={styles.detail} title={detail}>
              {detail}
            </p>
          )}
        </div>
        <IconButton
          icon={collapsed ? ChevronDown : ChevronUp}
          label={collapsed ? 'Unfold' : 'Fold'}
          size="small"
          aria-expanded={!collapsed}
          onClick={() => shell.setInspectorCollapsed(!collapsed)}
        />
        <IconButton
          icon={X}
          label="Close the inspector"
          size="small"
          onClick={() => setClosedFor(selection)}
        />
      </header>
      {!collapsed && (
        // A new subject begins with fields of its own.
        // Where none of its fields can take the focus, it takes it itself, to be scrolled.
        <div key={key} className={styles.body} tabIndex={stale ? 0 : undefined}>
          {stale && (
            <p className={styles.stale}>The text cannot be read right now. Mend it to go on editing here.</p>
          )}
          <fieldset className={styles.fields} disabled={stale}>
            <Form view={view} onReveal={(span) => actions.revealSpan(span, true)} />
          </fieldset>
        </div>
      )}
    </aside>
  );
}

/** What takes the focus: the kind of an edge, the first field, and where a form has none, a button. */
const firstFields = ['[role="radio"][aria-checked="true"]', 'input, select', 'button'];

export interface FormProps<View> {
  readonly view: View;
  readonly onReveal: (span: { readonly start: number; readonly end: number }) => void;
}

function Form({ view, onReveal }: FormProps<InspectorView>) {
  if (view.card === 'unit') return <UnitForm view={view} onReveal={onReveal} />;
  if (view.card === 'stock') return <StockForm view={view} onReveal={onReveal} />;
  if (view.card === 'edge') return <EdgeForm view={view} onReveal={onReveal} />;
  if (view.card === 'file') return <FileForm view={view} onReveal={onReveal} />;
  return <ManyForm view={view} onReveal={onReveal} />;
}

function useInspectorView(): InspectorView | null {
  const shown = useWorkspace((state) => state.shown);
  const diagnostics = useWorkspace((state) => (state.stale ? none : state.diagnostics));
  const selection = useWorkspace((state) => state.selection);
  const unitIds = useWorkspace((state) => state.unitIds);
  const fileIds = useWorkspace((state) => state.fileIds);
  const workspace = useWorkspaceStore();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the subject is made of
  return useMemo(
    () => inspectorView(shown, diagnostics, selectedSubject(workspace.getState())),
    [workspace, shown, diagnostics, selection, unitIds, fileIds],
  );
}

const none: WorkspaceState['diagnostics'] = [];

function selectionKey({ nodes, edges }: WorkspaceState['selection']): string {
  return [...nodes, '|', ...edges].join(' ');
}

function headline(view: InspectorView) {
  switch (view.card) {
    case 'unit':
      return {
        title: view.node.label,
        detail: view.unitName.value === view.node.label ? null : view.unitName.value,
        icon: <KindIcon icon={view.node.icon} size={16} />,
      };
    case 'stock':
      return {
        title: view.name,
        detail: 'Part of the system, not written here',
        icon: <KindIcon icon="stock" size={16} />,
      };
    case 'edge':
      return {
        title: `${view.consumer.label} ${edgeVerbs[view.kind]} ${view.provider.label}`,
        detail: null,
        icon: null,
      };
    case 'file':
      return { title: view.label, detail: view.path.value, icon: <KindIcon icon="file" size={16} /> };
    case 'many':
      return { title: counted(view), detail: null, icon: null };
  }
}

function counted({ units, files, edgeCount }: Extract<InspectorView, { card: 'many' }>): string {
  const parts = [
    [units.length, 'unit'],
    [files.length, 'file'],
    [units.length + files.length === 0 ? edgeCount : 0, 'edge'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
    .join(', ');
}
