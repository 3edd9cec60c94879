import { DropdownMenu } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { EdgeKindItems } from '../canvas/edge-kind-items.tsx';
import styles from '../shell/controls/menu.module.css';
import { MenuItem, MenuLine } from '../shell/controls/menu.tsx';
import type { Command } from './command.ts';
import { useAvailable, useCommands } from './command-context.tsx';
import { commandIcon } from './command-icon.ts';
import { type MenuEntry, menus } from './context-menus.ts';

/** A context menu of commands, open at a point of the window. */
export function CommandMenu({
  of,
  at,
  onClose,
  onClosed,
}: {
  readonly of: keyof typeof menus;
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
  /** Takes the focus back, ahead of the command that was picked. */
  readonly onClosed: () => void;
}) {
  const context = useCommands();
  const picked = useRef<Command>(null);
  useEffect(() => {
    menusOpen++;
    return () => {
      menusOpen--;
    };
  }, []);
  return (
    <DropdownMenu.Root
      key={`${at.x} ${at.y}`}
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-label={names[of]}
          style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (menusOpen === 0) onClosed();
            const command = picked.current;
            picked.current = null;
            void command?.run(context);
          }}
        >
          {menus[of].map((entry: MenuEntry, i) =>
            entry === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a menu do not move
              <MenuLine key={i} />
            ) : entry === 'edge-kinds' ? (
              <EdgeKindItems key={entry} />
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
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A menu that opens while another closes keeps the focus. */
let menusOpen = 0;

const names: Readonly<Record<keyof typeof menus, string>> = {
  node: 'Menu of the card',
  edge: 'Menu of the edge',
  canvas: 'Menu of the canvas',
  row: 'Menu of the row',
};

function Item({
  entry: { command, title, hides = false },
  onPick,
}: {
  readonly entry: Exclude<MenuEntry, string>;
  readonly onPick: () => void;
}) {
  const available = useAvailable(command);
  const icon = commandIcon(command);
  const [keys] = command.keys ?? [];
  if (hides && !available) return null;
  return (
    <MenuItem disabled={!available} onSelect={onPick} {...(icon ? { icon } : {})} {...(keys ? { keys } : {})}>
      {title ?? command.title}
    </MenuItem>
  );
}
