// Parts of Monaco that come without declarations of their own; each is imported for what it registers.
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';
declare module 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens';
