import type { Page } from '@playwright/test';
import { machine } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  cards,
  dragCard,
  expectText,
  inspector,
  keptText,
  outline,
  restingBox,
  visitWith,
} from './slipway.ts';

const command = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command or a unit' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
};

test('a small edit leaves the picture where it is, and tidying starts afresh', async ({ page }) => {
  await visitWith(page, machine);
  const places = async () =>
    Object.fromEntries(
      await cards(page).evaluateAll((all) =>
        all.map((each) => [
          each.getAttribute('data-card'),
          each.closest<HTMLElement>('.react-flow__node')?.style.transform,
        ]),
      ),
    );
  const before = await places();
  await canvas(page).focus();
  await page.keyboard.press('a');
  await page.getByRole('textbox', { name: 'New container: name and image' }).fill('aaa image:1');
  await page.keyboard.press('Enter');
  await expect(card(page, 'aaa')).toBeVisible();
  expect(await places()).toMatchObject(before);
});

test('a card that was moved shows its pin, and is let go again', async ({ page }) => {
  await visitWith(page, machine);
  const home = await restingBox(card(page, 'metrics'));
  await dragCard(page, card(page, 'metrics'), { x: 30, y: 60 });
  await expect(card(page, 'metrics')).toHaveAccessibleName(/pinned$/);
  await canvas(page).focus();
  await page.keyboard.press('p');
  await expect(card(page, 'metrics')).not.toHaveAccessibleName(/pinned$/);
  expect((await restingBox(card(page, 'metrics'))).y - home.y).toBeLessThan(1);
  await page.keyboard.press('Control+z');
  await expect(card(page, 'metrics')).toHaveAccessibleName(/pinned$/);
});

test('cards are grouped by hand, collapsed, renamed and kept', async ({ page }) => {
  await visitWith(page, machine);
  const text = await keptText(page);
  await card(page, 'db').click();
  await card(page, 'api').click({ modifiers: ['Shift'] });
  await canvas(page).focus();
  await page.keyboard.press('g');
  await expect(page.locator('[data-card-group]')).toBeVisible();
  await page.keyboard.press('e');
  const group = card(page, 'Group 1');
  await expect(group).toHaveAccessibleName(/^Group 1, group, db, api/);
  await expect(card(page, 'api')).toBeHidden();
  await page.keyboard.press('F2');
  await page.keyboard.type('front');
  await page.keyboard.press('Enter');
  await expect(card(page, 'front')).toBeVisible();

  await page.reload();
  await expect(card(page, 'front')).toBeVisible();
  await card(page, 'front').click();
  await page.keyboard.press('Enter');
  await expect(card(page, 'api')).toBeVisible();
  await page.keyboard.press('Shift+G');
  await expect(page.locator('[data-card-group]')).toBeHidden();
  await expectText(page, text);
});

test('groups follow a docker network or the names, and a hidden card is shown as its group', async ({
  page,
}) => {
  await visitWith(page, machine);
  await command(page, 'group by docker');
  await expect(page.locator('[data-card-group]')).toContainText('network backend');
  await page.locator('[data-card-group]').getByRole('button', { name: 'Collapse backend' }).click();
  await expect(card(page, 'backend')).toHaveAccessibleName(/metrics|db/);
  await outline(page).getByRole('option', { name: /^db/ }).click();
  await expect(page.locator('.react-flow__node.selected')).toContainText('backend');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: db');
});

test('stock units and files are folded into one card each', async ({ page }) => {
  await visitWith(page, machine);
  await expect(card(page, 'web.conf')).toBeVisible();
  await command(page, 'files as one');
  await expect(card(page, 'Files')).toBeVisible();
  await expect(card(page, 'web.conf')).toBeHidden();
  await card(page, 'Files').click();
  await page.keyboard.press('Enter');
  await expect(card(page, 'web.conf')).toBeVisible();
});

test('Ctrl+F finds on the canvas, and shows only what was found', async ({ page }) => {
  await visitWith(page, machine);
  await canvas(page).focus();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: /^Find on the canvas/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('postgres');
  await expect(page.getByRole('search')).toContainText('1');
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: db');
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Show only these' }).click();
  await expect(cards(page)).toHaveCount(1);
  await expect(canvas(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(card(page, 'web')).toBeVisible();
});

test('a part of the machine is looked at alone, step by step, and left again', async ({ page }) => {
  await visitWith(page, machine);
  const all = await cards(page).count();
  await card(page, 'db').click();
  await canvas(page).focus();
  await page.keyboard.press('f');
  await expect(card(page, 'api')).toBeVisible();
  await expect(card(page, 'web')).toBeHidden();
  const trail = page.getByRole('navigation', { name: 'What is in sight' });
  await expect(trail).toContainText('± 1 step');
  await page.keyboard.press('f');
  await expect(trail).toContainText('± 2 steps');
  await expect(card(page, 'web')).toBeVisible();
  await trail.getByRole('button', { name: 'One step less around it' }).click();
  await expect(card(page, 'web')).toBeHidden();
  await trail.getByRole('button', { name: 'Whole machine' }).click();
  await expect(cards(page)).toHaveCount(all);
  await expect(canvas(page)).toBeFocused();
});

test('a card selected elsewhere is shown, though the focus has left it out', async ({ page }) => {
  await visitWith(page, machine);
  await card(page, 'db').click();
  await canvas(page).focus();
  await page.keyboard.press('f');
  await expect(card(page, 'web')).toBeHidden();
  await outline(page).getByRole('option', { name: /^web/ }).first().click();
  await expect(card(page, 'web')).toBeVisible();
});

test('zooming to the selection brings it near, and a far card shows its name alone', async ({ page }) => {
  await visitWith(page, machine);
  await card(page, 'db').click();
  await canvas(page).focus();
  const small = await restingBox(card(page, 'db'));
  await page.keyboard.press('z');
  expect((await restingBox(card(page, 'db'))).width).toBeGreaterThanOrEqual(small.width);
  await expect(async () => {
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect(card(page, 'db')).not.toContainText('postgres', { timeout: 500 });
  }).toPass();
  await expect(card(page, 'db')).toContainText('db');
});
