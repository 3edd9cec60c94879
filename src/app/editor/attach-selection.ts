import type * as Monaco from 'monaco-editor/editor';
import type { Span } from '../../core/text/span.ts';
import { fromMonacoPosition, toMonacoRange } from '../../platform/monaco/positions.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';
import styles from './marks.module.css';
import { type SelectedText, selectedText } from './node-places.ts';

/** Marks the text of what is selected, and shows it when it was selected elsewhere. */
export function attachSelection({ monaco, editor, workspace }: EditorParts): Detach {
  const marks = editor.createDecorationsCollection();

  function draw(state: WorkspaceState): SelectedText | null {
    // While the text cannot be read nobody knows better than the marks that are there: they move with the text.
    if (state.stale) return null;
    const selected = selectedText(state, state.selection);
    const { lines } = state.analysis;
    const bar = (span: Span): Monaco.editor.IModelDeltaDecoration => ({
      range: toMonacoRange(lines, withoutLastBreak(state.text, span)),
      options: { isWholeLine: true, linesDecorationsClassName: styles.selectedBar ?? null },
    });
    const word = (span: Span): Monaco.editor.IModelDeltaDecoration => ({
      range: toMonacoRange(lines, span),
      options: {
        inlineClassName: styles.selectedWord ?? null,
        linesDecorationsClassName: styles.selectedBar ?? null,
      },
    });
    marks.set([...selected.nodes.map(bar), ...selected.words.map(word)]);
    return selected;
  }

  function show({ nodes, words }: SelectedText, state: WorkspaceState) {
    const first = nodes[0] ?? words[0];
    if (
      !first ||
      cursorIsIn(first, state) ||
      (nodes.length + words.length > 1 && state.selection.edges.length === 0)
    )
      return;
    const { startLineNumber, endLineNumber } = toMonacoRange(
      state.analysis.lines,
      withoutLastBreak(state.text, first),
    );
    const enough = Math.min(endLineNumber, startLineNumber + LINES_TO_SEE);
    const visible = editor
      .getVisibleRanges()
      .some((range) => range.startLineNumber <= startLineNumber && enough <= range.endLineNumber);
    if (!visible) editor.revealLineNearTop(startLineNumber, monaco.editor.ScrollType.Immediate);
  }

  function cursorIsIn({ start, end }: Span, { analysis }: WorkspaceState): boolean {
    const position = editor.hasTextFocus() ? editor.getPosition() : null;
    if (!position) return false;
    const at = fromMonacoPosition(analysis.lines, position);
    return start <= at && at <= end;
  }

  const stop = workspace.subscribe((state, before) => {
    if (state.selection === before.selection && state.shown === before.shown) return;
    const selected = draw(state);
    const changedHere = state.version !== before.version;
    if (selected && state.selection !== before.selection && !changedHere) show(selected, state);
  });
  draw(workspace.getState());
  return detachAll(stop, () => marks.clear());
}

/** An entry ends behind its last line end; the line after it is not part of it. */
function withoutLastBreak(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  return { start, end: last };
}

/** As many lines of an entry as tell what it is. */
const LINES_TO_SEE = 12;
