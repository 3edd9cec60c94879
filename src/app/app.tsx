import { Canvas } from './canvas/canvas.tsx';
import type { CommandContext } from './commands/command.ts';
import { CommandProvider } from './commands/command-context.tsx';
import { EditorPane } from './editor/editor-pane.tsx';
import { Shell } from './shell/shell.tsx';
import { ShellProvider } from './shell/shell-context.tsx';
import { WorkspaceProvider } from './workspace-context.tsx';

/** The whole application over a workspace, its session and the shell's own state. */
export function App({ context }: { readonly context: CommandContext }) {
  const { workspace, session, shell } = context;
  return (
    <WorkspaceProvider workspace={workspace} session={session}>
      <ShellProvider shell={shell}>
        <CommandProvider context={context}>
          <Shell canvas={<Canvas />} editor={<EditorPane />} />
        </CommandProvider>
      </ShellProvider>
    </WorkspaceProvider>
  );
}
