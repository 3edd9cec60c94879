import { createStore, delMany, get, getMany, keys, promisifyRequest, set, type UseStore } from 'idb-keyval';

/** What storage itself needs to know of a design; the rest it keeps as it is. */
export interface StoredDesign {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** Designs in IndexedDB. Every method rejects with an `Error` whose message says, for people, what is wrong. */
export interface DesignStorage<Design extends StoredDesign> {
  /** Names and dates of all designs, latest first. */
  list(): Promise<StoredDesign[]>;
  read(id: string): Promise<Design | null>;
  /** Design and list entry in one transaction: after a crash there are both or neither. */
  write(design: Design): Promise<void>;
  remove(id: string): Promise<void>;
  lastOpened(): Promise<string | null>;
  setLastOpened(id: string): Promise<void>;
}

/** The database of the page; opened at first use. */
export const slipwayStore: UseStore = (mode, callback) => {
  opened ??= createStore('slipway', 'workspace');
  return opened(mode, callback);
};

let opened: UseStore | null = null;

export function createDesignStorage<Design extends StoredDesign>(
  store: UseStore = slipwayStore,
): DesignStorage<Design> {
  return {
    list: () =>
      explained(async () => {
        const summaries = (await keys<string>(store)).filter((key) => key.startsWith(SUMMARY));
        const found = await getMany<StoredDesign>(summaries, store);
        return found.filter((summary) => summary !== undefined).sort((a, b) => b.modified - a.modified);
      }),
    read: (id) => explained(async () => (await get<Design>(DESIGN + id, store)) ?? null),
    write: (design) =>
      explained(() =>
        store('readwrite', (objects) => {
          const { id, name, modified } = design;
          objects.put(design, DESIGN + id);
          objects.put({ id, name, modified }, SUMMARY + id);
          const done = promisifyRequest<void>(objects.transaction);
          // A page that is going away does not live to see a transaction commit by itself.
          objects.transaction.commit();
          return done;
        }),
      ),
    remove: (id) => explained(() => delMany([DESIGN + id, SUMMARY + id, fileHandleKey(id)], store)),
    lastOpened: () => explained(async () => (await get<string>(LAST_OPENED, store)) ?? null),
    setLastOpened: (id) => explained(() => set(LAST_OPENED, id, store)),
  };
}

/** Where the handle of the file behind a design is kept. */
export function fileHandleKey(designId: string): string {
  return `file:${designId}`;
}

/** An id for a new design. Also where `crypto.randomUUID` is missing: on a page served by plain http. */
export function newDesignId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const DESIGN = 'design:';
const SUMMARY = 'summary:';
const LAST_OPENED = 'last-opened';

async function explained<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
}

function explain(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'the storage of this browser is full';
  if (BLOCKED.has(name)) return 'this browser lets no page keep data (a private window, or a setting)';
  return `the browser's storage failed${error instanceof Error && error.message ? ` (${error.message})` : ''}`;
}

/** ReferenceError and TypeError: `indexedDB` is missing or null. */
const BLOCKED: ReadonlySet<string> = new Set([
  'SecurityError',
  'InvalidStateError',
  'ReferenceError',
  'TypeError',
]);
