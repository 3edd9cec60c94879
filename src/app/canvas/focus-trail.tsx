import { ChevronRight, Minus, Plus, X } from 'lucide-react';
import { IconButton } from '../shell/controls/button.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { leaveFocus, widenFocus } from './focus.ts';
import styles from './focus-trail.module.css';
import type { CanvasGraph } from './use-canvas-graph.ts';

/** Which part of the machine is in sight, and the way back to the whole. */
export function FocusTrail({ graph, onDone }: { readonly graph: CanvasGraph; readonly onDone: () => void }) {
  const ui = useCanvasUiStore();
  const focus = useCanvasUi((state) => state.focus);
  if (!focus) return null;
  const { ids, steps } = focus;
  const title = graph.view.nodes.find(({ id }) => id === ids[0])?.title ?? 'nothing';
  const name = ids.length === 1 ? title : `${ids.length} cards`;
  const leave = () => {
    leaveFocus(ui);
    onDone();
  };
  return (
    <nav className={styles.trail} aria-label="What is in sight">
      <button type="button" className={styles.all} onClick={leave}>
        Whole machine
      </button>
      <ChevronRight size={13} aria-hidden />
      <b>{name}</b>
      <span className={styles.steps}>
        <IconButton
          icon={Minus}
          label="One step less around it"
          size="small"
          disabled={steps === 0}
          onClick={() => widenFocus(ui, -1)}
        />
        <span>{steps === 0 ? 'alone' : `± ${steps} ${steps === 1 ? 'step' : 'steps'}`}</span>
        <IconButton
          icon={Plus}
          label="One step more around it"
          size="small"
          onClick={() => widenFocus(ui, 1)}
        />
      </span>
      <IconButton icon={X} label="Leave this part" size="small" onClick={leave} />
    </nav>
  );
}
