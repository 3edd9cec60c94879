import { languageId } from '../../platform/monaco/language.ts';
import { encodeSemanticTokens, semanticKinds } from '../../platform/monaco/semantic-tokens.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';
import { knownWords } from './known-words.ts';

/** Colours the words that the analysis knows, over the guesses made while typing. */
export function attachKnownWords({ monaco, model, workspace }: EditorParts): Detach {
  const changed = new monaco.Emitter<void>();
  const provider = monaco.languages.registerDocumentSemanticTokensProvider(languageId, {
    onDidChange: changed.event,
    getLegend: () => ({ tokenTypes: [...semanticKinds], tokenModifiers: [] }),
    provideDocumentSemanticTokens(asked) {
      if (asked !== model) return null;
      const { analysis } = workspace.getState();
      return { data: encodeSemanticTokens(analysis.lines, knownWords(analysis)) };
    },
    releaseDocumentSemanticTokens() {},
  });
  const stop = workspace.subscribe((state, before) => {
    if (state.analysis !== before.analysis) changed.fire();
  });
  return detachAll(stop, provider, changed);
}
