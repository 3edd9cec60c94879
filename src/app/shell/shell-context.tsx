import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { RequestName, Shell, ShellState } from './shell-state.ts';

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ shell, children }: { readonly shell: Shell; readonly children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

/** The window's own state and actions; stable for the life of the page. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell needs a ShellProvider above it');
  return shell;
}

export function useShellState<T>(select: (state: ShellState) => T): T {
  return useStore(useShell(), select);
}

/** Carries out what commands ask of this part of the window. */
export function useRequest(name: RequestName, carryOut: () => void): void {
  const shell = useShell();
  const latest = useRef(carryOut);
  useEffect(() => {
    latest.current = carryOut;
  });
  useEffect(
    () =>
      shell.subscribe(({ request }, before) => {
        if (request && request !== before.request && request.name === name) latest.current();
      }),
    [shell, name],
  );
}
