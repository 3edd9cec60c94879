import { useEffect, useRef } from 'react';
import { useWorkspace } from '../workspace-context.tsx';
import { useShell } from './shell-context.tsx';

/** A design that was just opened has the keys: the focus goes from the menu or dialog it was asked for in to the canvas. */
export function useFocusOnOpen(): void {
  const shell = useShell();
  const designId = useWorkspace((state) => state.designId);
  const seen = useRef(designId);
  useEffect(() => {
    if (seen.current === designId) return;
    seen.current = designId;
    // Menus and dialogs give the focus back to where they were opened from as they close; this comes behind that.
    const timer = setTimeout(() => shell.ask('focus-canvas'));
    return () => clearTimeout(timer);
  }, [designId, shell]);
}
