import { Search, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  Suspense,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { unitRef } from '../../core/edits/unit-ref.ts';
import { type OutlineItem, outlineView } from '../../core/views/outline-view.ts';
import type { NodeId } from '../../state/workspace.ts';
import { useCommands } from '../commands/command-context.tsx';
import { deleteSelected } from '../commands/edit-commands.ts';
import { CommandMenu, RenameInput } from '../shell/later.tsx';
import { useRequest } from '../shell/shell-context.tsx';
import { useLongPress } from '../shell/use-long-press.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { DocumentFindings } from './document-findings.tsx';
import styles from './outline.module.css';
import { OutlineRow } from './outline-row.tsx';

/** Units by wave, in boot order, then files: to find, select, rename and delete by keyboard. */
export function Outline() {
  const context = useCommands();
  const { workspace, shell } = context;
  const shown = useWorkspace((state) => state.shown);
  const diagnostics = useWorkspace((state) => state.diagnostics);
  const unitIds = useWorkspace((state) => state.unitIds);
  const fileIds = useWorkspace((state) => state.fileIds);
  const selected = useWorkspace((state) => state.selection.nodes);
  const [query, setQuery] = useState('');
  const [renaming, setRenaming] = useState<NodeId | null>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  useLongPress(list);

  const view = useMemo(() => outlineView(shown, diagnostics, query), [shown, diagnostics, query]);
  const idOf = (item: OutlineItem): NodeId =>
    (item.what === 'unit' ? unitIds[item.position] : fileIds[item.position]) ?? '';
  const items = view.groups.flatMap((group) => group.items);
  const indexOf = new Map(items.map((item, index) => [item, index]));
  const isSelected = new Set(selected);
  const last = selected.at(-1);
  const active = items.findIndex((item) => idOf(item) === last);

  useRequest('focus-search', () => {
    search.current?.focus();
    search.current?.select();
  });
  useRequest('rename-row', () => {
    const current = items[active];
    if (current && canRename(current)) setRenaming(idOf(current));
  });
  useEffect(() => {
    if (last) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [last]);

  const select = (item: OutlineItem, extend = false) => {
    const id = idOf(item);
    const rest = extend ? selected.filter((each) => each !== id) : [];
    const add = !extend || !selected.includes(id);
    workspace.select({ nodes: add ? [...rest, id] : rest, edges: [] });
  };
  const reveal = (item: OutlineItem, focus: boolean) => {
    const span =
      item.what === 'unit'
        ? shown.machine.units[item.position]?.entry?.item.span
        : shown.machine.files[item.position]?.entry.item.span;
    if (span) workspace.revealSpan({ start: span.start, end: span.start }, focus);
  };
  const rename = (item: OutlineItem, to: string) => {
    const unit = item.what === 'unit' ? shown.machine.units[item.position] : undefined;
    return workspace.dispatch(
      unit
        ? { do: 'rename', unit: unitRef(unit), to }
        : {
            do: 'set-file-field',
            file: shown.machine.files[item.position]?.entry.index ?? item.position,
            field: 'path',
            value: to,
          },
      'outline',
    );
  };
  const itemUnder = ({ target }: MouseEvent) => {
    const row = (target as Element).closest<HTMLElement>('[role="option"]');
    return items.find((item) => idOf(item) === row?.dataset.node);
  };
  const canRename = (item: OutlineItem) => item.icon !== 'stock' && !workspace.getState().stale;

  const onKeyDown = (event: KeyboardEvent) => {
    const current = items[active];
    const move: Record<string, number> = {
      ArrowDown: Math.min(items.length - 1, active + 1),
      ArrowUp: active < 0 ? 0 : Math.max(0, active - 1),
      Home: 0,
      End: items.length - 1,
    };
    const target = items[move[event.key] ?? -1];
    if (target) select(target, event.shiftKey);
    else if (event.key === 'Enter' && current) reveal(current, true);
    else if (event.key === 'F2' && current && canRename(current)) setRenaming(idOf(current));
    else if (event.key === 'Delete' || event.key === 'Backspace') void deleteSelected.run(context);
    else if (event.key === 'Escape') shell.ask('focus-canvas');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={styles.outline} aria-label="Boot order">
      <header className={styles.head}>
        <h2 className={styles.title}>Boot order</h2>
        {view.ofDocument.severity && (
          <DocumentFindings severity={view.ofDocument.severity} count={view.ofDocument.findings} />
        )}
        <span className={styles.count}>{view.unitCount === 1 ? '1 unit' : `${view.unitCount} units`}</span>
      </header>
      <div className={styles.find}>
        <Search size={13} strokeWidth={1.75} aria-hidden />
        <input
          ref={search}
          type="search"
          className={styles.search}
          placeholder="Find a unit, image or port"
          aria-label="Find a unit, image or port"
          aria-controls={listId}
          spellCheck={false}
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          onKeyDown={(event) => {
            const first = items[0];
            if (event.key === 'Escape') {
              event.stopPropagation();
              if (query) setQuery('');
              else shell.ask('focus-canvas');
            } else if ((event.key === 'Enter' || event.key === 'ArrowDown') && first) {
              event.preventDefault();
              select(active < 0 ? first : (items[active] ?? first));
              list.current?.focus();
            }
          }}
        />
        {query && (
          <button
            type="button"
            className={styles.clear}
            aria-label="Clear the search"
            onClick={() => {
              setQuery('');
              search.current?.focus();
            }}
          >
            <X size={12} aria-hidden />
          </button>
        )}
      </div>
      <div
        ref={list}
        id={listId}
        className={styles.list}
        role="listbox"
        data-region="outline"
        hidden={items.length === 0}
        aria-label="Units and files"
        aria-multiselectable
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const item = itemUnder(event);
          if (!item) return;
          select(item, event.ctrlKey || event.metaKey || event.shiftKey);
          list.current?.focus({ preventScroll: true });
        }}
        onContextMenu={(event) => {
          if ((event.target as Element).closest('input')) return;
          event.preventDefault();
          const item = itemUnder(event) ?? items[active];
          if (!item) return;
          if (!isSelected.has(idOf(item))) select(item);
          setMenuAt({ x: event.clientX, y: event.clientY });
        }}
        onDoubleClick={(event) => {
          const item = itemUnder(event);
          if (item) reveal(item, true);
        }}
      >
        {view.groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={group.title} role="group" aria-label={group.title} className={styles.group}>
            <div className={styles.wave} aria-hidden>
              {group.title}
            </div>
            {group.items.map((item) => {
              const id = idOf(item);
              return renaming === id ? (
                <Suspense key={id}>
                  <RenameInput
                    label={item.label}
                    value={
                      item.what === 'file' ? (shown.machine.files[item.position]?.path ?? '') : item.label
                    }
                    icon={item.icon}
                    onCommit={(to) => rename(item, to)}
                    onDone={() => {
                      setRenaming(null);
                      list.current?.focus();
                    }}
                  />
                </Suspense>
              ) : (
                <OutlineRow
                  key={id}
                  elementId={`${listId}-${indexOf.get(item)}`}
                  node={id}
                  label={item.label}
                  icon={item.icon}
                  severity={item.severity}
                  findings={item.findings}
                  selected={isSelected.has(id)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {menuAt && (
        <Suspense>
          <CommandMenu
            of="row"
            at={menuAt}
            onClose={() => setMenuAt(null)}
            onClosed={() => list.current?.focus({ preventScroll: true })}
          />
        </Suspense>
      )}
      {items.length === 0 && (
        <p className={styles.none}>
          {query ? 'Nothing has that in its name, image or ports.' : 'No units yet.'}
        </p>
      )}
    </section>
  );
}
