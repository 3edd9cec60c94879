import { CommandMenu } from '../shell/later.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';

/** What can be done with what was right-clicked, where that was. */
export function CanvasMenu({ onDone }: { readonly onDone: () => void }) {
  const ui = useCanvasUiStore();
  const { kind } = useCanvasUi((state) => state.menu);
  const at = useCanvasUi((state) => state.menuAt);
  if (!at) return null;
  return <CommandMenu of={kind} at={at} onClose={() => ui.setState({ menuAt: null })} onClosed={onDone} />;
}
