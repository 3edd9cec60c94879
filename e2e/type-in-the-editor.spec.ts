import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  cards,
  clipboardText,
  edges,
  editor,
  expectText,
  inspector,
  keptText,
  notice,
  placeCursor,
  visit,
  visitWith,
} from './slipway.ts';

test('the canvas follows what is typed', async ({ page }) => {
  await visit(page);
  await placeCursor(page, '#cloud-config');
  // Enter goes on under the line before: blanks are typed only to go further in.
  for (const line of [
    '',
    'coreos:',
    '  units:',
    '  - name: web.service',
    '  content: |',
    '  [Service]',
    'ExecStart=/usr/bin/docker run --name web nginx',
  ]) {
    if (line !== '') await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await expect(card(page, 'web')).toHaveAccessibleName(/^web, container, nginx, /);
});

test('YAML that cannot be read leaves the last drawing, which cannot be changed until the line is mended', async ({
  page,
}) => {
  await visitWith(page, elasticAndFluentd);
  await placeCursor(page, 'units:');
  await page.keyboard.type(' }');
  await expect(
    page.getByText(/^Line \d+ cannot be read\. The canvas shows the last readable state\.$/),
  ).toBeVisible();
  await expect(cards(page)).toHaveCount(2);
  await expect(edges(page)).toHaveCount(1);
  const broken = elasticAndFluentd.replace('units:', 'units: }');
  await expectText(page, broken);

  await card(page, 'elastic').click();
  await page.keyboard.press('Delete');
  await expect(notice(page, /^Line \d+ cannot be read as YAML\. Mend it first\./)).toBeVisible();
  await expect(inspector(page).getByRole('textbox', { name: 'Image' })).toBeDisabled();
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: 'New container: name and image' })).toBeHidden();
  expect(await keptText(page)).toBe(broken);

  await placeCursor(page, 'units:');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(page.getByText(/cannot be read/)).toBeHidden();
  await expect(inspector(page).getByRole('textbox', { name: 'Image' })).toBeEnabled();
  await expectText(page, elasticAndFluentd);
});

test('blanks can be typed, also with Shift still down', async ({ page }) => {
  await visit(page);
  await placeCursor(page, '#cloud-config');
  await page.keyboard.press('Enter');
  await page.keyboard.type('# A');
  await page.keyboard.press('Shift+Space');
  await page.keyboard.type('B');
  await expectText(page, '#cloud-config\n# A B\n');

  const search = page.getByRole('searchbox', { name: /^Find/ });
  await search.fill('A');
  await search.press('Shift+Space');
  await search.press('B');
  await expect(search).toHaveValue('A B');
});

test.describe('line ends and byte order mark stay as they are', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const start =
    '\ufeff#cloud-config\r\nhostname: one\r\ncoreos:\n  units:\r\n    - name: a.service\n      command: start\r\n';

  test('through typing, a gesture and copying', async ({ page }) => {
    await visitWith(page, Buffer.from(start));
    await placeCursor(page, 'hostname: one');
    await page.keyboard.type('-two');
    await page.keyboard.press('Enter');
    await page.keyboard.type('# a comment');
    const typed = start.replace('one\r\n', 'one-two\r\n# a comment\r\n');
    await expectText(page, typed);

    await page.keyboard.press('Control+Shift+C');
    await expect(notice(page, 'Copied')).toBeVisible();
    expect(await clipboardText(page)).toBe(typed);

    await page.reload();
    await expectText(page, typed);
    await expect(editor(page)).toBeAttached();
    await canvas(page).focus();
    await page.keyboard.press('Control+Shift+C');
    await expect.poll(() => clipboardText(page)).toBe(typed);
  });
});
