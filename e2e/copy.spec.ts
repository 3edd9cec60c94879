import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { visitWith } from './slipway.ts';

test('where the clipboard is refused, the text is shown selected, to be copied by hand', async ({
  page,
  watch,
}) => {
  watch.allow(/clipboard/i);
  await page.route('/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'permissions-policy': 'clipboard-write=()' },
    });
  });
  await visitWith(page, elasticAndFluentd);
  await page.keyboard.press('Control+Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Copy the text by hand' });
  const text = dialog.getByRole('textbox', { name: 'cloud-config' });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(elasticAndFluentd);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(elasticAndFluentd);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a text over the limit is copied all the same, and said not to fit', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const long = `${elasticAndFluentd}${'# a long story\n'.repeat(1100)}`;
  await visitWith(page, long);
  await expect(page.getByRole('meter', { name: 'Size of the user-data' })).toHaveAttribute(
    'aria-valuenow',
    '16384',
  );
  await page.keyboard.press('Control+Shift+C');
  await expect(
    page.getByText(/^Copied 1[78],\d{3} bytes\. EC2 takes 16,384: this does not fit\.$/),
  ).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(long);
});
