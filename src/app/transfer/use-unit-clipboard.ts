import { useEffect } from 'react';
import { useCommands } from '../commands/command-context.tsx';

/** Copying and pasting units by keys; its code comes behind the first drawing. */
export function useUnitClipboard(): void {
  const context = useCommands();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    void import('./unit-clipboard.ts').then(({ listenForUnitClipboard }) => {
      if (!gone) stop = listenForUnitClipboard(context);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [context]);
}
