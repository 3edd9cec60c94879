import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { canvas, card, expectChange, expectText, inspector, outline, visitWith } from './slipway.ts';

test('a field of several containers is set at one go, by keys alone', async ({ page }) => {
  await visitWith(page, shop);
  await outline(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(inspector(page)).toHaveAccessibleName(/2/);
  const memory = inspector(page).getByRole('combobox', { name: 'Memory' });
  await expect(memory).toHaveAttribute('placeholder', 'they differ');
  await memory.focus();
  await page.keyboard.type('1g');
  await page.keyboard.press('Enter');
  await expectChange(page, shop, [
    '-         ExecStart=/usr/bin/docker run --rm --name db postgres:16',
    '+         ExecStart=/usr/bin/docker run --rm --name db --memory 1g postgres:16',
    '-           --memory 512m \\',
    '+           --memory 1g \\',
  ]);
  await canvas(page).press('Control+z');
  await expectText(page, shop);
});

test('everything that is selected with Ctrl+A, too', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'db').click();
  await canvas(page).press('Control+a');
  const command = inspector(page).getByRole('combobox', { name: 'At boot' });
  await command.fill('stop');
  await page.keyboard.press('Enter');
  await expectChange(page, shop, [
    '-       command: start',
    '+       command: stop',
    '-       command: start',
    '+       command: stop',
  ]);
});
