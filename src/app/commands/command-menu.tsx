import { ContextMenu } from 'radix-ui';
import { useRef } from 'react';
import styles from '../shell/controls/menu.module.css';
import type { Command } from './command.ts';
import { useAvailable, useCommands } from './command-context.tsx';
import { commandIcon } from './command-icon.ts';
import { type MenuEntry, menus } from './context-menus.ts';
import { detectPlatform, showKeys } from './keys.ts';

/** A context menu of commands. Its `ContextMenu.Root` and trigger stand around what it is for. */
export function CommandMenu({
  of,
  onClosed,
}: {
  readonly of: keyof typeof menus;
  /** Takes the focus back, ahead of the command that was picked. */
  readonly onClosed: () => void;
}) {
  const context = useCommands();
  const picked = useRef<Command>(null);
  return (
    <ContextMenu.Portal>
      <ContextMenu.Content
        className={styles.menu}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
          const command = picked.current;
          picked.current = null;
          void command?.run(context);
        }}
      >
        {menus[of].map((entry: MenuEntry, i) =>
          entry === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a menu do not move
            <ContextMenu.Separator key={i} className={styles.line} />
          ) : (
            <Item
              key={entry.command.id}
              entry={entry}
              onPick={() => {
                picked.current = entry.command;
              }}
            />
          ),
        )}
      </ContextMenu.Content>
    </ContextMenu.Portal>
  );
}

function Item({
  entry: { command, title },
  onPick,
}: {
  readonly entry: Exclude<MenuEntry, 'line'>;
  readonly onPick: () => void;
}) {
  const available = useAvailable(command);
  const Icon = commandIcon(command);
  const [keys] = command.keys ?? [];
  return (
    <ContextMenu.Item className={styles.item} disabled={!available} onSelect={onPick}>
      <span className={styles.mark}>{Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />}</span>
      <span className={styles.title}>{title ?? command.title}</span>
      {keys && <kbd className={styles.keys}>{showKeys(keys, detectPlatform())}</kbd>}
    </ContextMenu.Item>
  );
}
