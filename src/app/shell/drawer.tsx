import { X } from 'lucide-react';
import { Suspense } from 'react';
import { IconButton } from './controls/button.tsx';
import styles from './drawer.module.css';
import { DrawerTabs, drawerTitles } from './drawer-tabs.tsx';
import { Changes, Problems } from './later.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import { useShell, useShellState } from './shell-context.tsx';

/** What is wanted now and then, at the foot of the canvas: a tab each. */
export function Drawer() {
  const shell = useShell();
  const shown = useShellState((state) => state.drawerTab);
  return (
    <section className={styles.drawer} aria-label={drawerTitles[shown]}>
      {shown === 'problems' && (
        <PanelBoundary panel="The list of problems">
          <Suspense>
            <Problems />
          </Suspense>
        </PanelBoundary>
      )}
      {shown === 'changes' && (
        <>
          <header className={styles.head}>
            <DrawerTabs />
            <IconButton
              icon={X}
              label="Close the drawer"
              size="small"
              onClick={() => shell.setDrawerOpen(false)}
            />
          </header>
          <div className={styles.content}>
            <PanelBoundary panel="The list of changes">
              <Suspense>
                <Changes />
              </Suspense>
            </PanelBoundary>
          </div>
        </>
      )}
    </section>
  );
}
