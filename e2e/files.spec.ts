import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { card, designMenu, notice, placeCursor, visit, visitWith } from './slipway.ts';

const bytes = Buffer.from(
  '\ufeff#cloud-config\r\nhostname: one\ncoreos:\r\n  units:\r\n    - name: a.service',
);

test('Ctrl+S hands the text to the downloads where the browser has no files to write to', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await visitWith(page, bytes, 'odd.yml');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await download).suggestedFilename()).toBe('odd.yml');
  expect(await readFile(await (await download).path())).toEqual(bytes);
});

test.describe('with files', () => {
  /** The browser's dialogs cannot be driven: they give a real file of the page's own file system instead. */
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const handle = async (name: string) =>
        (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
      Object.assign(window, {
        showOpenFilePicker: async () => [await handle('opened.yml')],
        showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => handle(suggestedName),
      });
    });
  });

  test('saving goes back to the file that was opened, with nothing but the change', async ({ page }) => {
    await visit(page);
    await writeDisk(page, 'opened.yml', bytes);
    await page.keyboard.press('Control+o');
    await expect(designMenu(page)).toHaveText('opened');

    await page.keyboard.press('Control+s');
    await expect(notice(page, 'Saved opened.yml.')).toBeVisible();
    expect(await readDisk(page, 'opened.yml')).toEqual(bytes);

    await expect(notice(page, 'Saved opened.yml.')).toBeHidden();

    await placeCursor(page, 'hostname: one');
    await page.keyboard.type('-two');
    await page.keyboard.press('Control+s');
    await expect(notice(page, 'Saved opened.yml.')).toBeVisible();
    const changed = Buffer.from(bytes.toString().replace('one', 'one-two'));
    expect(await readDisk(page, 'opened.yml')).toEqual(changed);
  });

  test('the file is remembered over a visit', async ({ page }) => {
    await visit(page);
    await writeDisk(page, 'opened.yml', Buffer.from(elasticAndFluentd));
    await page.keyboard.press('Control+o');
    await expect(designMenu(page)).toHaveText('opened');
    await page.reload();
    await card(page, 'elastic').click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+s');
    await expect(notice(page, 'Saved opened.yml.')).toBeVisible();
    expect((await readDisk(page, 'opened.yml')).toString()).not.toContain('docker-elastic.service"');
  });

  test('a design of no file asks for one, and goes back to that', async ({ page }) => {
    await visitWith(page, elasticAndFluentd, 'logs.yml');
    await page.keyboard.press('Control+s');
    await expect(notice(page, 'Saved logs.yml.')).toBeVisible();
    expect((await readDisk(page, 'logs.yml')).toString()).toBe(elasticAndFluentd);
  });
});

async function readDisk(page: Page, name: string): Promise<Buffer> {
  const content = await page.evaluate(async (name) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
    return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
  }, name);
  return Buffer.from(content);
}

async function writeDisk(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    async ({ name, content }) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      await stream.write(new Uint8Array(content));
      await stream.close();
    },
    { name, content: [...content] },
  );
}
