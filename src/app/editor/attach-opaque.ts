import { toMonacoRange } from '../../platform/monaco/positions.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';
import styles from './marks.module.css';

/** Sets text that is a template's and not ours apart: it is kept as it is, and nothing on the canvas changes it. */
export function attachOpaque({ editor, workspace }: EditorParts): Detach {
  const marks = editor.createDecorationsCollection();
  function draw() {
    const { config, lines } = workspace.getState().analysis;
    marks.set(
      config.opaque.map(({ span, what }) => ({
        range: toMonacoRange(lines, span),
        options: {
          inlineClassName: styles.opaque ?? null,
          hoverMessage: { value: `${what}: kept as it is.` },
        },
      })),
    );
  }
  const stop = workspace.subscribe((state, before) => {
    if (state.analysis !== before.analysis) draw();
  });
  draw();
  return detachAll(stop, () => marks.clear());
}
