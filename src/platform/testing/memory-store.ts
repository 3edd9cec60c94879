import type { UseStore } from 'idb-keyval';

/**
 * An object store in memory, as far as idb-keyval uses one. A transaction's writes become visible when it
 * completes; `transactions` collects how many writes each had.
 */
export function memoryStore(
  contents: Map<IDBValidKey, unknown> = new Map(),
  transactions: number[] = [],
): UseStore {
  return async (_, callback) => {
    const writes: (() => void)[] = [];
    const transaction: Partial<IDBTransaction> = { commit: () => {} };
    const request = (result: unknown) => {
      const pending: { result: unknown; onsuccess?: () => void } = { result };
      queueMicrotask(() => pending.onsuccess?.());
      return pending as unknown as IDBRequest;
    };
    const store = {
      transaction,
      get: (key: IDBValidKey) => request(structuredClone(contents.get(key))),
      getAllKeys: () => request([...contents.keys()]),
      put: (value: unknown, key: IDBValidKey) => {
        const copy = structuredClone(value);
        writes.push(() => contents.set(key, copy));
        return request(key);
      },
      delete: (key: IDBValidKey) => {
        writes.push(() => contents.delete(key));
        return request(undefined);
      },
    };
    queueMicrotask(() => {
      for (const write of writes) write();
      if (writes.length > 0) transactions.push(writes.length);
      (transaction.oncomplete as (() => void) | undefined)?.();
    });
    return callback(store as unknown as IDBObjectStore);
  };
}

/** A database that cannot be opened. */
export function brokenStore(error: Error): UseStore {
  return () => Promise.reject(error);
}
