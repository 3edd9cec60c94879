import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Command } from '../../commands/command.ts';
import { useAvailable, useCommands } from '../../commands/command-context.tsx';
import { detectPlatform, showKeys } from '../../commands/keys.ts';
import styles from './menu.module.css';

/** A menu below the button that is its trigger. */
export function Menu({
  trigger,
  align = 'start',
  children,
}: {
  readonly trigger: ReactNode;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  icon: Icon,
  keys,
  checked,
  detail,
  disabled = false,
  onSelect,
  children,
}: {
  readonly icon?: LucideIcon;
  readonly keys?: string;
  /** For a choice among several: whether it is the one that holds. */
  readonly checked?: boolean;
  readonly detail?: string;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  const mark = checked ? <Check size={14} strokeWidth={2} aria-hidden /> : null;
  return (
    <DropdownMenu.Item
      className={styles.item}
      disabled={disabled}
      onSelect={onSelect}
      {...(checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': checked })}
    >
      <span className={styles.mark}>
        {mark ?? (Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />)}
      </span>
      <span className={styles.title}>{children}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {keys && <kbd className={styles.keys}>{showKeys(keys, detectPlatform())}</kbd>}
    </DropdownMenu.Item>
  );
}

/** A command as a menu item, with its icon, keys and availability. */
export function MenuCommand({ command, title }: { readonly command: Command; readonly title?: string }) {
  const context = useCommands();
  const available = useAvailable(command);
  const [keys] = command.keys ?? [];
  return (
    <MenuItem
      disabled={!available}
      onSelect={() => void command.run(context)}
      {...(command.icon ? { icon: command.icon } : {})}
      {...(keys ? { keys } : {})}
    >
      {title ?? command.title}
    </MenuItem>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className={styles.line} />;
}
