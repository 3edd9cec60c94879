import type { NodeMouseHandler } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useCanvasUiStore } from './canvas-ui.ts';
import type { FlowNode } from './flow-elements.ts';

export interface Peek {
  readonly peek: NodeMouseHandler<FlowNode>;
  readonly unpeek: () => void;
}

/** While Alt is down, what hangs together with the card under the pointer stands out. */
export function usePeek(): Peek {
  const ui = useCanvasUiStore();
  const under = useRef<string | null>(null);

  useEffect(() => {
    const onKey = ({ key, type }: KeyboardEvent) => {
      if (key === 'Alt') ui.setState({ peek: type === 'keydown' ? under.current : null });
    };
    const stop = () => ui.setState({ peek: null });
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    window.addEventListener('blur', stop);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      window.removeEventListener('blur', stop);
    };
  }, [ui]);

  const peek = useCallback<Peek['peek']>(
    ({ altKey }, { id }) => {
      under.current = id;
      if (altKey) ui.setState({ peek: id });
    },
    [ui],
  );
  const unpeek = useCallback(() => {
    under.current = null;
    if (ui.getState().peek !== null) ui.setState({ peek: null });
  }, [ui]);
  return { peek, unpeek };
}
