import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import { fileLabel, unitIcon, unitLabel } from '../../core/views/outline-view.ts';
import { KindIcon } from '../shell/kind-icon.tsx';
import { useShell, useShellState } from '../shell/shell-context.tsx';
import { useTypedAhead } from '../shell/typed-ahead.tsx';
import { useWorkspace } from '../workspace-context.tsx';
import { type Command, type CommandGroup, isAvailable } from './command.ts';
import { useCommands } from './command-context.tsx';
import { commandIcon } from './command-icon.ts';
import styles from './command-palette.module.css';
import { commands } from './commands.ts';
import { detectPlatform, showKeys } from './keys.ts';
import { matchScore } from './match-score.ts';

const groups: readonly CommandGroup[] = ['Add', 'Edit', 'Go', 'Document', 'View'];

/** Everything by name: units to go to, and commands. */
export function CommandPalette() {
  const shell = useShell();
  const open = useShellState((state) => state.paletteOpen);
  return (
    <Dialog.Root open={open} onOpenChange={shell.setPaletteOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content
          className={styles.palette}
          aria-describedby={undefined}
          // The command that was run says where the focus goes.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Dialog.Title className="visually-hidden">Find a command or a unit</Dialog.Title>
          <Entries />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Entries carry their title and other words as key words; their value only tells them apart. */
function rank(_value: string, search: string, keywords: readonly string[] = []): number {
  const [title = '', ...words] = keywords;
  return matchScore(search, title, words);
}

function Entries() {
  const context = useCommands();
  const { workspace, shell } = context;
  const shown = useWorkspace((state) => state.shown);
  const [query, setQuery] = useTypedAhead();
  const platform = detectPlatform();
  const close = () => shell.setPaletteOpen(false);

  const goTo = (id: string | undefined) => {
    close();
    if (!id) return;
    workspace.select({ nodes: [id], edges: [] });
    shell.ask('focus-canvas');
  };
  const run = (command: Command) => {
    close();
    // After the dialog is gone, so that a command may take the focus or open one of its own.
    requestAnimationFrame(() => void command.run(context));
  };
  const offered = commands.filter((command) => command.inPalette !== false && isAvailable(command, context));

  return (
    <Cmdk label="Find a command or a unit" loop vimBindings={false} filter={rank}>
      <Cmdk.Input
        className={styles.input}
        placeholder="Find a command or a unit"
        value={query}
        onValueChange={setQuery}
      />
      <Cmdk.List className={styles.list}>
        <Cmdk.Empty className={styles.none}>Nothing by that name.</Cmdk.Empty>
        {groups.map((group) => {
          const inGroup = offered.filter((command) => command.group === group);
          return inGroup.length === 0 ? null : (
            <Cmdk.Group key={group} heading={group} className={styles.group}>
              {inGroup.map((command) => {
                const { id, title, words = [], keys } = command;
                const Icon = commandIcon(command);
                return (
                  <Cmdk.Item
                    key={id}
                    value={id}
                    keywords={[title, ...words]}
                    className={styles.item}
                    onSelect={() => run(command)}
                  >
                    <span className={styles.icon}>
                      {Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />}
                    </span>
                    <span className={styles.title}>{title}</span>
                    {keys?.[0] && <kbd>{showKeys(keys[0], platform)}</kbd>}
                  </Cmdk.Item>
                );
              })}
            </Cmdk.Group>
          );
        })}
        {shown.machine.units.length > 0 && (
          <Cmdk.Group heading="Units" className={styles.group}>
            {shown.machine.units.map((unit) => (
              <Cmdk.Item
                key={unit.position}
                value={`unit ${unit.position} ${unitLabel(unit)}`}
                keywords={[unitLabel(unit), unit.name, unit.container?.image ?? '']}
                className={styles.item}
                onSelect={() => goTo(workspace.getState().unitIds[unit.position])}
              >
                <KindIcon icon={unitIcon(unit)} size={14} />
                <span className={styles.unit}>{unitLabel(unit)}</span>
                <span className={styles.detail}>{unit.container?.image ?? unit.name}</span>
              </Cmdk.Item>
            ))}
            {shown.machine.files.map((file, position) => (
              <Cmdk.Item
                key={`file ${file.entry.index}`}
                value={`file ${position} ${fileLabel(file.path)}`}
                keywords={[fileLabel(file.path), file.path]}
                className={styles.item}
                onSelect={() => goTo(workspace.getState().fileIds[position])}
              >
                <KindIcon icon="file" size={14} />
                <span className={styles.unit}>{fileLabel(file.path)}</span>
                <span className={styles.detail}>{file.path}</span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
      </Cmdk.List>
    </Cmdk>
  );
}
