import { Suspense } from 'react';
import { EdgeHover, FindBar, FocusTrail, KindChoices, LinkChoices } from '../shell/later.tsx';
import { TypedAhead } from '../shell/typed-ahead.tsx';
import { CanvasMenu } from './canvas-menu.tsx';
import { useCanvasUi } from './canvas-ui.ts';
import { QuickAddBox } from './quick-add.tsx';
import type { CanvasGraph } from './use-canvas-graph.ts';
import type { LinkGesture } from './use-link-gesture.ts';

/** What floats over the canvas while it is wanted. The code of each comes when it is first wanted. */
export function CanvasBoxes({
  graph,
  onPick,
  onDone,
}: {
  readonly graph: CanvasGraph;
  readonly onPick: LinkGesture['connect'];
  /** Takes the focus back. */
  readonly onDone: () => void;
}) {
  const isHovered = useCanvasUi(({ hovered }) => hovered !== null);
  const isDrawn = useCanvasUi(({ drawn }) => drawn !== null);
  const isFocused = useCanvasUi(({ focus }) => focus !== null);
  const isLinking = useCanvasUi(({ linking }) => linking !== null);
  const isFinding = useCanvasUi(({ query }) => query !== null);
  return (
    <>
      <Suspense>
        {isHovered && <EdgeHover graph={graph} />}
        {isDrawn && <KindChoices />}
        {isFocused && <FocusTrail graph={graph} onDone={onDone} />}
        <CanvasMenu onDone={onDone} />
      </Suspense>
      <QuickAddBox onDone={onDone} />
      {isLinking && (
        <Suspense fallback={<TypedAhead label="which unit?" />}>
          <LinkChoices graph={graph} onPick={onPick} onDone={onDone} />
        </Suspense>
      )}
      {isFinding && (
        <Suspense fallback={<TypedAhead label="find what?" />}>
          <FindBar graph={graph} onDone={onDone} />
        </Suspense>
      )}
    </>
  );
}
