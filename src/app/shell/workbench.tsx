import { type ReactNode, Suspense, useRef } from 'react';
import { Group, Panel, type PanelImperativeHandle, Separator } from 'react-resizable-panels';
import { Drawer } from './later.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import { FoldedRail, Rail } from './rail.tsx';
import { useRequest, useShell, useShellState } from './shell-context.tsx';
import styles from './workbench.module.css';

const foldedRail = 44;

/** Rail, canvas and editor side by side, each to be resized; the drawer below the first two. */
export function Workbench({
  narrow,
  canvas,
  editor,
}: {
  readonly narrow: boolean;
  readonly canvas: ReactNode;
  readonly editor: ReactNode;
}) {
  const shell = useShell();
  const { railWidth, editorWidth, drawerHeight } = useRef(shell.getState()).current;
  const railCollapsed = useShellState((state) => state.railCollapsed);
  const editorCollapsed = useShellState((state) => state.editorCollapsed);
  const drawerOpen = useShellState((state) => state.drawerOpen);
  const rail = useRef<PanelImperativeHandle>(null);
  const editorPanel = useRef<PanelImperativeHandle>(null);

  const toggleRail = () => toggle(rail.current, shell.getState().railWidth);
  const toggleEditor = () => {
    if (narrow) shell.setEditorOpen(!shell.getState().editorOpen);
    else toggle(editorPanel.current, shell.getState().editorWidth);
  };
  useRequest('toggle-rail', toggleRail);
  useRequest('toggle-editor', toggleEditor);

  return (
    <Group id="workbench" orientation="horizontal" className={styles.group}>
      <Panel id="left" minSize={420}>
        <Group id="left-rows" orientation="vertical" className={styles.group}>
          <Panel id="above" minSize={200}>
            <Group id="above-columns" orientation="horizontal" className={styles.group}>
              {narrow ? (
                <Panel
                  id="folded"
                  minSize={foldedRail}
                  maxSize={foldedRail}
                  groupResizeBehavior="preserve-pixel-size"
                >
                  <FoldedRail />
                </Panel>
              ) : (
                <Panel
                  id="rail"
                  panelRef={rail}
                  defaultSize={railCollapsed ? foldedRail : railWidth}
                  minSize={180}
                  maxSize={420}
                  collapsible
                  collapsedSize={foldedRail}
                  groupResizeBehavior="preserve-pixel-size"
                  onResize={({ inPixels }) => {
                    const collapsed = inPixels < 100;
                    if (collapsed !== shell.getState().railCollapsed) shell.setRailCollapsed(collapsed);
                    if (!collapsed) shell.setSizes({ railWidth: Math.round(inPixels) });
                  }}
                >
                  {railCollapsed ? <FoldedRail onUnfold={toggleRail} /> : <Rail />}
                </Panel>
              )}
              <Separator
                id="rail-edge"
                className={styles.column}
                disabled={narrow}
                disableDoubleClick
                onDoubleClick={toggleRail}
                aria-label="Width of the rail"
              />
              <Panel id="canvas" minSize={280}>
                {canvas}
              </Panel>
            </Group>
          </Panel>
          {drawerOpen && (
            <>
              <Separator
                id="drawer-edge"
                className={styles.row}
                disableDoubleClick
                onDoubleClick={() => shell.setDrawerOpen(false)}
                aria-label="Height of the drawer"
              />
              <Panel
                id="drawer"
                defaultSize={drawerHeight}
                minSize={96}
                groupResizeBehavior="preserve-pixel-size"
                onResize={({ inPixels }) => shell.setSizes({ drawerHeight: Math.round(inPixels) })}
              >
                <PanelBoundary panel="The drawer">
                  <Suspense>
                    <Drawer />
                  </Suspense>
                </PanelBoundary>
              </Panel>
            </>
          )}
        </Group>
      </Panel>
      {!narrow && (
        <>
          <Separator
            id="editor-edge"
            className={styles.column}
            disableDoubleClick
            onDoubleClick={toggleEditor}
            aria-label="Width of the editor"
          />
          <Panel
            id="editor"
            panelRef={editorPanel}
            defaultSize={editorCollapsed ? 0 : editorWidth}
            minSize={320}
            collapsible
            collapsedSize={0}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => {
              const collapsed = inPixels < 100;
              if (collapsed !== shell.getState().editorCollapsed) shell.setEditorCollapsed(collapsed);
              if (!collapsed) shell.setSizes({ editorWidth: Math.round(inPixels) });
            }}
          >
            {editor}
          </Panel>
        </>
      )}
    </Group>
  );
}

function toggle(panel: PanelImperativeHandle | null, width: number): void {
  if (panel?.isCollapsed()) panel.resize(width);
  else panel?.collapse();
}
