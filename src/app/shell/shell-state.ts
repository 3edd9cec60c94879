import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Drawing } from '../../core/export/picture.ts';
import { everyProblem, type ProblemFilter } from '../../core/views/problem-filter.ts';

/** What the window shows beside the design itself: dialogs, drawers, sizes. Sizes and drawers are remembered. */
export interface ShellState {
  readonly dialog: ShellDialog | null;
  readonly paletteOpen: boolean;
  /** The drawer at the foot. */
  readonly drawerOpen: boolean;
  readonly drawerTab: DrawerTab;
  /** Among the changes, whether the text is compared with the original; else the steps of the history are shown. */
  readonly comparing: boolean;
  readonly drawerHeight: number;
  /** What of the problems is listed. Stays while the page does. */
  readonly problemFilter: ProblemFilter;
  readonly railWidth: number;
  readonly editorWidth: number;
  readonly editorCollapsed: boolean;
  /** Where the window is narrow, the editor is a drawer of its own. */
  readonly editorOpen: boolean;
  readonly inspectorCollapsed: boolean;
  readonly railCollapsed: boolean;
  readonly request: ShellRequest | null;
  /** What the canvas showed when it was last asked to hand that over. */
  readonly drawing: Drawing | null;
}

export type DrawerTab = (typeof drawerTabs)[number];

/** In the order they stand in. */
export const drawerTabs = ['problems', 'changes'] as const;

export type ShellDialog =
  | {
      readonly kind: 'import';
      /** What was dropped, pasted or picked already. */
      readonly source?: ImportSource;
    }
  | { readonly kind: 'copy-by-hand'; readonly text: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'picture' };

export type ImportSource =
  | {
      readonly ok: true;
      readonly name: string | null;
      readonly text: string;
      readonly handle: FileSystemFileHandle | null;
    }
  /** It could not be read at all. */
  | { readonly ok: false; readonly name: string | null; readonly reason: string };

/**
 * Something asked of a part of the window that cannot be handed to it as props, such as a shortcut that moves the
 * focus. Whoever can do it takes it by `useRequest`.
 */
export type RequestName =
  | 'add-container'
  | 'link'
  | 'fit'
  | 'zoom-in'
  | 'zoom-out'
  | 'focus-canvas'
  | 'focus-search'
  | 'find'
  | 'focus-on'
  | 'reconnect'
  | 'reconnect-consumer'
  | 'zoom-to-selection'
  | 'focus-editor'
  | 'focus-inspector'
  | 'focus-problems'
  | 'focus-drawer'
  | 'add-container-here'
  | 'select-all'
  | 'rename'
  | 'rename-row'
  | 'rename-design'
  | 'hand-over-drawing'
  | 'toggle-rail'
  | 'toggle-editor';

export interface ShellRequest {
  readonly name: RequestName;
  /** Counts up, so that asking twice is heard twice. */
  readonly serial: number;
}

export interface ShellActions {
  ask(name: RequestName): void;
  openDialog(dialog: ShellDialog): void;
  closeDialog(): void;
  setPaletteOpen(open: boolean): void;
  setDrawerOpen(open: boolean): void;
  /** Changes parts of the filter of the problems. */
  filterProblems(filter: Partial<ProblemFilter>): void;
  showDrawer(tab: DrawerTab): void;
  /** Closes the drawer where it shows this tab already. */
  toggleDrawer(tab: DrawerTab): void;
  setComparing(comparing: boolean): void;
  /** Sizes in pixels, as the user left them. */
  setSizes(sizes: Partial<Pick<ShellState, 'drawerHeight' | 'railWidth' | 'editorWidth'>>): void;
  setEditorCollapsed(collapsed: boolean): void;
  setEditorOpen(open: boolean): void;
  setInspectorCollapsed(collapsed: boolean): void;
  setRailCollapsed(collapsed: boolean): void;
  handOver(drawing: Drawing): void;
}

export type Shell = StoreApi<ShellState> & ShellActions;

/** Where sizes are remembered: `localStorage`, or nothing. */
export type ShellStorage = Pick<Storage, 'getItem' | 'setItem'>;

export function createShell(storage: ShellStorage | null): Shell {
  const store = createStore<ShellState>()(() => ({
    dialog: null,
    paletteOpen: false,
    drawerOpen: false,
    drawerTab: 'problems',
    comparing: false,
    drawerHeight: 212,
    problemFilter: everyProblem,
    railWidth: 232,
    editorWidth: 500,
    editorCollapsed: false,
    editorOpen: false,
    inspectorCollapsed: false,
    railCollapsed: false,
    request: null,
    drawing: null,
    ...recall(storage),
  }));
  store.subscribe((state, before) => {
    if (remembered.some((key) => state[key] !== before[key])) remember(storage, state);
  });
  const set = store.setState;
  return {
    ...store,
    ask: (name) => set(({ request }) => ({ request: { name, serial: (request?.serial ?? 0) + 1 } })),
    openDialog: (dialog) => set({ dialog, paletteOpen: false }),
    closeDialog: () => set({ dialog: null }),
    setPaletteOpen: (paletteOpen) => set({ paletteOpen }),
    // What was asked of the drawer before is not meant for the one that opens now.
    setDrawerOpen: (drawerOpen) => set({ drawerOpen, request: null }),
    showDrawer: (drawerTab) => set({ drawerOpen: true, drawerTab, request: null }),
    toggleDrawer: (drawerTab) =>
      set((state) => ({
        drawerOpen: !(state.drawerOpen && state.drawerTab === drawerTab),
        drawerTab,
        request: null,
      })),
    setComparing: (comparing) => set({ comparing }),
    filterProblems: (filter) =>
      set(({ problemFilter }) => ({ problemFilter: { ...problemFilter, ...filter } })),
    setSizes: (sizes) => set(sizes),
    setEditorCollapsed: (editorCollapsed) => set({ editorCollapsed }),
    setEditorOpen: (editorOpen) => set({ editorOpen }),
    setInspectorCollapsed: (inspectorCollapsed) => set({ inspectorCollapsed }),
    setRailCollapsed: (railCollapsed) => set({ railCollapsed }),
    handOver: (drawing) => set({ drawing }),
  };
}

const storageKey = 'slipway.shell';
const rememberedNumbers = ['drawerHeight', 'railWidth', 'editorWidth'] as const;
const rememberedSwitches = ['inspectorCollapsed', 'railCollapsed', 'editorCollapsed', 'drawerOpen'] as const;
const remembered = [...rememberedNumbers, ...rememberedSwitches, 'drawerTab'] as const;

function recall(storage: ShellStorage | null): Partial<ShellState> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    const values = stored as Record<string, unknown>;
    return Object.fromEntries([
      ...rememberedNumbers.filter((key) => typeof values[key] === 'number').map((key) => [key, values[key]]),
      ...rememberedSwitches
        .filter((key) => typeof values[key] === 'boolean')
        .map((key) => [key, values[key]]),
      ...drawerTabs.filter((tab) => tab === values.drawerTab).map((tab) => ['drawerTab', tab]),
    ]);
  } catch {
    return {};
  }
}

function remember(storage: ShellStorage | null, state: ShellState): void {
  try {
    storage?.setItem(
      storageKey,
      JSON.stringify(Object.fromEntries(remembered.map((key) => [key, state[key]]))),
    );
  } catch {
    // Storage is full or closed: sizes are forgotten with the page.
  }
}
