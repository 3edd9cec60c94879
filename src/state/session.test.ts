import { describe, expect, test } from 'vitest';
import { insertion } from '../core/text/text-edit.ts';
import { createSession, type SessionPlatform } from './session.ts';
import { createWorkspace } from './store.ts';
import { toyAnalyze, toyApplyIntents, toyDiagnose } from './testing/toy-core.ts';
import type { DesignRecord } from './workspace.ts';

/** One browser: its storage, its locks and its time, shared by any number of tabs. */
function createBrowser() {
  let time = 1000;
  let ids = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  const designs = new Map<string, DesignRecord>();
  const waiting = new Map<string, (() => void)[]>();
  let last: string | null = null;
  const fault = { reason: null as string | null };
  const log: string[] = [];
  const fail = () => {
    if (fault.reason) throw new Error(fault.reason);
  };

  const platform: Omit<SessionPlatform, 'onPageHidden'> = {
    storage: {
      list: async () => {
        fail();
        return [...designs.values()]
          .map(({ id, name, modified }) => ({ id, name, modified }))
          .sort((a, b) => b.modified - a.modified);
      },
      read: async (id) => {
        fail();
        return designs.get(id) ?? null;
      },
      write: async (design) => {
        fail();
        log.push(`${design.name}: ${design.text}`);
        designs.set(design.id, design);
      },
      remove: async (id) => {
        fail();
        designs.delete(id);
      },
      lastOpened: async () => last,
      setLastOpened: async (id) => {
        last = id;
      },
    },
    locks: {
      hold: async (id, onHeld) => {
        const line = waiting.get(id);
        const letGo = () => {
          const next = waiting.get(id)?.shift();
          if (next) next();
          else waiting.delete(id);
        };
        if (!line) {
          waiting.set(id, []);
          return { held: true, release: letGo };
        }
        let held = false;
        const turn = () => {
          held = true;
          onHeld();
        };
        line.push(turn);
        return { held: false, release: () => (held ? letGo() : void line.splice(line.indexOf(turn), 1)) };
      },
    },
    clock: {
      now: () => time,
      after: (delay, callback) => {
        const timer = { at: time + delay, callback };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    newDesignId: () => `d${++ids}`,
  };

  return {
    designs,
    fault,
    log,
    /** Lets time pass, and what hangs on it happen. */
    async wait(ms: number) {
      time += ms;
      for (const timer of [...timers].filter(({ at }) => at <= time)) {
        timers.delete(timer);
        timer.callback();
      }
      await settled();
    },
    async tab() {
      let hide = () => {};
      const workspace = createWorkspace({
        analyze: toyAnalyze,
        diagnose: toyDiagnose,
        applyIntents: toyApplyIntents,
        clock: platform.clock,
        initial: { id: `d${++ids}`, name: 'Untitled', text: '' },
      });
      const session = createSession(workspace, {
        ...platform,
        onPageHidden: (callback) => {
          hide = callback;
          return () => {};
        },
      });
      await session.boot();
      const type = (text: string) => workspace.edit([insertion(0, text)], 'editor', 'Typed');
      return { workspace, session, type, hide: () => hide(), text: () => workspace.getState().text };
    },
  };
}

async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

describe('saving', () => {
  test('comes shortly after the last change, as one write', async () => {
    const browser = createBrowser();
    const { session, type } = await browser.tab();
    type('b');
    await browser.wait(200);
    type('a');
    expect(session.saveStatus).toEqual({ state: 'saving' });
    await browser.wait(200);
    expect(browser.log).toEqual([]);
    await browser.wait(100);
    expect(browser.log).toEqual(['Untitled: ab']);
    expect(session.saveStatus).toEqual({ state: 'saved' });
    expect(session.designs.map(({ name }) => name)).toEqual(['Untitled']);
  });

  test('does not wait for the end of long typing', async () => {
    const browser = createBrowser();
    const { type } = await browser.tab();
    for (let i = 0; i < 12; i++) {
      type('a');
      await browser.wait(200);
    }
    expect(browser.log).toHaveLength(1);
  });

  test('happens at once when the page goes away', async () => {
    const browser = createBrowser();
    const { type, hide } = await browser.tab();
    type('a');
    hide();
    await settled();
    expect(browser.log).toEqual(['Untitled: a']);
  });

  test('covers positions, name and target, and nothing else', async () => {
    const browser = createBrowser();
    const { workspace, session } = await browser.tab();
    await session.create('Shop', 'a\n');
    browser.log.length = 0;
    workspace.select({ nodes: ['unit-1'], edges: [] });
    workspace.setCaret(1);
    await browser.wait(500);
    expect(browser.log).toEqual([]);
    workspace.rename('Store');
    workspace.place({ 'unit-1': { x: 1, y: 2 } });
    await browser.wait(500);
    expect([...browser.designs.values()]).toMatchObject([
      { name: 'Store', positions: { 'a#0': { x: 1, y: 2 } } },
    ]);
  });

  test('says what is wrong, keeps the text, and makes up for it later', async () => {
    const browser = createBrowser();
    const { session, type, text } = await browser.tab();
    browser.fault.reason = 'the storage of this browser is full';
    type('a');
    await browser.wait(300);
    expect(session.saveStatus).toEqual({
      state: 'failed',
      reason: 'Not saved: the storage of this browser is full.',
    });
    const first = session.designs[0]?.id as string;
    await session.create('Other', 'o');
    expect((await session.open(first)).ok).toBe(true);
    expect(text()).toBe('a');
    browser.fault.reason = null;
    type('b');
    await browser.wait(300);
    expect(session.saveStatus).toEqual({ state: 'saved' });
    expect([...browser.designs.values()].map((design) => design.text).sort()).toEqual(['ba', 'o']);
  });
});

describe('designs', () => {
  test('the second visit opens where one left', async () => {
    const browser = createBrowser();
    const first = await browser.tab();
    await first.session.create('Shop', 's');
    await first.session.create('Blog', 'b');
    await first.session.open(first.session.designs.find(({ name }) => name === 'Shop')?.id as string);
    await first.session.close();
    const second = await browser.tab();
    expect(second.text()).toBe('s');
  });

  test('a first visit writes nothing', async () => {
    const browser = createBrowser();
    await browser.tab();
    await browser.wait(5000);
    expect(browser.designs.size).toBe(0);
  });

  test('a new design is kept before it is on show', async () => {
    const browser = createBrowser();
    const { session, workspace } = await browser.tab();
    const keptWhenShown: boolean[] = [];
    workspace.subscribe(({ designId }) => keptWhenShown.push(browser.designs.has(designId)));
    await session.create('logs', 'a');
    expect(keptWhenShown).toEqual([true]);
  });

  test('what was typed just before a switch is saved', async () => {
    const browser = createBrowser();
    const { session, type } = await browser.tab();
    type('a');
    await session.create('Other', 'o');
    expect([...browser.designs.values()].map((design) => design.text).sort()).toEqual(['a', 'o']);
  });

  test('a copy has a name of its own', async () => {
    const browser = createBrowser();
    const { session, workspace } = await browser.tab();
    const shop = await session.create('Shop', 's');
    const id = shop.ok ? shop.id : '';
    await session.duplicate();
    await session.duplicate(id);
    expect(workspace.getState()).toMatchObject({ name: 'Shop copy 2', text: 's' });
  });

  test('a design that is not open can be renamed', async () => {
    const browser = createBrowser();
    const { session } = await browser.tab();
    const shop = await session.create('Shop', 's');
    await session.create('Blog', 'b');
    await session.rename(shop.ok ? shop.id : '', 'Store');
    expect(session.designs.map(({ name }) => name).sort()).toEqual(['Blog', 'Store']);
  });

  test('deleting the open one opens another, and can be undone', async () => {
    const browser = createBrowser();
    const { session, text } = await browser.tab();
    await session.create('Shop', 's');
    const blog = await session.create('Blog', 'b');
    const removal = await session.remove(blog.ok ? blog.id : '');
    expect([text(), session.designs.map(({ name }) => name)]).toEqual(['s', ['Shop']]);
    if (removal.ok) await removal.undo();
    expect([text(), session.designs.length, browser.designs.size]).toEqual(['b', 2, 2]);
  });

  test('deleting the last one leaves an empty document', async () => {
    const browser = createBrowser();
    const { session, text } = await browser.tab();
    const shop = await session.create('Shop', 's');
    await session.remove(shop.ok ? shop.id : '');
    expect(text()).toBe('#cloud-config\n');
    await browser.wait(5000);
    expect([...browser.designs.values()].map(({ name }) => name)).toEqual(['Untitled']);
  });

  test('one that was deleted elsewhere cannot be opened, and the open one stays', async () => {
    const browser = createBrowser();
    const { session, text } = await browser.tab();
    const shop = await session.create('Shop', 's');
    await session.create('Blog', 'b');
    const id = shop.ok ? shop.id : '';
    browser.designs.delete(id);
    expect(await session.open(id)).toEqual({ ok: false, reason: 'This design is gone: it was deleted.' });
    expect(text()).toBe('b');
  });
});

describe('two tabs', () => {
  test('the second is read-only until the first lets go, then has the newest text', async () => {
    const browser = createBrowser();
    const first = await browser.tab();
    await first.session.create('Shop', 's');
    const second = await browser.tab();
    expect(second.workspace.getState().locked).toBe(true);
    expect(second.type('x').ok).toBe(false);
    first.type('news ');
    await first.session.close();
    await settled();
    expect(second.workspace.getState()).toMatchObject({ locked: false, text: 'news s' });
    second.type('x');
    await browser.wait(300);
    expect(browser.log.at(-1)).toBe('Shop: xnews s');
  });

  test('a tab that goes elsewhere meanwhile does not come back', async () => {
    const browser = createBrowser();
    const first = await browser.tab();
    await first.session.create('Shop', 's');
    const second = await browser.tab();
    await second.session.create('Blog', 'b');
    await first.session.close();
    await settled();
    expect(second.workspace.getState()).toMatchObject({ name: 'Blog', locked: false });
  });
});
