import { createContext, type ReactNode, useContext, useRef } from 'react';
import { useStore } from 'zustand';
import type { Session, SessionState } from '../state/session.ts';
import type { Workspace } from '../state/store.ts';
import type { WorkspaceActions, WorkspaceState } from '../state/workspace.ts';

const WorkspaceContext = createContext<Workspace | null>(null);
const SessionContext = createContext<Session | null>(null);

/** Gives the views the store of the open design and, where designs are kept, the session. */
export function WorkspaceProvider({
  workspace,
  session = null,
  children,
}: {
  workspace: Workspace;
  session?: Session | null;
  children: ReactNode;
}) {
  return (
    <WorkspaceContext value={workspace}>
      <SessionContext value={session}>{children}</SessionContext>
    </WorkspaceContext>
  );
}

/** The store itself, for what reads the state in an event and not while drawing. */
export function useWorkspaceStore(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace needs a WorkspaceProvider above it');
  return workspace;
}

/**
 * A part of the workspace's state; draws again when it changes. A selector that makes a new object each time
 * needs `isEqual` (`shallow` of `zustand/shallow`).
 */
export function useWorkspace<T>(
  selector: (state: WorkspaceState) => T,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  return useStore(useWorkspaceStore(), useStableSelector(selector, isEqual));
}

/** What can be done to the design. The same object at every call. */
export function useActions(): WorkspaceActions {
  return useWorkspaceStore();
}

/** The designs of this browser. */
export function useSessionStore(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a WorkspaceProvider with a session above it');
  return session;
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useSessionStore(), selector);
}

/** Gives the previous value for as long as the new one equals it. */
function useStableSelector<S, T>(
  selector: (state: S) => T,
  isEqual: (a: T, b: T) => boolean,
): (state: S) => T {
  const last = useRef<{ readonly value: T } | null>(null);
  return (state) => {
    const value = selector(state);
    if (last.current && isEqual(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
}
