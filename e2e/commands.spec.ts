import type { Page } from '@playwright/test';
import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  edge,
  editor,
  expectChange,
  inspector,
  outline,
  placeCursor,
  visit,
  visitWith,
} from './slipway.ts';

function sheet(page: Page) {
  return page.getByRole('dialog', { name: 'Keys' });
}

test('? lists every command with its keys, to be searched', async ({ page }) => {
  await visit(page);
  await page.keyboard.press('?');
  const search = sheet(page).getByRole('searchbox');
  await expect(search).toBeFocused();
  await expect(sheet(page).getByText('Copy user-data')).toBeVisible();
  await page.keyboard.type('undo');
  await expect(sheet(page).getByRole('term').first()).toHaveText('Undo');
  await expect(sheet(page).getByRole('definition').first()).toHaveText('Ctrl+Z');
  await search.fill('ctrl+shift');
  await expect(sheet(page).getByText('Redo', { exact: true })).toBeVisible();
  await expect(sheet(page).getByText('Undo', { exact: true })).toBeHidden();
  await search.fill('zzz');
  await expect(sheet(page).getByText('No command and no keys like that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
});

test('? is a character where one types', async ({ page }) => {
  await visitWith(page, shop);
  await expect(editor(page)).toBeAttached();
  await placeCursor(page, 'Description=The API');
  await page.keyboard.type('?');
  await expect(sheet(page)).toBeHidden();
  await expectChange(page, shop, ['-         Description=The API', '+         Description=The API?']);
});

test('a card’s menu has commands with their keys, and gives the focus back', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'api').click({ button: 'right' });
  const rename = page.getByRole('menuitem', { name: /^Rename/ });
  await expect(rename).toContainText('F2');
  await rename.click();
  await expect(page.getByRole('textbox', { name: 'New name of api' })).toBeFocused();
  await page.keyboard.press('Escape');

  await canvas(page).press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Edit/ }).press('Enter');
  await expect(inspector(page).getByRole('textbox').first()).toBeFocused();
});

test('a right click elsewhere opens the menu of what is there', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'api').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
  await canvas(page).click({ button: 'right', position: { x: 60, y: 500 } });
  await expect(page.getByRole('menuitem', { name: 'Select everything' })).toBeVisible();
  await page.waitForTimeout(300);
  await expect(page.getByRole('menu')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(canvas(page)).toBeFocused();

  for (const name of ['api', 'db']) {
    await outline(page).getByRole('option', { name }).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
  }
  await page.waitForTimeout(300);
  await expect(page.getByRole('menu')).toHaveCount(1);
});

test('an edge’s menu and the canvas’s have theirs', async ({ page }) => {
  await visitWith(page, shop);
  await (await edge(page, 'api', 'db')).locator('path').first().click({ button: 'right', force: true });
  await page.getByRole('menuitem', { name: 'Remove this edge' }).click();
  await expect(page.getByTestId(/^rf__edge-/)).toHaveCount(0);
  await expect(canvas(page)).toBeFocused();

  await canvas(page).click({ button: 'right', position: { x: 60, y: 500 } });
  await page.getByRole('menuitem', { name: 'Add a container here' }).click();
  await expect(page.getByRole('textbox', { name: 'New container: name and image' })).toBeFocused();
  await page.keyboard.press('Escape');
  await canvas(page).click({ button: 'right', position: { x: 60, y: 500 } });
  await page.getByRole('menuitem', { name: 'Select everything' }).click();
  await expect(inspector(page)).toHaveAccessibleName(/2/);
});

test('a row of the outline has the same menu, by keys, too', async ({ page }) => {
  await visitWith(page, shop);
  await outline(page).getByRole('option', { name: 'api' }).click({ button: 'right' });
  await expect(outline(page).getByRole('option', { name: 'api' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('menuitem', { name: /^Rename/ }).click();
  const field = outline(page).getByRole('textbox');
  await expect(field).toBeFocused();
  await field.fill('front');
  await page.keyboard.press('Enter');
  await expect(card(page, 'front')).toBeVisible();

  await outline(page).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Delete/ }).press('Enter');
  await expect(outline(page).getByRole('option', { name: 'front' })).toBeHidden();
  await expect(outline(page)).toBeFocused();
});
