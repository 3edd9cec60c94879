import { markerLimit, mostPressing, toMonacoMarker } from '../../platform/monaco/markers.ts';
import { fromMonacoRange } from '../../platform/monaco/positions.ts';
import { ruleUri } from './attach-rule-hover.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';

/** Underlines the findings. Where there are more than Monaco draws, those on screen come first. */
export function attachMarkers({ monaco, editor, model, workspace }: EditorParts): Detach {
  function draw() {
    const { analysis, diagnostics } = workspace.getState();
    const [view] = editor.getVisibleRanges();
    const viewport = view ? fromMonacoRange(analysis.lines, view) : { start: 0, end: 0 };
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      mostPressing(diagnostics, viewport).map((diagnostic) =>
        toMonacoMarker(diagnostic, analysis.lines, model.uri, ruleUri(monaco, diagnostic.code)),
      ),
    );
  }

  let scrolling: ReturnType<typeof setTimeout> | undefined;
  const scrolled = editor.onDidScrollChange(() => {
    if (workspace.getState().diagnostics.length <= markerLimit) return;
    clearTimeout(scrolling);
    scrolling = setTimeout(draw, 150);
  });
  const stop = workspace.subscribe((state, before) => {
    if (state.diagnostics !== before.diagnostics) draw();
  });
  draw();
  return detachAll(
    stop,
    scrolled,
    () => clearTimeout(scrolling),
    () => monaco.editor.setModelMarkers(model, OWNER, []),
  );
}

const OWNER = 'slipway';
