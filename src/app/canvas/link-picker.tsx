import { Suspense } from 'react';
import { LinkChoices } from '../shell/later.tsx';
import { TypedAhead } from '../shell/typed-ahead.tsx';
import { useCanvasUi } from './canvas-ui.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

export interface LinkPickerProps {
  readonly graph: CanvasGraph;
  readonly onPick: (consumer: string, provider: string) => void;
  readonly onDone: () => void;
}

/** Picks by name what a unit is to need. */
export function LinkPicker(props: LinkPickerProps) {
  const asked = useCanvasUi(({ linking }) => linking !== null);
  return asked ? (
    <Suspense fallback={<TypedAhead label="which unit?" />}>
      <LinkChoices {...props} />
    </Suspense>
  ) : null;
}
