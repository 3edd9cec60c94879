import { expect, test } from './fixtures.ts';
import { visit } from './slipway.ts';

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

test('the policy lets in nothing but the page itself, wherever it is served from', async ({ page }) => {
  const response = await page.goto('/');
  const policies = [
    response?.headers()['content-security-policy'] ?? '',
    (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '',
  ];
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain('http');
  }
});

test('a chosen theme stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await visit(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
