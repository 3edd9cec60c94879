import { useEffect } from 'react';
import { useCommands } from '../commands/command-context.tsx';
import { placeOf } from '../commands/shortcuts.ts';
import { takeIn } from './take-in-later.ts';

/** Takes in text that is pasted while the focus is on the canvas or on nothing. */
export function useCanvasPaste(): void {
  const context = useCommands();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (placeOf(document.activeElement) !== 'canvas' || !text.includes('\n')) return;
      event.preventDefault();
      void takeIn(context, { ok: true, name: null, text, handle: null });
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [context]);
}
