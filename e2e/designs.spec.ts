import type { Page } from '@playwright/test';
import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  clipboardText,
  designMenu,
  dragCard,
  editor,
  expectText,
  keptText,
  notice,
  placeCursor,
  quickAdd,
  restingBox,
  statusBar,
  visit,
  visitWith,
} from './slipway.ts';

async function choose(page: Page, entry: string) {
  await designMenu(page).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

test('a reload finds the work again, with cards where they were put', async ({ page }) => {
  await visitWith(page, elasticAndFluentd);
  await dragCard(page, card(page, 'fluentd'), { x: 0, y: 240 });
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  // In heights of a card, for everything may be drawn smaller to be seen.
  const gap = async () => {
    const [upper, lower] = [await restingBox(card(page, 'elastic')), await restingBox(card(page, 'fluentd'))];
    return (lower.y - upper.y) / upper.height;
  };
  const moved = await gap();
  expect(moved).toBeGreaterThan(2);

  await page.reload();
  await expect(designMenu(page)).toHaveText('machine');
  await expectText(page, elasticAndFluentd);
  expect(Math.abs((await gap()) - moved)).toBeLessThan(0.1);
});

test('a reload right after a keystroke loses nothing', async ({ page }) => {
  await visitWith(page, elasticAndFluentd);
  await placeCursor(page, '#cloud-config');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('hostname: logs');
  await page.reload();
  await expect(canvas(page)).toHaveAccessibleName(/2 units/);
  expect(await keptText(page)).toBe(elasticAndFluentd.replace('\n', '\nhostname: logs\n'));
});

test('designs are made, renamed, switched, duplicated, deleted and brought back', async ({ page }) => {
  await visitWith(page, elasticAndFluentd, 'logs.yml');

  await choose(page, 'New design');
  await expect(designMenu(page)).toHaveText('Untitled');
  await expect(canvas(page)).toHaveAccessibleName(/0 units/);
  await canvas(page).focus();
  await page.keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');

  await choose(page, 'Rename');
  await page.getByRole('textbox', { name: 'Name of the design' }).fill('Front');
  await page.keyboard.press('Enter');
  await expect(designMenu(page)).toHaveText('Front');

  await designMenu(page).click();
  await page.getByRole('menuitem', { name: /^logs/ }).click();
  await expect(designMenu(page)).toHaveText('logs');
  await expect(card(page, 'fluentd')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  await choose(page, 'Duplicate');
  await expect(designMenu(page)).toHaveText('logs copy');
  await card(page, 'elastic').click();
  await page.keyboard.press('Delete');
  await expect(card(page, 'elastic')).toBeHidden();

  // The copy is gone, and the latest of the others open; Undo brings the copy back as it was.
  await choose(page, 'Delete');
  await expect(designMenu(page)).not.toHaveText('logs copy');
  const deleted = notice(page, 'Deleted logs copy.');
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(deleted).toBeHidden();
  await expect(designMenu(page)).toHaveText('logs copy');
  await expect(canvas(page)).toHaveAccessibleName(/1 unit\b/);

  await designMenu(page).click();
  await page.getByRole('menuitem', { name: /^logs(?! copy)/ }).click();
  await expect(canvas(page)).toHaveAccessibleName(/2 units/);
  await expectText(page, elasticAndFluentd);
});

test('the second visit opens where one left', async ({ page, context }) => {
  await visitWith(page, elasticAndFluentd, 'logs.yml');
  await choose(page, 'New design');
  await expect(designMenu(page)).toHaveText('Untitled');
  await canvas(page).focus();
  await page.keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  await designMenu(page).click();
  await page.getByRole('menuitem', { name: /^logs/ }).click();
  await expect(designMenu(page)).toHaveText('logs');
  await page.close();

  const later = await context.newPage();
  await visit(later);
  await expect(designMenu(later)).toHaveText('logs');
  await expect(card(later, 'fluentd')).toBeVisible();
});

test.describe('one design in two tabs', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('is read-only in the second until the first closes, then goes on with the newest text', async ({
    page: first,
    context,
  }) => {
    await visitWith(first, elasticAndFluentd);
    await expectText(first, elasticAndFluentd);

    const second = await context.newPage();
    await visit(second);
    await expect(card(second, 'elastic')).toBeVisible();
    const readOnly = canvas(second)
      .getByRole('status')
      .filter({ hasText: 'Another tab has this design open.' });
    await expect(readOnly).toBeVisible();
    await expect(statusBar(second).getByRole('status')).toHaveText('open in another tab');
    await card(second, 'elastic').click();
    await second.keyboard.press('Delete');
    await expect(notice(second, 'Another tab has this design open.')).toBeVisible();
    await placeCursor(second, '#cloud-config');
    await second.keyboard.type('x');
    await expect(card(second, 'elastic')).toBeVisible();
    await second.keyboard.press('Control+Shift+C');
    await expect.poll(() => clipboardText(second)).toBe(elasticAndFluentd);

    await first.bringToFront();
    await canvas(first).focus();
    await first.keyboard.press('a');
    await quickAdd(first, 'web nginx:1.25');
    await expect(card(first, 'web')).toBeVisible();
    await first.close();

    await expect(readOnly).toBeHidden();
    await expect(card(second, 'web')).toBeVisible();
    await expect(editor(second)).toBeAttached();
    await card(second, 'elastic').click();
    await second.keyboard.press('Delete');
    await expect(card(second, 'elastic')).toBeHidden();
    await expect.poll(() => keptText(second)).not.toContain('docker-elastic.service"');
    expect(await keptText(second)).toMatch(/^#cloud-config.+docker-fluentd.+docker-web/s);
  });
});
