import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { type Command, type CommandContext, isAvailable } from './command.ts';

const Context = createContext<CommandContext | null>(null);

export function CommandProvider({
  context,
  children,
}: {
  readonly context: CommandContext;
  readonly children: ReactNode;
}) {
  return <Context value={context}>{children}</Context>;
}

/** What commands work on; stable for the life of the page. */
export function useCommands(): CommandContext {
  const context = useContext(Context);
  if (!context) throw new Error('useCommands needs a CommandProvider above it');
  return context;
}

/** Whether a command makes sense now; follows the workspace. */
export function useAvailable(command: Command): boolean {
  const context = useCommands();
  return useStore(context.workspace, () => isAvailable(command, context));
}
