import type * as Monaco from 'monaco-editor/editor';
import { type LineState, sameState, startOfText, tokenizeLine } from './highlight/cloud-config-line.ts';

export const languageId = 'cloud-config';

/** Tells Monaco of the language: its colours while typing, comments, brackets and indentation. */
export function registerCloudConfigLanguage({ languages }: typeof Monaco): void {
  languages.register({ id: languageId, aliases: ['cloud-config'] });
  languages.setTokensProvider(languageId, {
    getInitialState: () => new TokenizerState(startOfText),
    tokenize(line, before) {
      const { tokens, state } = tokenizeLine(line, (before as TokenizerState).line);
      return {
        tokens: tokens.map(({ start, kind }) => ({ startIndex: start, scopes: kind })),
        endState: new TokenizerState(state),
      };
    },
  });
  languages.setLanguageConfiguration(languageId, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}', notIn: ['string', 'comment'] },
      { open: '[', close: ']', notIn: ['string', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
    ],
    surroundingPairs: [
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
    // Image references, unit names, paths and variables are words as a whole.
    wordPattern: /[^\s"'`=,;:[\]{}()|<>\\]+/,
    indentationRules: {
      increaseIndentPattern: /^\s*(?:- )*[\w"'-]+\s*:\s*(?:[|>][-+\d]*)?\s*(?:#.*)?$/,
      decreaseIndentPattern: /^\s+\}$/,
    },
    folding: { offSide: true },
  });
}

class TokenizerState implements Monaco.languages.IState {
  constructor(readonly line: LineState) {}

  clone(): TokenizerState {
    return this;
  }

  equals(other: Monaco.languages.IState): boolean {
    return other instanceof TokenizerState && sameState(this.line, other.line);
  }
}
