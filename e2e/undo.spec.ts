import { expect, test } from './fixtures.ts';
import {
  boxOf,
  canvas,
  card,
  dragCard,
  emptyDocument,
  expectText,
  inspector,
  keptText,
  placeCursor,
  quickAdd,
  restingBox,
  visit,
} from './slipway.ts';

test('one history for canvas, form and editor, undone and redone from each of them', async ({ page }) => {
  const { keyboard } = page;
  await visit(page);
  const texts = [emptyDocument];
  const settled = async (expected: RegExp) => {
    await expect.poll(() => keptText(page)).toMatch(expected);
    texts.push(await keptText(page));
  };

  await keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  await settled(/--name web nginx:1\.25$/m);

  const image = inspector(page).getByRole('textbox', { name: 'Image' });
  await image.fill('nginx:1.27');
  await keyboard.press('Enter');
  await settled(/--name web nginx:1\.27$/m);

  await placeCursor(page, 'Description=');
  await keyboard.type('-server');
  await settled(/^ +Description=Run the web container-server$/m);

  await card(page, 'web').click();
  await keyboard.press('F2');
  await keyboard.type('front');
  await keyboard.press('Enter');
  await settled(/--name front nginx:1\.27$/m);

  // Two steps in the editor, which has no undo of its own; one in a field; one on the canvas.
  await placeCursor(page, 'Description=');
  await keyboard.press('Control+z');
  await expectText(page, texts[3] as string);
  await keyboard.press('Control+z');
  await expectText(page, texts[2] as string);
  await card(page, 'web').click();
  await image.focus();
  await keyboard.press('Control+z');
  await expectText(page, texts[1] as string);
  await expect(image).toHaveValue('nginx:1.25');
  await canvas(page).focus();
  await keyboard.press('Control+z');
  await expectText(page, texts[0] as string);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  for (const text of texts.slice(1)) {
    await page.getByRole('button', { name: 'Redo' }).click();
    await expectText(page, text);
  }
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
});

test('a field has its own undo until its text is taken over', async ({ page }) => {
  const { keyboard } = page;
  await visit(page);
  await keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  const image = inspector(page).getByRole('textbox', { name: 'Image' });
  await image.focus();
  await keyboard.press('End');
  await keyboard.type('-alpine');
  await keyboard.press('Control+z');
  await expect(image).not.toHaveValue('nginx:1.25-alpine');
  await expect(card(page, 'web')).toBeVisible();
  await keyboard.press('Escape');
  await expect(image).toHaveValue('nginx:1.25');
  // Nothing is left in the field to take back.
  await keyboard.press('Control+z');
  await expect(card(page, 'web')).toBeHidden();
  await expectText(page, emptyDocument);
});

test('moving a card is a step of its own', async ({ page }) => {
  await visit(page);
  await page.keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  const before = await restingBox(card(page, 'web'));
  await dragCard(page, card(page, 'web'), { x: 20, y: 200 });
  expect((await restingBox(card(page, 'web'))).y).toBeGreaterThan(before.y + 150);
  await page.keyboard.press('Control+z');
  await expect.poll(() => boxOf(card(page, 'web'))).toEqual(before);
});
