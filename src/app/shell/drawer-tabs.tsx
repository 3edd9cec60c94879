import type { KeyboardEvent } from 'react';
import { useWorkspace } from '../workspace-context.tsx';
import styles from './drawer-tabs.module.css';
import { useShell, useShellState } from './shell-context.tsx';
import { type DrawerTab, drawerTabs } from './shell-state.ts';

export const drawerTitles: Readonly<Record<DrawerTab, string>> = { problems: 'Problems', changes: 'Changes' };

/** What the drawer can show. Stands in the head of each of them. */
export function DrawerTabs({
  problems,
}: {
  /** How many there are, where the list that knows it is shown. */
  readonly problems?: string;
}) {
  const shell = useShell();
  const shown = useShellState((state) => state.drawerTab);
  const findings = useWorkspace((state) => state.diagnostics.length);
  const changes = useWorkspace((state) => state.undoStack.length);
  const counts: Readonly<Record<DrawerTab, string>> = {
    problems: problems ?? String(findings),
    changes: String(changes),
  };

  const show = (tab: DrawerTab) => {
    shell.showDrawer(tab);
    // The head with the tabs is another one then.
    requestAnimationFrame(() => document.getElementById(tabId(tab))?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = drawerTabs.at((drawerTabs.indexOf(shown) + (step ?? 0)) % drawerTabs.length);
    if (step === undefined || !next) return;
    show(next);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.tabs} role="tablist" aria-label="Drawer" onKeyDown={onKeyDown}>
      {drawerTabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === shown}
          tabIndex={tab === shown ? 0 : -1}
          className={styles.tab}
          onClick={() => show(tab)}
        >
          {drawerTitles[tab]} <span className={styles.count}>{counts[tab]}</span>
        </button>
      ))}
    </div>
  );
}

function tabId(tab: DrawerTab): string {
  return `drawer-tab-${tab}`;
}
