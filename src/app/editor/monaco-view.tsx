import type * as Monaco from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import { languageId } from '../../platform/monaco/language.ts';
import { modelText } from '../../platform/monaco/model-sync.ts';
import { monaco } from '../../platform/monaco/monaco.ts';
import { editorFont, followPageTheme, themeName } from '../../platform/monaco/theme.ts';
import { useRequest } from '../shell/shell-context.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { attachChangeMarks } from './attach-change-marks.ts';
import { attachCursor } from './attach-cursor.ts';
import { attachFixes } from './attach-fixes.ts';
import { attachKeys } from './attach-keys.ts';
import { attachKnownWords } from './attach-known-words.ts';
import { attachMarkers } from './attach-markers.ts';
import { attachOpaque } from './attach-opaque.ts';
import { attachReveal } from './attach-reveal.ts';
import { attachRuleHover } from './attach-rule-hover.ts';
import { attachSelection } from './attach-selection.ts';
import { attachText } from './attach-text.ts';
import { detachAll, type EditorParts } from './editor-parts.ts';
import styles from './monaco-view.module.css';

interface Props {
  /** Called once, when the text is on the screen. */
  readonly onReady: () => void;
  /** Tells whether Tab leaves the editor now. */
  readonly onTabLeaves: (leaves: boolean) => void;
}

/** Monaco, attached to the open design. Everything it shows and does comes from the parts. */
export function MonacoView(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Monaco.editor.IStandaloneCodeEditor>(null);
  const callbacks = useRef(props);
  const workspace = useWorkspaceStore();
  const locked = useWorkspace((state) => state.locked);

  useEffect(() => {
    callbacks.current = props;
  });

  useEffect(() => {
    if (!host.current) return;
    const stopTheme = followPageTheme(monaco);
    const uri = monaco.Uri.from({ scheme: 'slipway', path: `/${++modelCount}/cloud-config` });
    const model = monaco.editor.createModel(modelText(workspace.getState().text), languageId, uri);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const created = monaco.editor.create(host.current, { ...options, model });
    model.updateOptions(modelOptions);
    editor.current = created;
    const parts: EditorParts = {
      monaco,
      editor: created,
      model,
      workspace,
      say: (message) => showMessage(created, message),
    };
    const detach = detachAll(
      attachText(parts),
      attachMarkers(parts),
      attachFixes(parts),
      attachRuleHover(parts),
      attachKnownWords(parts),
      attachOpaque(parts),
      attachSelection(parts),
      attachChangeMarks(parts),
      attachReveal(parts),
      attachCursor(parts),
      attachKeys(parts, (leaves) => callbacks.current.onTabLeaves(leaves)),
    );
    callbacks.current.onReady();
    return () => {
      detach();
      created.dispose();
      model.dispose();
      stopTheme();
      editor.current = null;
    };
  }, [workspace]);

  useEffect(() => {
    editor.current?.updateOptions({ readOnly: locked });
  }, [locked]);

  useRequest('focus-editor', () => editor.current?.focus());

  return <div ref={host} className={styles.monaco} />;
}

/** Two models must not share a name, not even while one takes over from the other. */
let modelCount = 0;

// Given to the model itself, after the editor is made: making one sets all models to the defaults.
const modelOptions: Monaco.editor.ITextModelUpdateOptions = {
  tabSize: 2,
  indentSize: 2,
  insertSpaces: true,
  bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
};

const options: Monaco.editor.IStandaloneEditorConstructionOptions = {
  ...editorFont,
  theme: themeName,
  ariaLabel: 'cloud-config. Press Escape, then Tab, to leave the editor.',
  automaticLayout: true,
  autoIndent: 'keep',
  fixedOverflowWidgets: true,
  folding: true,
  foldingStrategy: 'indentation',
  fontLigatures: false,
  glyphMargin: false,
  guides: { indentation: true, bracketPairs: false },
  lightbulb: { enabled: 'on' as Monaco.editor.ShowLightbulbIconMode },
  lineDecorationsWidth: 10,
  lineNumbersMinChars: 4,
  links: false,
  matchBrackets: 'near',
  minimap: { enabled: false },
  occurrencesHighlight: 'singleFile',
  overviewRulerBorder: false,
  padding: { top: 8, bottom: 8 },
  readOnlyMessage: { value: 'Another tab has this design open. Close it there to change it here.' },
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  renderWhitespace: 'selection',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  'semanticHighlighting.enabled': true,
  smoothScrolling: false,
  stickyScroll: { enabled: true, defaultModel: 'indentationModel', maxLineCount: 3 },
  // Names and comments may be in any script; what cannot be seen is still shown.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  unusualLineTerminators: 'off',
  wordBasedSuggestions: 'off',
  wordWrap: 'off',
};

interface MessageController extends Monaco.editor.IEditorContribution {
  showMessage(message: string, position: Monaco.IPosition): void;
}

function showMessage(editor: Monaco.editor.ICodeEditor, message: string): void {
  const position = editor.getPosition();
  const controller = editor.getContribution<MessageController>('editor.contrib.messageController');
  if (position) controller?.showMessage(message, position);
}
