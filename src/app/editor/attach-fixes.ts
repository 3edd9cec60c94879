import type * as Monaco from 'monaco-editor/editor';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { languageId } from '../../platform/monaco/language.ts';
import { toMonacoMarker } from '../../platform/monaco/markers.ts';
import { fromMonacoRange } from '../../platform/monaco/positions.ts';
import { fixAllOf, switchRuleOff } from '../problems/finding-actions.ts';
import { ruleUri } from './attach-rule-hover.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';

/**
 * Offers under the light bulb what can be done about the findings at the cursor: their fixes, that of all of the kind,
 * and the comments that silence them. Each is one undo step.
 */
export function attachFixes({ monaco, editor, model, workspace, say }: EditorParts): Detach {
  const command = editor.addCommand(0, (_accessor, version: number, run: () => void) => {
    if (workspace.getState().version !== version) return say('The text has changed since. Try again.');
    run();
  });

  const provider = monaco.languages.registerCodeActionProvider(
    languageId,
    {
      provideCodeActions(asked, range) {
        if (asked !== model || !command) return null;
        const { analysis, diagnostics, version } = workspace.getState();
        const span = fromMonacoRange(analysis.lines, range);
        const here = diagnostics.filter(
          (found) => found.span.start <= span.end && span.start <= found.span.end,
        );
        const action = (found: Diagnostic, title: string, run: () => void, isPreferred = false) => ({
          title,
          kind: 'quickfix',
          diagnostics: [toMonacoMarker(found, analysis.lines, model.uri, ruleUri(monaco, found.code))],
          isPreferred,
          command: { id: command, title, arguments: [version, run] },
        });
        const fixes = here.flatMap((found) =>
          found.fixes.map((fix, i) => {
            const run = () => {
              const outcome = workspace.edit(fix.edits, 'quick-fix', fix.title);
              if (!outcome.ok) say(outcome.reason);
            };
            return action(found, fix.title, run, i === 0);
          }),
        );
        const kinds = here.filter(({ code }, i) => here.findIndex((other) => other.code === code) === i);
        const ofAll = kinds.flatMap((found) => {
          const count = diagnostics.filter(({ code }) => code === found.code).length;
          if (count < 2 || found.fixes.length !== 1) return [];
          const run = () => void fixAllOf(workspace, found.code);
          return [action(found, `Fix all ${count} of ${found.code}`, run)];
        });
        const switches = kinds.flatMap((found) => [
          action(found, `Switch ${found.code} off here`, () => void switchRuleOff(workspace, found, 'line')),
          action(
            found,
            `Switch ${found.code} off everywhere`,
            () => void switchRuleOff(workspace, found, 'document'),
          ),
        ]);
        const actions: Monaco.languages.CodeAction[] = [...fixes, ...ofAll, ...switches];
        return { actions, dispose() {} };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
  return detachAll(provider);
}
