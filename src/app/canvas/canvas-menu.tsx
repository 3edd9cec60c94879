import { Suspense } from 'react';
import { CommandMenu } from '../shell/later.tsx';
import { useCanvasUi } from './canvas-ui.ts';

/** What can be done with what was right-clicked. */
export function CanvasMenu({ onClosed }: { readonly onClosed: () => void }) {
  const { kind } = useCanvasUi((state) => state.menu);
  return (
    <Suspense>
      <CommandMenu of={kind} onClosed={onClosed} />
    </Suspense>
  );
}
