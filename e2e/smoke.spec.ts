import { expect, test } from './fixtures.ts';

test('the page opens without an error, a refused policy or a foreign request', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Slipway/);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
});

test('the theme is known before the app starts', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto('/');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});

test('the page cannot send anything to another origin', async ({ page, watch }) => {
  await page.goto('/');
  watch.allow(/elsewhere\.invalid/);
  const outcome = await page.evaluate(() =>
    fetch('https://elsewhere.invalid/').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
  await expect.poll(() => watch.problems.join()).toContain('Content Security Policy');
});
