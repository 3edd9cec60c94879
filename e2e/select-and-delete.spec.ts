import { elasticAndFluentd, shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  cards,
  changedLines,
  edge,
  edges,
  emptyDocument,
  expectText,
  inspector,
  keptText,
  notice,
  visitWith,
} from './slipway.ts';

test('deleting never asks, and the notice takes it back', async ({ page }) => {
  await visitWith(page, elasticAndFluentd);
  await card(page, 'elastic').click();
  await page.keyboard.press('Delete');
  await expect(card(page, 'elastic')).toBeHidden();
  await notice(page, 'elastic').getByRole('button', { name: 'Undo' }).click();
  await expect(await edge(page, 'fluentd', 'elastic')).toBeVisible();
  await expectText(page, elasticAndFluentd);
});

test('several cards are selected by Shift and deleted as one step', async ({ page }) => {
  await visitWith(page, elasticAndFluentd);
  await card(page, 'elastic').click();
  await card(page, 'fluentd').click({ modifiers: ['Shift'] });
  await expect(inspector(page)).toHaveAccessibleName('Inspector: 2 units');
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(edges(page)).toHaveCount(1);
  await expectText(page, elasticAndFluentd);

  await canvas(page).focus();
  await page.keyboard.press('Control+a');
  await inspector(page).getByRole('button', { name: 'Delete them' }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect.poll(async () => (await keptText(page)).startsWith(emptyDocument)).toBe(true);
});

test('a duplicate stands beside its original under a name of its own', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'api').click();
  await page.keyboard.press('Control+d');
  await expect(canvas(page)).toHaveAccessibleName(/3 units/);
  await expect(inspector(page)).not.toHaveAccessibleName('Inspector: api');
  await expect.poll(async () => (await keptText(page)).match(/--link db/g)).toHaveLength(2);
  const lines = changedLines(shop, await keptText(page));
  expect(lines.filter((line) => line.startsWith('-'))).toEqual([]);
});

test('the context menu opens by mouse and by keyboard', async ({ page }) => {
  await visitWith(page, elasticAndFluentd);
  const item = (name: string) => page.getByRole('menuitem', { name });

  await card(page, 'fluentd').click({ button: 'right' });
  await item('Rename').click();
  await page.keyboard.type('logs');
  await page.keyboard.press('Enter');
  await expect(card(page, 'logs')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(card(page, 'fluentd')).toBeVisible();

  for (const keys of ['Shift+F10', 'ContextMenu']) {
    await test.step(keys, async () => {
      await page.keyboard.press('Escape');
      await canvas(page).focus();
      await page.keyboard.press('Home');
      await expect(inspector(page)).toHaveAccessibleName('Inspector: elastic');
      await page.keyboard.press(keys);
      await expect(item('Delete')).toBeVisible();
      await page.keyboard.press('End');
      await expect(item('Delete')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(card(page, 'elastic')).toBeHidden();
      await page.keyboard.press('Control+z');
      await expect(card(page, 'elastic')).toBeVisible();
    });
  }
});
