import type * as Monaco from 'monaco-editor/editor';
import type { Fix } from '../../core/diagnostics/diagnostic.ts';
import { languageId } from '../../platform/monaco/language.ts';
import { toMonacoMarker } from '../../platform/monaco/markers.ts';
import { fromMonacoRange } from '../../platform/monaco/positions.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';

/** Offers the fixes of the findings at the cursor under the light bulb. A fix is one undo step. */
export function attachFixes({ monaco, editor, model, workspace, say }: EditorParts): Detach {
  const command = editor.addCommand(0, (_accessor, version: number, fix: Fix) => {
    if (workspace.getState().version !== version) return say('The text has changed since. Try again.');
    const outcome = workspace.edit(fix.edits, 'quick-fix', fix.title);
    if (!outcome.ok) say(outcome.reason);
  });

  const provider = monaco.languages.registerCodeActionProvider(
    languageId,
    {
      provideCodeActions(asked, range) {
        if (asked !== model || !command) return null;
        const { analysis, diagnostics, version } = workspace.getState();
        const span = fromMonacoRange(analysis.lines, range);
        const actions = diagnostics
          .filter((found) => found.span.start <= span.end && span.start <= found.span.end)
          .flatMap((found) =>
            found.fixes.map(
              (fix, i): Monaco.languages.CodeAction => ({
                title: fix.title,
                kind: 'quickfix',
                diagnostics: [toMonacoMarker(found, analysis.lines, model.uri)],
                isPreferred: i === 0,
                command: { id: command, title: fix.title, arguments: [version, fix] },
              }),
            ),
          );
        return { actions, dispose() {} };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
  return detachAll(provider);
}
