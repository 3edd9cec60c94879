import type { BrowserContext } from '@playwright/test';
import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  clipboardText,
  designMenu,
  editor,
  editorPane,
  expectText,
  inspector,
  keptText,
  notice,
  outline,
  placeCursor,
  visitWith,
} from './slipway.ts';

const db = `- name: docker-db.service
  command: start
  content: |
    [Unit]
    Description=The database
    Requires=docker.service
    After=docker.service

    [Service]
    Restart=always
    ExecStart=/usr/bin/docker run --rm --name db postgres:16
    ExecStop=/usr/bin/docker stop db
`;

function allowClipboard(context: BrowserContext) {
  return context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

test('a unit is copied as its YAML and pasted into another design', async ({ page, context }) => {
  await allowClipboard(context);
  await visitWith(page, shop);
  await card(page, 'db').click();
  await page.keyboard.press('Control+c');
  await expect(notice(page, 'Copied db.')).toBeVisible();
  expect(await clipboardText(page)).toBe(db);

  await canvas(page).press('Control+k');
  await page.keyboard.type('new design');
  await page.keyboard.press('Enter');
  await expect(designMenu(page)).toHaveText('Untitled');
  await expect(canvas(page)).toBeFocused();
  await page.keyboard.press('Control+v');
  await expect(card(page, 'db')).toBeVisible();
  await expect(inspector(page)).toHaveAccessibleName('Inspector: db');
  await expect.poll(() => keptText(page)).toContain(db.replace(/^(?=.)/gm, '    '));
});

test('several are cut and pasted back from the outline, by keys alone', async ({ page, context }) => {
  await allowClipboard(context);
  await visitWith(page, shop);
  await outline(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+x');
  await expect(notice(page, 'Copied 2 units.')).toBeVisible();
  await expect(outline(page).getByRole('option', { name: 'api' })).toBeHidden();
  await expect.poll(() => keptText(page)).not.toContain('docker-db.service');
  expect(await clipboardText(page)).toContain('# Asks the database.\n- name: docker-api.service');

  await outline(page).or(canvas(page)).first().focus();
  await page.keyboard.press('Control+v');
  await expect(outline(page).getByRole('option', { name: 'api' })).toBeVisible();
  await expect(outline(page).getByRole('option', { name: 'db', exact: true })).toBeVisible();
  // Paste, then cut: two steps.
  await canvas(page).press('Control+z');
  await canvas(page).press('Control+z');
  await expectText(page, shop);
});

test('several are duplicated at once', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'db').click();
  await canvas(page).press('Control+a');
  await canvas(page).press('Control+d');
  await expect(card(page, 'db-2')).toBeAttached();
  await expect(card(page, 'api-2')).toBeAttached();
  await canvas(page).press('Control+z');
  await expect(card(page, 'db-2')).toBeHidden();
  await expectText(page, shop);
});

test('the menu of a card copies and pastes, too', async ({ page, context }) => {
  await allowClipboard(context);
  await visitWith(page, shop);
  await card(page, 'db').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  await expect(notice(page, 'Copied db.')).toBeVisible();
  expect(await clipboardText(page)).toBe(db);
  await expect(canvas(page)).toBeFocused();
});

test('a text that is selected, a field and the editor keep their keys', async ({ page, context }) => {
  await allowClipboard(context);
  await visitWith(page, shop);
  await expect(editor(page)).toBeAttached();
  await card(page, 'api').click();
  const image = inspector(page).getByRole('textbox', { name: 'Image' });
  await image.focus();
  await image.selectText();
  await page.keyboard.press('Control+c');
  expect(await clipboardText(page)).toBe('acme/api:1.4');

  await placeCursor(page, 'Description=The API');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+c');
  expect(await clipboardText(page)).toMatch(/Description=The API$/);

  await canvas(page).focus();
  await card(page, 'api').click();
  await page.evaluate(() => {
    const heading = document.querySelector('[aria-label="Boot order"] h2');
    if (heading) getSelection()?.selectAllChildren(heading);
  });
  await page.keyboard.press('Control+c');
  expect(await clipboardText(page)).toBe('Boot order');
  await expect(editorPane(page)).toBeVisible();
});
