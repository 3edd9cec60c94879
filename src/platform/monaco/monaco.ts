import * as monaco from 'monaco-editor/editor';
// All editor features, but none of the languages that come with workers of their own.
import 'monaco-editor/features/register.all';
// Left out by `register.all`.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { registerCloudConfigLanguage } from './language.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerCloudConfigLanguage(monaco);

export { monaco };
