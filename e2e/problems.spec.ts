import { faulty } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  card,
  editor,
  editorPane,
  expectChange,
  expectText,
  inspector,
  keptText,
  problems,
  statusBar,
  visitWith,
} from './slipway.ts';

test('F8 walks from problem to problem, and shows each in the text and on the canvas', async ({ page }) => {
  await visitWith(page, faulty);
  await expect(card(page, 'api')).toHaveAccessibleName(/error/);
  await page.keyboard.press('F8');
  await expect(statusBar(page)).toContainText('Ln 8, Col 9');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: db');
  await page.keyboard.press('F8');
  await expect(statusBar(page)).toContainText('Ln 15, Col 18');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: api');
  await page.keyboard.press('Shift+F8');
  await expect(statusBar(page)).toContainText('Ln 8, Col 9');
});

test('the list of problems leads to the place, and mends what has one remedy', async ({ page }) => {
  await visitWith(page, faulty);
  await statusBar(page).getByRole('button', { name: /error/ }).click();
  const unknown = problems(page).getByRole('button', { name: /There is no unit docker-cache\.service/ });
  await unknown.click();
  await expect(editor(page)).toBeFocused();
  await expect(statusBar(page)).toContainText('Ln 15, Col');

  const order = problems(page).getByRole('listitem').filter({ hasText: 'link-without-order' });
  await order.getByRole('button').last().click();
  await expectChange(page, faulty, ['+         After=docker-db.service']);
  await expect(order).toBeHidden();
  await page.keyboard.press('Control+z');
  await expectText(page, faulty);
});

test('the light bulb offers the same remedy, as one step', async ({ page }) => {
  await visitWith(page, faulty);
  await expect(editor(page)).toBeAttached();
  await statusBar(page).getByRole('button', { name: /error/ }).click();
  await problems(page)
    .getByRole('button', { name: /link-without-order/ })
    .click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+.');
  await page
    .getByRole('option', { name: /After=docker-db\.service/ })
    .first()
    .click();
  await expectChange(page, faulty, ['+         After=docker-db.service']);
  await expect(editorPane(page).getByRole('status')).toContainText('1 line added');
  await page.keyboard.press('Control+z');
  await expectText(page, faulty);
  expect(await keptText(page)).toBe(faulty);
});
