import type * as Monaco from 'monaco-editor/editor';
import type { Workspace } from '../../state/store.ts';

/** What each part of the editor is attached to. A part gives back how to detach it. */
export interface EditorParts {
  readonly monaco: typeof Monaco;
  readonly editor: Monaco.editor.IStandaloneCodeEditor;
  readonly model: Monaco.editor.ITextModel;
  readonly workspace: Workspace;
  /** Says something at the cursor, in passing. */
  say(message: string): void;
}

export type Detach = () => void;

export function detachAll(...parts: readonly (Detach | { dispose(): void })[]): Detach {
  return () => {
    for (const part of parts) {
      if (typeof part === 'function') part();
      else part.dispose();
    }
  };
}
