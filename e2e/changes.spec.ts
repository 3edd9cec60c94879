import type { Page } from '@playwright/test';
import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  editor,
  editorPane,
  expectText,
  inspector,
  keptText,
  placeCursor,
  statusBar,
  visitWith,
} from './slipway.ts';

function drawer(page: Page) {
  return page.getByRole('region', { name: 'Changes', exact: true });
}

function steps(page: Page) {
  return page.getByRole('listbox', { name: 'History' });
}

function step(page: Page, label: string | RegExp) {
  return steps(page).getByRole('option', { name: label });
}

/** What the shown step changed: `+ added`, `- removed`. */
function difference(page: Page): Promise<string[]> {
  return drawer(page)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows
        .map((row) => (row as HTMLTableRowElement).cells[2]?.textContent ?? '')
        .filter((text) => /^[+−]/.test(text))
        .map((text) => text.replace(/^\+added: /, '+ ').replace(/^−removed: /, '- ')),
    );
}

async function rename(page: Page, from: string, to: string) {
  await card(page, from).click();
  await canvas(page).press('F2');
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(card(page, to)).toBeVisible();
}

test('every gesture is a step that shows what it changed in the text', async ({ page }) => {
  await visitWith(page, shop);
  await statusBar(page).getByTitle('Show the changes').click();
  await expect(drawer(page).getByText('Nothing has been changed')).toBeVisible();

  await card(page, 'api').click();
  await inspector(page).getByRole('textbox', { name: 'Image' }).fill('acme/api:1.5');
  await page.keyboard.press('Enter');
  await expect(step(page, /1\.5/)).toBeVisible();
  await expect(drawer(page).getByText(/: 1 line changed/)).toBeVisible();
  expect(await difference(page)).toEqual([
    '-           acme/api:1.4 serve',
    '+           acme/api:1.5 serve',
  ]);
  await expect(drawer(page).locator('ins, mark').last()).toContainText('5');
  await expect(statusBar(page).getByText('1 change')).toBeVisible();
});

test('the history is gone through by keys, and a step gone back to', async ({ page }) => {
  await visitWith(page, shop);
  await expect(editor(page)).toBeAttached();
  await rename(page, 'api', 'front');
  await expect.poll(() => keptText(page)).toContain('docker-front.service');
  const renamed = await keptText(page);
  await canvas(page).press('Control+d');
  await expect(card(page, 'front-2')).toBeVisible();
  await canvas(page).press('Delete');
  await expect(card(page, 'front-2')).toBeHidden();

  await canvas(page).press('Control+Shift+H');
  await expect(steps(page)).toBeFocused();
  await expect(step(page, /^Deleted front-2/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(step(page, /^Renamed/)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => difference(page)).toContain('+     - name: docker-front.service');

  await page.keyboard.press('Enter');
  await expectText(page, renamed);
  await expect(steps(page)).toBeFocused();
  await expect(step(page, /^Duplicated docker-front.*undone/)).toBeVisible();
  // Further on again, at one go.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await drawer(page).getByRole('button', { name: 'Go forward to here' }).click();
  await expect(step(page, /undone/)).toHaveCount(0);
  await expect(card(page, 'front')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expectText(page, shop);
  await page.keyboard.press('Escape');
  await expect(canvas(page)).toBeFocused();
});

test('the text is compared with the original, and lines of it put back', async ({ page }) => {
  await visitWith(page, shop);
  await placeCursor(page, 'Description=The API');
  await page.keyboard.type(' of all');
  await rename(page, 'api', 'front');
  await canvas(page).press('Control+k');
  await page.keyboard.type('compare');
  await page.keyboard.press('Enter');
  await expect(drawer(page).getByText(/^Since the original of machine: \d+ lines changed/)).toBeVisible();
  const before = await difference(page);
  expect(before).toContain('+         Description=The API of all');
  expect(before).toContain('-     - name: docker-api.service');

  await drawer(page).getByRole('button', { name: 'Put the original lines of place 1 back' }).click();
  await expect.poll(() => difference(page)).not.toContain('-     - name: docker-api.service');
  await drawer(page).getByRole('button', { name: 'Put all of it back' }).click();
  await expect(drawer(page).getByText('The text is the original, byte for byte.')).toBeVisible();
  await expectText(page, shop);
  // As one step, to be undone like any other.
  await canvas(page).press('Control+z');
  await expect.poll(() => difference(page)).toContain('+         ExecStop=/usr/bin/docker stop front');
});

test('the original stays with the design over a reload', async ({ page }) => {
  await visitWith(page, shop);
  await rename(page, 'db', 'store');
  await expect.poll(() => keptText(page)).toContain('docker-store.service');
  await page.reload();
  await expect(editorPane(page)).toBeVisible();
  await canvas(page).press('Control+Shift+H');
  await expect(drawer(page).getByText('Nothing has been changed')).toBeVisible();
  await step(page, 'Compared with the original').click();
  await expect.poll(() => difference(page)).toContain('+     - name: docker-store.service');
});

test('the tabs of the drawer are gone through by arrows', async ({ page }) => {
  await visitWith(page, shop);
  await canvas(page).press('Control+Shift+M');
  await page.getByRole('tab', { name: /Problems/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /Changes/ })).toBeFocused();
  await expect(drawer(page)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
});
