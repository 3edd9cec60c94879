import type { LucideIcon } from 'lucide-react';
import { BoxSelect, CodeXml, Maximize, Plus, SlidersHorizontal, Unlink } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Span } from '../../core/text/span.ts';
import { link } from '../commands/add-commands.ts';
import type { Command } from '../commands/command.ts';
import { useAvailable, useCommands } from '../commands/command-context.tsx';
import { deleteSelected, duplicate, redo, rename, undo } from '../commands/edit-commands.ts';
import { detectPlatform, showKeys } from '../commands/keys.ts';
import { tidy } from '../commands/view-commands.ts';
import styles from '../shell/controls/menu.module.css';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { type MenuTarget, useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';

/** What can be done with what was right-clicked. */
export function CanvasMenu({
  onAdd,
  onFit,
  onSelectAll,
  onDone,
}: {
  readonly onAdd: () => void;
  readonly onFit: () => void;
  readonly onSelectAll: () => void;
  /** Takes the focus back when nothing else has opened. */
  readonly onDone: () => void;
}) {
  const ui = useCanvasUiStore();
  const target = useCanvasUi((state) => state.menu);
  const { shell } = useCommands();
  const workspace = useWorkspaceStore();
  const showText = () => {
    const span = spanOf(target, workspace.getState());
    if (span) workspace.revealSpan(span, true);
  };
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content
        className={styles.menu}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          const { quickAdd, renaming, linking } = ui.getState();
          if (!quickAdd && !renaming && !linking) onDone();
        }}
      >
        {target.kind === 'node' && (
          <>
            <Item icon={SlidersHorizontal} keys="Enter" onSelect={() => shell.ask('focus-inspector')}>
              Edit
            </Item>
            <Item icon={CodeXml} onSelect={showText}>
              Show in the text
            </Item>
            <Line />
            <CommandItem command={link} title="Link to another" />
            <CommandItem command={rename} title="Rename" />
            <CommandItem command={duplicate} title="Duplicate" />
            <Line />
            <CommandItem command={deleteSelected} title="Delete" />
          </>
        )}
        {target.kind === 'edge' && (
          <>
            <Item icon={SlidersHorizontal} keys="Enter" onSelect={() => shell.ask('focus-inspector')}>
              Change what kind it is
            </Item>
            <Item icon={CodeXml} onSelect={showText}>
              Show in the text
            </Item>
            <Line />
            <CommandItem command={deleteSelected} title="Remove this edge" icon={Unlink} />
          </>
        )}
        {target.kind === 'canvas' && (
          <>
            <Item icon={Plus} keys="a" onSelect={onAdd}>
              Add a container here
            </Item>
            <Line />
            <CommandItem command={undo} />
            <CommandItem command={redo} />
            <Line />
            <Item icon={BoxSelect} keys="Mod+A" onSelect={onSelectAll}>
              Select everything
            </Item>
            <Item icon={Maximize} onSelect={onFit}>
              Show everything
            </Item>
            <CommandItem command={tidy} title="Tidy" />
          </>
        )}
      </ContextMenu.Content>
    </ContextMenu.Portal>
  );
}

function spanOf(
  target: MenuTarget,
  { shown, unitIds, fileIds }: ReturnType<ReturnType<typeof useWorkspaceStore>['getState']>,
): Span | null {
  if (target.kind === 'node') {
    const unit = shown.machine.units[unitIds.indexOf(target.id)];
    const file = shown.machine.files[fileIds.indexOf(target.id)];
    return unit?.entry?.item.span ?? file?.entry.item.span ?? null;
  }
  if (target.kind === 'edge') {
    const edge = shown.graph.edges.find(({ from, to }) => `${unitIds[from]}>${unitIds[to]}` === target.id);
    return edge?.dependencies[0]?.span ?? null;
  }
  return null;
}

function Item({
  icon: Icon,
  keys,
  disabled = false,
  onSelect,
  children,
}: {
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ContextMenu.Item className={styles.item} disabled={disabled} onSelect={onSelect}>
      <span className={styles.mark}>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.title}>{children}</span>
      {keys && <kbd className={styles.keys}>{showKeys(keys, detectPlatform())}</kbd>}
    </ContextMenu.Item>
  );
}

function CommandItem({
  command,
  title,
  icon,
}: {
  readonly command: Command;
  readonly title?: string;
  readonly icon?: LucideIcon;
}) {
  const context = useCommands();
  const available = useAvailable(command);
  const Icon = icon ?? command.icon ?? Plus;
  return (
    <Item
      icon={Icon}
      keys={command.keys?.[0]}
      disabled={!available}
      onSelect={() => void command.run(context)}
    >
      {title ?? command.title}
    </Item>
  );
}

function Line() {
  return <ContextMenu.Separator className={styles.line} />;
}
