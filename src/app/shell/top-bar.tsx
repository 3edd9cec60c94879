import { ChevronDown, Code2, Copy, Plus, Search, Workflow } from 'lucide-react';
import { addContainer } from '../commands/add-commands.ts';
import { report } from '../commands/carry-out.ts';
import type { Command } from '../commands/command.ts';
import { useAvailable, useCommands } from '../commands/command-context.tsx';
import { copy, download, importText, open, print, save, savePicture } from '../commands/document-commands.ts';
import { fixEverything, redo, sortUnits, undo } from '../commands/edit-commands.ts';
import { openPalette } from '../commands/go-commands.ts';
import { detectPlatform, showKeys } from '../commands/keys.ts';
import { themeCommands, tidy } from '../commands/view-commands.ts';
import { addStarter } from '../palette/add-starter.ts';
import { starters } from '../palette/starters.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { ByteMeter } from './byte-meter.tsx';
import { Button, IconButton } from './controls/button.tsx';
import { Menu, MenuCommand, MenuItem, MenuLabel, MenuLine } from './controls/menu.tsx';
import { DesignMenu } from './design-menu.tsx';
import { Mark } from './mark.tsx';
import { useShell, useShellState } from './shell-context.tsx';
import { TargetMenu } from './target-menu.tsx';
import styles from './top-bar.module.css';

const chevron = <ChevronDown size={13} strokeWidth={1.75} aria-hidden />;

/** What concerns the design as a whole: its name and target, undo, adding, its size, and the ways in and out. */
export function TopBar({ narrow }: { readonly narrow: boolean }) {
  const context = useCommands();
  const shell = useShell();
  const editorOpen = useShellState((state) => state.editorOpen);
  return (
    <header className={styles.bar}>
      <h1 className={styles.mark}>
        <Mark />
        <span className={styles.word}>Slipway</span>
      </h1>
      <DesignMenu />
      <TargetMenu />
      <span className={styles.line} />
      <CommandButton command={undo} />
      <CommandButton command={redo} />
      <span className={styles.line} />
      <AddMenu />
      <Menu
        trigger={narrow ? <IconButton icon={Workflow} label="Tidy" /> : <Button icon={Workflow}>Tidy</Button>}
      >
        <MenuCommand command={tidy} title="Lay out by boot order" />
        <MenuCommand command={sortUnits} title="Sort the units into boot order" />
        <MenuLine />
        <MenuCommand command={fixEverything} />
      </Menu>
      <span className={styles.space} />
      <IconButton
        icon={Search}
        label={openPalette.title}
        keys={showKeys('Mod+K', detectPlatform())}
        onClick={() => shell.setPaletteOpen(true)}
      />
      <ByteMeter compact={narrow} />
      {!narrow && <Button onClick={() => void importText.run(context)}>Import</Button>}
      <Menu
        align="end"
        trigger={
          <Button>
            {narrow ? 'File' : 'Export'} {chevron}
          </Button>
        }
      >
        {narrow && (
          <>
            <MenuCommand command={importText} />
            <MenuCommand command={open} />
            <MenuLine />
          </>
        )}
        <MenuCommand command={copy} />
        <MenuCommand command={download} title="Download .yml" />
        <MenuCommand command={save} />
        <MenuLine />
        <MenuCommand command={savePicture} />
        <MenuCommand command={print} />
        <MenuLine />
        <MenuLabel>Theme</MenuLabel>
        {themeCommands.map((command) => (
          <MenuCommand key={command.id} command={command} />
        ))}
      </Menu>
      {narrow && (
        <IconButton
          icon={Code2}
          label={editorOpen ? 'Hide the text' : 'Show the text'}
          aria-pressed={editorOpen}
          onClick={() => shell.setEditorOpen(!editorOpen)}
        />
      )}
      <Button
        look="primary"
        icon={Copy}
        title={`Copy user-data (${showKeys('Mod+Shift+C', detectPlatform())})`}
        onClick={() => void copy.run(context)}
      >
        {narrow ? 'Copy' : 'Copy user-data'}
      </Button>
    </header>
  );
}

function CommandButton({ command }: { readonly command: Command }) {
  const context = useCommands();
  const available = useAvailable(command);
  const subject = useWorkspace(({ undoStack, redoStack }) =>
    command === undo ? undoStack.at(-1)?.label : redoStack.at(-1)?.label,
  );
  const [keys] = command.keys ?? [];
  if (!command.icon) return null;
  return (
    <IconButton
      icon={command.icon}
      label={command.title}
      title={`${command.title}${subject ? `: ${subject}` : ''}${keys ? ` (${showKeys(keys, detectPlatform())})` : ''}`}
      disabled={!available}
      onClick={() => void command.run(context)}
    />
  );
}

function AddMenu() {
  const { workspace, shell } = useCommands();
  const [keys] = addContainer.keys ?? [];
  return (
    <Menu trigger={<Button icon={Plus}>Add</Button>}>
      {starters.map((starter) => (
        <MenuItem
          key={starter.id}
          icon={starter.icon}
          {...(starter.id === 'container' && keys ? { keys } : {})}
          onSelect={() => {
            if (starter.id === 'container') requestAnimationFrame(() => shell.ask('add-container'));
            else report(addStarter(workspace, starter), (span) => workspace.revealSpan(span, true));
          }}
        >
          {starter.title}
        </MenuItem>
      ))}
    </Menu>
  );
}
