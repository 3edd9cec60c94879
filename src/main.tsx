import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './app/theme/tokens.css';
import './app/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createShell } from './app/shell/shell-state.ts';
import { followSystemTheme } from './app/theme/theme.ts';
import { systemClock } from './platform/clock.ts';
import { createDesignFiles } from './platform/files.ts';
import { whenIdle } from './platform/idle.ts';
import { createDesignLocks } from './platform/lock.ts';
import { onPageHidden } from './platform/page-visibility.ts';
import { createDesignStorage, newDesignId } from './platform/storage.ts';
import { createSlipwayWorkspace } from './state/create.ts';
import { createJudge } from './state/judge.ts';
import { createSession, emptyDocument, unnamedDesign } from './state/session.ts';
import type { DesignRecord } from './state/workspace.ts';

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no #root element');

followSystemTheme();
let drawn = () => {};
const firstDrawing = new Promise<void>((resolve) => {
  drawn = resolve;
});
const judge = createJudge({
  load: () => firstDrawing.then(() => import('./core/diagnostics/diagnose.ts')),
  whenIdle: (work) => whenIdle(work, 30),
});
const workspace = createSlipwayWorkspace({
  judge,
  loadEdits: () => import('./core/edits/apply-intent.ts'),
  clock: systemClock,
  initial: { id: newDesignId(), name: unnamedDesign, text: emptyDocument },
});
const session = createSession(workspace, {
  storage: createDesignStorage<DesignRecord>(),
  locks: createDesignLocks(),
  clock: systemClock,
  newDesignId,
  onPageHidden,
});
const context = { workspace, session, shell: createShell(localStorageOrNull()), files: createDesignFiles() };

// The design that was open last, before anything is drawn: an empty canvas must not flash by.
await session.boot();
createRoot(host).render(
  <StrictMode>
    <App context={context} />
  </StrictMode>,
);
whenIdle(drawn, 1000);

/** Null where this page may keep nothing. */
function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
