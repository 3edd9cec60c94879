import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Clock, createAutosave, type SaveStatus } from './autosave.ts';
import type { Workspace } from './store.ts';
import type { DesignRecord, WorkspaceState } from './workspace.ts';

/** A line of the list of designs. */
export interface DesignSummary {
  readonly id: string;
  readonly name: string;
  readonly modified: number;
}

/** Where designs are kept. Methods reject with an `Error` whose message says, for people, what is wrong. */
export interface SessionStorage {
  list(): Promise<DesignSummary[]>;
  read(id: string): Promise<DesignRecord | null>;
  write(design: DesignRecord): Promise<void>;
  remove(id: string): Promise<void>;
  lastOpened(): Promise<string | null>;
  setLastOpened(id: string): Promise<void>;
}

/** One tab at a time changes a design. */
export interface SessionLocks {
  hold(designId: string, onHeld: () => void): Promise<{ readonly held: boolean; release(): void }>;
}

export interface SessionPlatform {
  readonly storage: SessionStorage;
  readonly locks: SessionLocks;
  readonly clock: Clock;
  newDesignId(): string;
  /** Calls back when the page may be about to go away. */
  onPageHidden(callback: () => void): () => void;
}

export interface SessionState {
  /** Latest first. */
  readonly designs: readonly DesignSummary[];
  readonly saveStatus: SaveStatus;
}

export type SessionOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: string };

export type Removal =
  | { readonly ok: true; readonly name: string; undo(): Promise<void> }
  | { readonly ok: false; readonly reason: string };

/** A new design's optional parts. */
export type DesignParts = Partial<
  Pick<DesignRecord, 'baseline' | 'target' | 'positions' | 'groups' | 'fileName'>
>;

/** The designs of this browser and the one that is open. Its methods run one after the other, in the order called. */
export interface Session extends Pick<StoreApi<SessionState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly designs: readonly DesignSummary[];
  readonly saveStatus: SaveStatus;
  /** Opens the design that was open last, else the latest, else leaves the workspace's own. */
  boot(): Promise<void>;
  open(id: string): Promise<SessionOutcome>;
  /** Makes a design and opens it. */
  create(name: string, text: string, parts?: DesignParts): Promise<SessionOutcome>;
  /** Copies a design, the open one unless another is named, and opens the copy. */
  duplicate(id?: string): Promise<SessionOutcome>;
  rename(id: string, name: string): Promise<SessionOutcome>;
  /** Deletes a design; when it is the open one, the latest of the others opens, or an empty one. */
  remove(id: string): Promise<Removal>;
  /** Reads the list again: another tab may have changed it. */
  refresh(): Promise<void>;
  /** Saves now. */
  flush(): Promise<void>;
  /** Saves, lets go of the design and stops listening. */
  close(): Promise<void>;
}

export const emptyDocument = '#cloud-config\n';
export const unnamedDesign = 'Untitled';

export function createSession(workspace: Workspace, platform: SessionPlatform): Session {
  const { storage, locks, clock } = platform;
  /** What could not be written: kept here for as long as the tab lives. */
  const unsaved = new Map<string, DesignRecord>();
  let stored: readonly DesignSummary[] = [];
  let hold: { id: string; release(): void } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const autosave = createAutosave({ clock, save: () => write(workspace.toRecord(clock.now())) });
  const store = createStore<SessionState>(() => ({ designs: [], saveStatus: autosave.status.getState() }));
  autosave.status.subscribe((saveStatus) => store.setState({ saveStatus }));

  const stopWatching = workspace.subscribe((state, before) => {
    if (state.locked || isLoad(state, before)) return;
    if (KEPT.some((key) => state[key] !== before[key])) autosave.touch();
  });
  const stopListening = platform.onPageHidden(() => void autosave.flush());

  /** Runs after everything asked for before. */
  function inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = queue.then(action);
    queue = result.catch(() => {});
    return result;
  }

  /** Writes a design and all that could not be written before. */
  async function write(record: DesignRecord): Promise<void> {
    unsaved.set(record.id, record);
    const writing = [...unsaved.values()].map(async (each) => {
      await storage.write(each);
      if (unsaved.get(each.id) === each) unsaved.delete(each.id);
      stored = [summaryOf(each), ...stored.filter(({ id }) => id !== each.id)];
    });
    await Promise.all(writing).finally(showDesigns);
  }

  /** Writes where a failure is told by the save status alone: the design lives on in this tab. */
  async function writeOrKeep(record: DesignRecord): Promise<void> {
    await write(record).catch(() => autosave.touch());
  }

  async function read(id: string): Promise<DesignRecord | null> {
    return unsaved.get(id) ?? (await storage.read(id));
  }

  function showDesigns(): void {
    const kept = [...unsaved.values()].map(summaryOf);
    const others = stored.filter(({ id }) => !unsaved.has(id));
    store.setState({ designs: [...kept, ...others].sort((a, b) => b.modified - a.modified) });
  }

  async function refresh(): Promise<void> {
    // When the list cannot be read, the one there is stays; saving will tell.
    stored = await storage.list().catch(() => stored);
    showDesigns();
  }

  /** Loads a design, locked while another tab holds it. `current` reads it, once the lock has been asked for. */
  async function show(id: string, current: () => Promise<DesignRecord | null>): Promise<SessionOutcome> {
    const next = await locks.hold(id, () => void inTurn(() => takeOver(id)));
    const locked = !next.held;
    const record = await current().catch((error: Error) => error);
    if (!record || record instanceof Error) {
      next.release();
      const why = record
        ? `It could not be opened: ${record.message}.`
        : 'This design is gone: it was deleted.';
      return { ok: false, reason: why };
    }
    hold?.release();
    hold = { id, release: () => next.release() };
    workspace.load({ ...record, locked });
    await storage.setLastOpened(id).catch(() => {});
    return { ok: true, id };
  }

  /** The other tab has let go: what it left is now ours to change. */
  async function takeOver(id: string): Promise<void> {
    if (hold?.id !== id || !workspace.getState().locked) return;
    const record = await read(id).catch(() => null);
    workspace.load({ ...(record ?? workspace.toRecord(clock.now())), locked: false });
    await refresh();
  }

  async function open(id: string): Promise<SessionOutcome> {
    if (hold?.id === id) return { ok: true, id };
    await autosave.flush();
    return show(id, () => read(id));
  }

  async function create(name: string, text: string, parts: DesignParts): Promise<SessionOutcome> {
    await autosave.flush();
    const record: DesignRecord = {
      id: platform.newDesignId(),
      name,
      text,
      baseline: parts.baseline ?? text,
      target: parts.target ?? workspace.getState().target,
      positions: parts.positions ?? {},
      groups: parts.groups ?? [],
      fileName: parts.fileName ?? null,
      modified: clock.now(),
    };
    // What is on show has been kept: the page may go away at any time.
    await writeOrKeep(record);
    return show(record.id, async () => record);
  }

  async function remove(id: string): Promise<Removal> {
    const isOpen = workspace.getState().designId === id;
    await autosave.flush();
    try {
      const record = isOpen ? workspace.toRecord(clock.now()) : await read(id);
      if (!record) return { ok: false, reason: 'This design is gone: it was deleted.' };
      if (isOpen) await openAnother(id);
      unsaved.delete(id);
      stored = stored.filter((design) => design.id !== id);
      showDesigns();
      await storage.remove(id).catch((error: Error) => {
        if (autosave.status.getState().state !== 'failed') throw error;
      });
      const undo = () =>
        inTurn(async () => {
          await writeOrKeep(record);
          if (isOpen) await open(id);
        });
      return { ok: true, name: record.name, undo };
    } catch (error) {
      await refresh();
      return { ok: false, reason: `It was not deleted: ${(error as Error).message}.` };
    }
  }

  async function openAnother(than: string): Promise<void> {
    for (const { id } of store.getState().designs) {
      if (id !== than && (await open(id)).ok) return;
    }
    await create(unnamedDesign, emptyDocument, {});
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    get designs() {
      return store.getState().designs;
    },
    get saveStatus() {
      return store.getState().saveStatus;
    },

    boot: () =>
      inTurn(async () => {
        await refresh();
        const last = await storage.lastOpened().catch(() => null);
        const candidates = [last, ...store.getState().designs.map(({ id }) => id)];
        for (const id of candidates) if (id !== null && (await open(id)).ok) return;
        // The workspace's own design is written with its first change.
        const { designId } = workspace.getState();
        hold = { id: designId, release: (await locks.hold(designId, () => {})).release };
      }),
    open: (id) => inTurn(() => open(id)),
    create: (name, text, parts = {}) => inTurn(() => create(name, text, parts)),
    duplicate: (id = workspace.getState().designId) =>
      inTurn(async () => {
        await autosave.flush();
        const isOpen = workspace.getState().designId === id;
        const record = isOpen ? workspace.toRecord(0) : await read(id).catch(() => null);
        if (!record) return { ok: false, reason: 'This design is gone: it was deleted.' };
        const { baseline, target, positions, groups = [] } = record;
        const taken = store.getState().designs.map(({ name }) => name);
        return create(copyName(record.name, taken), record.text, { baseline, target, positions, groups });
      }),
    rename: (id, name) =>
      inTurn(async () => {
        const { designId, locked } = workspace.getState();
        if (designId === id) {
          if (locked) return { ok: false, reason: 'Another tab has this design open.' };
          workspace.rename(name);
          return { ok: true, id };
        }
        const record = await read(id).catch(() => null);
        if (!record) return { ok: false, reason: 'This design is gone: it was deleted.' };
        await writeOrKeep({ ...record, name });
        return { ok: true, id };
      }),
    remove: (id) => inTurn(() => remove(id)),
    refresh: () => inTurn(refresh),
    flush: () => autosave.flush(),
    close: () =>
      inTurn(async () => {
        stopWatching();
        stopListening();
        await autosave.flush();
        hold?.release();
        hold = null;
      }),
  };
}

/** What the record of a design is made of. */
const KEPT = ['text', 'name', 'target', 'positions', 'groups', 'baseline', 'fileName'] as const;

function isLoad(state: WorkspaceState, before: WorkspaceState): boolean {
  return state.change !== before.change && state.change.origin === 'load';
}

function summaryOf({ id, name, modified }: DesignRecord): DesignSummary {
  return { id, name, modified };
}

/** `shop copy`, `shop copy 2`, … */
function copyName(name: string, taken: readonly string[]): string {
  const plain = `${name} copy`;
  let copy = plain;
  for (let n = 2; taken.includes(copy); n++) copy = `${plain} ${n}`;
  return copy;
}
