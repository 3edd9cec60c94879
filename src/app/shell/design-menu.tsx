import { ChevronDown, Lock, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCommands } from '../commands/command-context.tsx';
import {
  deleteDesign,
  duplicateDesign,
  newDesign,
  open,
  openExample,
} from '../commands/document-commands.ts';
import { useSession, useSessionStore, useWorkspace } from '../workspace-context.tsx';
import { Menu, MenuCommand, MenuItem, MenuLabel, MenuLine } from './controls/menu.tsx';
import { notify } from './notify.ts';
import { useRequest } from './shell-context.tsx';
import styles from './top-bar.module.css';

/** Most people look for one of the last few; the rest is a scroll away. */
const shownDesigns = 12;

/** The name of the open design; behind it, all designs of this browser. */
export function DesignMenu() {
  const context = useCommands();
  const session = useSessionStore();
  const name = useWorkspace((state) => state.name);
  const designId = useWorkspace((state) => state.designId);
  const locked = useWorkspace((state) => state.locked);
  const designs = useSession((state) => state.designs);
  const [renaming, setRenaming] = useState(false);
  useRequest('rename-design', () => setRenaming(true));

  if (renaming) return <DesignName name={name} designId={designId} onDone={() => setRenaming(false)} />;
  const others = designs.filter(({ id }) => id !== designId).slice(0, shownDesigns);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles.design}
          title={locked ? `${name}: open in another tab` : name}
          onDoubleClick={() => !locked && setRenaming(true)}
        >
          {locked && <Lock size={13} strokeWidth={1.75} aria-label="locked" role="img" />}
          <span>{name}</span>
          <ChevronDown size={13} strokeWidth={1.75} aria-hidden />
        </button>
      }
    >
      {others.length > 0 && (
        <>
          <MenuLabel>Open another design</MenuLabel>
          {others.map((design) => (
            <MenuItem
              key={design.id}
              detail={when(design.modified)}
              onSelect={() =>
                void session.open(design.id).then((outcome) => {
                  if (!outcome.ok) notify({ message: outcome.reason, tone: 'error' });
                })
              }
            >
              {design.name}
            </MenuItem>
          ))}
          <MenuLine />
        </>
      )}
      <MenuCommand command={newDesign} />
      <MenuCommand command={open} />
      <MenuCommand command={openExample} />
      <MenuLine />
      <MenuItem icon={Pencil} disabled={locked} onSelect={() => setTimeout(() => setRenaming(true))}>
        Rename
      </MenuItem>
      <MenuCommand command={duplicateDesign} title="Duplicate" />
      <MenuItem icon={Trash2} disabled={locked} onSelect={() => void deleteDesign(context, designId)}>
        Delete
      </MenuItem>
    </Menu>
  );
}

function DesignName({
  name,
  designId,
  onDone,
}: {
  readonly name: string;
  readonly designId: string;
  readonly onDone: () => void;
}) {
  const session = useSessionStore();
  const [text, setText] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const commit = () => {
    const next = text.trim();
    if (next !== '' && next !== name) void session.rename(designId, next);
    onDone();
  };
  return (
    <input
      ref={input}
      className={styles.rename}
      aria-label="Name of the design"
      data-uncommitted={text === name ? undefined : true}
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit();
        if (key === 'Escape') onDone();
      }}
    />
  );
}

function when(modified: number): string {
  const date = new Date(modified);
  const today = new Date().toDateString() === date.toDateString();
  return today
    ? date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}
