import { type OnConnectEnd, type OnConnectStart, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { unitRef } from '../../core/edits/unit-ref.ts';
import { report } from '../commands/carry-out.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { judgeLink } from './link-verdict.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

export interface LinkGesture {
  readonly onConnectStart: OnConnectStart;
  readonly onConnectEnd: OnConnectEnd;
  readonly connect: (consumer: string, provider: string) => void;
}

/** Drawing a link: from a handle to any place on a card; let go over nothing, it asks for a new container. */
export function useLinkGesture(graph: CanvasGraph): LinkGesture {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const { screenToFlowPosition } = useReactFlow();
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });

  const connect = useCallback(
    (consumer: string, provider: string) => {
      const { shown, unitIds } = workspace.getState();
      const from = shown.machine.units[unitIds.indexOf(consumer)];
      const to = shown.machine.units[unitIds.indexOf(provider)];
      if (!from || !to) return;
      const outcome = workspace.dispatch(
        { do: 'connect', consumer: unitRef(from), provider: unitRef(to) },
        'canvas',
      );
      report(outcome, (span) => workspace.revealSpan(span, true));
      if (outcome.ok) workspace.select({ nodes: [], edges: [`${consumer}>${provider}`] });
    },
    [workspace],
  );

  const drawing = useCanvasUi(({ draft }) => draft !== null);
  useEffect(() => {
    if (!drawing) return;
    const onPointerMove = (event: PointerEvent) => {
      const { draft } = ui.getState();
      if (!draft) return;
      const node = cardAt(event.clientX, event.clientY);
      if (node === (draft.over?.node ?? null)) return;
      // The card it comes from is no mistake until one has been elsewhere.
      if (node === draft.node && draft.over === null) return;
      const [consumer, provider] = draft.side === 'left' ? [draft.node, node] : [node, draft.node];
      const over =
        node === null
          ? null
          : { node, verdict: judgeLink(latest.current.view, consumer ?? '', provider ?? '') };
      ui.setState({ draft: { ...draft, over } });
    };
    window.addEventListener('pointermove', onPointerMove);
    return () => window.removeEventListener('pointermove', onPointerMove);
  }, [drawing, ui]);

  const onConnectStart = useCallback<OnConnectStart>(
    (_, { nodeId, handleType }) => {
      if (nodeId === null) return;
      ui.setState({
        draft: { node: nodeId, side: handleType === 'target' ? 'left' : 'right', over: null },
        hovered: null,
      });
    },
    [ui],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event) => {
      const { draft } = ui.getState();
      ui.setState({ draft: null });
      if (!draft) return;
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event;
      const node = cardAt(clientX, clientY);
      if (node !== null) {
        const [consumer, provider] = draft.side === 'left' ? [draft.node, node] : [node, draft.node];
        if (judgeLink(latest.current.view, consumer, provider).allowed) connect(consumer, provider);
        return;
      }
      const pane = document.elementFromPoint(clientX, clientY)?.closest('.react-flow__pane');
      if (!pane) return;
      const { left, top } = pane.getBoundingClientRect();
      ui.setState({
        quickAdd: {
          at: screenToFlowPosition({ x: clientX, y: clientY }),
          pane: { x: clientX - left, y: clientY - top },
          link: { node: draft.node, side: draft.side },
        },
      });
    },
    [ui, connect, screenToFlowPosition],
  );

  return { onConnectStart, onConnectEnd, connect };
}

function cardAt(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null;
}
