import type { NodeId } from '../../state/workspace.ts';
import type { CanvasUiStore } from './canvas-ui.ts';

/** Leaves out everything but these cards and what is one step from them; asked again, one step more. */
export function focusOn(ui: CanvasUiStore, ids: readonly NodeId[]): void {
  const { focus } = ui.getState();
  const isSame = focus && ids.every((id) => focus.ids.includes(id));
  if (isSame || (focus && ids.length === 0)) widenFocus(ui, 1);
  else if (ids.length > 0) ui.setState({ focus: { ids, steps: 1 }, hovered: null });
}

export function widenFocus(ui: CanvasUiStore, by: 1 | -1): void {
  ui.setState(({ focus }) => ({ focus: focus && { ...focus, steps: Math.max(0, focus.steps + by) } }));
}

export function leaveFocus(ui: CanvasUiStore): void {
  ui.setState({ focus: null });
}
