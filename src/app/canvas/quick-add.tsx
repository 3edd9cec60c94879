import { Suspense } from 'react';
import { QuickAddField } from '../shell/later.tsx';
import { TypedAhead } from '../shell/typed-ahead.tsx';
import { useCanvasUi } from './canvas-ui.ts';

/** Type `name image`, Enter: the shortest way to a new container. */
export function QuickAddBox({ onDone }: { readonly onDone: () => void }) {
  const request = useCanvasUi((ui) => ui.quickAdd);
  return request ? (
    <Suspense fallback={<TypedAhead label="New container" />}>
      <QuickAddField key={`${request.pane.x} ${request.pane.y}`} request={request} onDone={onDone} />
    </Suspense>
  ) : null;
}
