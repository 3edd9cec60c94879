import { describe, expect, test } from 'vitest';
import { createDesignStorage, newDesignId, type StoredDesign } from './storage.ts';
import { brokenStore, memoryStore } from './testing/memory-store.ts';

interface Design extends StoredDesign {
  readonly text: string;
}

const shop: Design = { id: 'd1', name: 'Shop', modified: 10, text: '#cloud-config\n' };
const blog: Design = { id: 'd2', name: 'Blog', modified: 20, text: '' };

describe('designs', () => {
  test('come back as they were written', async () => {
    const storage = createDesignStorage<Design>(memoryStore());
    await storage.write(shop);
    expect(await storage.read('d1')).toEqual(shop);
    expect(await storage.read('d2')).toBeNull();
  });

  test('are listed latest first, without their texts', async () => {
    const storage = createDesignStorage<Design>(memoryStore());
    await storage.write(shop);
    await storage.write(blog);
    await storage.setLastOpened('d1');
    expect(await storage.list()).toEqual([
      { id: 'd2', name: 'Blog', modified: 20 },
      { id: 'd1', name: 'Shop', modified: 10 },
    ]);
    expect(await storage.lastOpened()).toBe('d1');
  });

  test('leave nothing behind when removed', async () => {
    const contents = new Map();
    const storage = createDesignStorage<Design>(memoryStore(contents));
    await storage.write(shop);
    await storage.remove('d1');
    expect(contents.size).toBe(0);
  });

  test('are written with their list entry in one transaction', async () => {
    const contents = new Map();
    const transactions: number[] = [];
    const storage = createDesignStorage<Design>(memoryStore(contents, transactions));
    await storage.write(shop);
    expect(transactions).toEqual([2]);
  });
});

describe('what goes wrong is said for people', () => {
  async function check(error: Error, expected: string): Promise<void> {
    const storage = createDesignStorage<Design>(brokenStore(error));
    await expect(storage.write(shop)).rejects.toThrow(expected);
  }

  test('a full disk', () =>
    check(new DOMException('', 'QuotaExceededError'), 'the storage of this browser is full'));
  test('a blocked database', () =>
    check(
      new DOMException('', 'SecurityError'),
      'this browser lets no page keep data (a private window, or a setting)',
    ));
  test('no database at all', async () => {
    const storage = createDesignStorage<Design>();
    await expect(storage.list()).rejects.toThrow('this browser lets no page keep data');
  });
  test('anything else', () =>
    check(new DOMException('Disk I/O', 'UnknownError'), "the browser's storage failed (Disk I/O)"));
});

test('ids differ', () => {
  expect(newDesignId()).toMatch(/^[0-9a-f]{24}$/);
  expect(newDesignId()).not.toBe(newDesignId());
});
