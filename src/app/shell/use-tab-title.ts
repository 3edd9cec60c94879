import { useEffect } from 'react';
import { useWorkspace } from '../workspace-context.tsx';

/** The tab says which design it holds, and how many errors are in it. */
export function useTabTitle(): void {
  const name = useWorkspace((state) => state.name);
  const errors = useWorkspace(
    ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error').length,
  );
  useEffect(() => {
    document.title = `${errors > 0 ? `(${errors}) ` : ''}${name} · Slipway`;
  }, [name, errors]);
}
