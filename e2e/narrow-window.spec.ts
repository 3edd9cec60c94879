import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { boxOf, canvas, card, editor, editorPane, outline, visitWith } from './slipway.ts';

test.use({ viewport: { width: 1024, height: 700 } });

test('in a narrow window the outline folds to icons and the text to a drawer', async ({ page }) => {
  await visitWith(page, shop);
  const pane = await boxOf(canvas(page));
  expect(pane.width).toBeGreaterThan(900);
  await expect(outline(page)).toBeHidden();

  await page.getByRole('button', { name: 'Show the text' }).click();
  await expect(editor(page)).toBeAttached();
  await expect(editorPane(page).getByText('postgres:16')).toBeVisible();
  await page.getByRole('button', { name: 'Hide the text' }).click();

  await page.getByRole('button', { name: 'Boot order' }).click();
  await outline(page).getByRole('option', { name: 'api' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Inspector: api' })).toBeVisible();
  await expect(card(page, 'api')).toBeInViewport({ ratio: 1 });
});
