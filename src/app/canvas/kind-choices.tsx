import { useEffect } from 'react';
import type { EdgeKind } from '../../core/graph/graph.ts';
import { report } from '../commands/carry-out.ts';
import { edgeKindHints, edgeKindNames } from '../inspector/edge-kinds.ts';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { changeKind, edgeKindsBetween, edgeOf } from './draw-edge.ts';
import { EdgeSample } from './edge-sample.tsx';
import { keepInside } from './keep-inside.ts';
import styles from './kind-choices.module.css';

/** Beside a link just drawn: the kinds it may be. It stands for as long as nothing else is done. */
export function KindChoices() {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const drawn = useCanvasUi((state) => state.drawn);
  const version = useWorkspace((state) => state.version);
  const isSelected = useWorkspace(
    ({ selection }) => drawn !== null && selection.edges.includes(`${drawn.consumer}>${drawn.provider}`),
  );
  const isOver = drawn !== null && (drawn.version !== version || !isSelected);
  useEffect(() => {
    if (isOver) ui.setState({ drawn: null });
  }, [isOver, ui]);
  if (!drawn || isOver) return null;
  const state = workspace.getState();
  const edge = edgeOf(state, `${drawn.consumer}>${drawn.provider}`);
  const kinds = edgeKindsBetween(state, drawn.consumer, drawn.provider);
  if (!edge) return null;
  const choose = (kind: EdgeKind) => {
    ui.setState({ drawn: null });
    if (kind === edge.kind) return;
    const outcome = changeKind(workspace, drawn, kind);
    report(outcome, (span) => workspace.revealSpan(span, true));
    workspace.select({ nodes: [], edges: [`${drawn.consumer}>${drawn.provider}`] });
  };
  return (
    <div
      ref={keepInside}
      role="toolbar"
      aria-label="Kind of the new edge"
      className={styles.choices}
      style={{ left: drawn.at.x + 12, top: drawn.at.y + 12 }}
    >
      {kinds.map((kind, i) => (
        <button
          key={kind}
          type="button"
          className={styles.choice}
          aria-pressed={kind === edge.kind}
          title={edgeKindHints[kind]}
          onClick={() => choose(kind)}
        >
          <EdgeSample kind={kind} />
          <span>{edgeKindNames[kind]}</span>
          <kbd>{i + 1}</kbd>
        </button>
      ))}
    </div>
  );
}
