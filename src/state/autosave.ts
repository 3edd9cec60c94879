import { createStore, type StoreApi } from 'zustand/vanilla';

export type SaveStatus =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** For people: "Not saved: the storage of this browser is full." */
  | { readonly state: 'failed'; readonly reason: string };

export interface Clock {
  now(): number;
  /** Calls once after `delay` milliseconds, unless the returned function is called before. */
  after(delay: number, callback: () => void): () => void;
}

export interface Autosave {
  readonly status: Pick<StoreApi<SaveStatus>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Something has changed: it will be saved soon. */
  touch(): void;
  /** Saves now what is not saved yet. Never rejects: the status tells. */
  flush(): Promise<void>;
}

/** Saved this long after the last change, in milliseconds. */
const calm = 300;
/** Saved this long after the first change even while more follow. */
const longest = 2000;

/**
 * Calls `save` after changes. A flush starts at once even while a save is under way, for the page may be
 * going; saves must take effect in the order they start. What failed is tried again with the next change or flush.
 */
export function createAutosave({ clock, save }: { clock: Clock; save: () => Promise<void> }): Autosave {
  const status = createStore<SaveStatus>(() => ({ state: 'saved' }));
  let dirtySince: number | null = null;
  let cancelTimer = () => {};
  let underWay = 0;
  let allSaves: Promise<unknown> = Promise.resolve();

  async function run(): Promise<void> {
    const since = dirtySince;
    dirtySince = null;
    underWay++;
    status.setState({ state: 'saving' }, true);
    try {
      await save();
      underWay--;
      if (dirtySince === null && underWay === 0) status.setState({ state: 'saved' }, true);
    } catch (error) {
      underWay--;
      dirtySince ??= since;
      const reason = error instanceof Error ? error.message : String(error);
      status.setState({ state: 'failed', reason: `Not saved: ${reason}.` }, true);
    }
  }

  async function flush(): Promise<void> {
    cancelTimer();
    if (dirtySince !== null) allSaves = Promise.all([allSaves, run()]);
    await allSaves;
  }

  return {
    status,
    touch() {
      const now = clock.now();
      dirtySince ??= now;
      if (status.getState().state === 'saved') status.setState({ state: 'saving' }, true);
      cancelTimer();
      cancelTimer = clock.after(Math.max(0, Math.min(calm, dirtySince + longest - now)), () => void flush());
    },
    flush,
  };
}
