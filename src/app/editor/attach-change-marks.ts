import { changedLines } from './changed-lines.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';
import styles from './marks.module.css';

/** Marks the lines that the last gesture wrote, for a while or until the next key, and brings them into sight. */
export function attachChangeMarks({ monaco, editor, workspace }: EditorParts): Detach {
  const marks = editor.createDecorationsCollection();
  let fading: ReturnType<typeof setTimeout> | undefined;

  const stop = workspace.subscribe((state, before) => {
    if (state.version === before.version) return;
    clearTimeout(fading);
    marks.clear();
    const { edits, origin } = state.change;
    if (!edits || origin === 'editor') return;
    const { ranges } = changedLines(before.text, edits, state.text);
    marks.set(
      ranges.map(({ first, last }) => ({
        range: new monaco.Range(first, 1, last, 1),
        options: {
          isWholeLine: true,
          className: styles.changedLine ?? null,
          marginClassName: styles.changedMargin ?? null,
          overviewRuler: {
            color: { id: 'editorCursor.foreground' },
            position: monaco.editor.OverviewRulerLane.Left,
          },
        },
      })),
    );
    const [first] = ranges;
    if (first && !editor.hasTextFocus()) {
      editor.revealLinesInCenterIfOutsideViewport(
        first.first,
        first.last,
        monaco.editor.ScrollType.Immediate,
      );
    }
    fading = setTimeout(() => marks.clear(), MARKED_FOR);
  });
  return detachAll(
    stop,
    () => clearTimeout(fading),
    () => marks.clear(),
  );
}

/** In milliseconds; the fade in marks.module.css ends with it. */
const MARKED_FOR = 10_000;
