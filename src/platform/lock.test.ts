import { expect, test } from 'vitest';
import { createDesignLocks } from './lock.ts';

/** As far as the lock manager of a browser is used: one holder per name, others wait in line. */
function fakeLockManager(): Pick<LockManager, 'request'> {
  const lines = new Map<string, Promise<unknown>>();
  const taken = new Set<string>();
  async function request(
    name: string,
    options: LockOptions,
    callback: (lock: Lock | null) => unknown,
  ): Promise<unknown> {
    if (taken.has(name) && options.ifAvailable) return callback(null);
    const turn = (lines.get(name) ?? Promise.resolve()).then(async () => {
      options.signal?.throwIfAborted();
      taken.add(name);
      await callback({ name, mode: 'exclusive' });
      taken.delete(name);
    });
    lines.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  }
  return { request: request as LockManager['request'] };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('a free design is held at once, and another is free still', async () => {
  const locks = createDesignLocks(fakeLockManager());
  expect((await locks.hold('a', () => {})).held).toBe(true);
  expect((await locks.hold('b', () => {})).held).toBe(true);
});

test('the second tab waits until the first lets go', async () => {
  const manager = fakeLockManager();
  const first = await createDesignLocks(manager).hold('a', () => {});
  const told: string[] = [];
  const second = await createDesignLocks(manager).hold('a', () => told.push('held'));
  expect(second.held).toBe(false);
  first.release();
  await soon();
  expect([second.held, told]).toEqual([true, ['held']]);
});

test('a tab that stopped waiting gets nothing, and does not stand in the way', async () => {
  const manager = fakeLockManager();
  const locks = createDesignLocks(manager);
  const first = await locks.hold('a', () => {});
  const told: string[] = [];
  const second = await locks.hold('a', () => told.push('second'));
  const third = await locks.hold('a', () => told.push('third'));
  second.release();
  first.release();
  await soon();
  expect([told, third.held]).toEqual([['third'], true]);
});

test('where the browser has no locks, every tab holds', async () => {
  const noLocks = createDesignLocks(null);
  expect((await noLocks.hold('a', () => {})).held).toBe(true);
});
