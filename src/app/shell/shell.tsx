import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '../commands/command-context.tsx';
import { commands } from '../commands/commands.ts';
import { detectPlatform } from '../commands/keys.ts';
import { listenForShortcuts } from '../commands/shortcuts.ts';
import { DropAnywhere } from '../transfer/drop-anywhere.tsx';
import { useUnitClipboard } from '../transfer/use-unit-clipboard.ts';
import { useWorkspace } from '../workspace-context.tsx';
import {
  CheatSheet,
  CommandPalette,
  CopyByHand,
  EmptyState,
  fetchLaterParts,
  ImportDialog,
  Inspector,
  PictureDialog,
  PrintPage,
  Toasts,
} from './later.tsx';
import { noticeBoard } from './notify.ts';
import { PanelBoundary } from './panel-boundary.tsx';
import styles from './shell.module.css';
import { useShellState } from './shell-context.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { TypedAhead } from './typed-ahead.tsx';
import { useFocusOnOpen } from './use-focus-on-open.ts';
import { narrowWindow, useMedia } from './use-media.ts';
import { useTabTitle } from './use-tab-title.ts';
import { Workbench } from './workbench.tsx';

/** The window: bars above and below, the workbench between, dialogs and notices over it. */
export function Shell({ canvas, editor }: { readonly canvas: ReactNode; readonly editor: ReactNode }) {
  const context = useCommands();
  const narrow = useMedia(narrowWindow);
  const editorOpen = useShellState((state) => state.editorOpen);
  const dialog = useShellState((state) => state.dialog);
  const paletteOpen = useShellState((state) => state.paletteOpen);
  const anythingSelected = useWorkspace(
    ({ selection }) => selection.nodes.length + selection.edges.length > 0,
  );
  const nothingDrawn = useWorkspace(
    ({ shown, stale }) => !stale && shown.machine.units.length + shown.machine.files.length === 0,
  );
  const noticesWanted = useStore(noticeBoard, ({ open }) => open);
  const [complete, setComplete] = useState(false);
  useEffect(() => listenForShortcuts(context, commands, detectPlatform()), [context]);
  useEffect(() => {
    const timer = setTimeout(() => void fetchLaterParts().then(() => setComplete(true)), 1500);
    return () => clearTimeout(timer);
  }, []);
  useUnitClipboard();
  useFocusOnOpen();
  useTabTitle();

  const editorRegion = (
    <div className={styles.editor}>
      <PanelBoundary panel="The editor">{editor}</PanelBoundary>
    </div>
  );
  return (
    <div className={styles.window}>
      <TopBar narrow={narrow} />
      <main className={styles.main}>
        <Workbench
          narrow={narrow}
          canvas={
            <section className={styles.canvas} aria-label="Design">
              <PanelBoundary panel="The canvas">{canvas}</PanelBoundary>
              <Suspense>{nothingDrawn && <EmptyState />}</Suspense>
              <div data-region="inspector">
                <PanelBoundary panel="The inspector">
                  <Suspense>{anythingSelected && <Inspector />}</Suspense>
                </PanelBoundary>
              </div>
            </section>
          }
          editor={editorRegion}
        />
        {narrow && (
          <div className={styles.editorDrawer} data-open={editorOpen || undefined} inert={!editorOpen}>
            {editorRegion}
          </div>
        )}
      </main>
      <StatusBar />
      <Suspense fallback={<TypedAhead label="Find a command or a unit" />}>
        {paletteOpen && <CommandPalette />}
      </Suspense>
      <Suspense>
        {dialog?.kind === 'import' && <ImportDialog {...(dialog.source ? { source: dialog.source } : {})} />}
        {dialog?.kind === 'keys' && <CheatSheet />}
        {dialog?.kind === 'picture' && <PictureDialog />}
        {dialog?.kind === 'copy-by-hand' && <CopyByHand text={dialog.text} />}
      </Suspense>
      <Suspense>{complete && <PrintPage />}</Suspense>
      <DropAnywhere />
      <Suspense>{noticesWanted && <Toasts />}</Suspense>
    </div>
  );
}
