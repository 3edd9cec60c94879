import type { Drawing } from '../../core/export/picture.ts';
import type { Shell } from '../shell/shell-state.ts';

/** What the canvas shows at this moment, moved cards and all; null where there is no canvas. */
export function currentDrawing(shell: Shell): Drawing | null {
  shell.ask('hand-over-drawing');
  return shell.getState().drawing;
}
