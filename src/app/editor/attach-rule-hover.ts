import type * as Monaco from 'monaco-editor/editor';
import { languageId } from '../../platform/monaco/language.ts';
import { fromMonacoRange, toMonacoRange } from '../../platform/monaco/positions.ts';
import { ruleAddress } from '../problems/finding-actions.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';

/** Says over a finding what the machine does and what would be right, below the message that Monaco shows itself. */
export function attachRuleHover({ monaco, model, workspace }: EditorParts): Detach {
  const provider = monaco.languages.registerHoverProvider(languageId, {
    async provideHover(asked, position) {
      if (asked !== model) return null;
      // They came with the findings.
      const { rules } = await import('../../core/diagnostics/rules.ts');
      const { analysis, diagnostics } = workspace.getState();
      const { start } = fromMonacoRange(analysis.lines, {
        startLineNumber: position.lineNumber,
        startColumn: position.column,
        endLineNumber: position.lineNumber,
        endColumn: position.column,
      });
      const here = diagnostics.filter(({ span }) => span.start <= start && start <= span.end);
      const [first] = here;
      if (!first) return null;
      const found = rules.filter(({ code }) => here.some((finding) => finding.code === code));
      return {
        range: toMonacoRange(analysis.lines, first.span),
        contents: found.map(({ code, docs }) => ({
          value: `${docs.replace(/\n/g, ' ')}\n\n[What the rule ${code} says](${ruleUri(monaco, code)})`,
        })),
      };
    },
  });
  return detachAll(provider);
}

/** The page of a rule, for links in Monaco, which have to be absolute. */
export function ruleUri(monaco: typeof Monaco, code: string): Monaco.Uri {
  return monaco.Uri.parse(new URL(ruleAddress(code), document.baseURI).href);
}
