import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  boxOf,
  canvas,
  card,
  dragCard,
  editor,
  editorPane,
  keptText,
  quickAdd,
  shownText,
  visit,
  visitWith,
} from './slipway.ts';

test('the canvas can be used before the editor has arrived', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/assets/monaco-view-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await visitWith(page, elasticAndFluentd);
  await expect(editorPane(page)).toContainText('--link elastic fluent:latest');
  await expect(editor(page)).toHaveCount(0);

  const before = await boxOf(card(page, 'fluentd'));
  await dragCard(page, card(page, 'fluentd'), { x: 0, y: 200 });
  expect((await boxOf(card(page, 'fluentd'))).y).toBeGreaterThan(before.y + 50);
  await canvas(page).focus();
  await page.keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  await expect(card(page, 'web')).toBeVisible();
  await expect(editorPane(page)).toContainText('--name web nginx:1.25');

  arrive();
  await expect(editor(page)).toBeAttached();
  await expect.poll(() => shownText(page)).toContain('"docker-web.service"');
});

test('without the editor the rest goes on', async ({ page, watch }) => {
  watch.allow(/monaco-view|editor failed|dynamically imported|ERR_FAILED/);
  await page.route('**/assets/monaco-view-*.js', (route) => route.abort());
  await visit(page);
  await expect(
    page.getByRole('alert').filter({ hasText: 'The editor failed. Your text is safe.' }),
  ).toBeVisible();
  await page.keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  await expect.poll(() => keptText(page)).toContain('--name web nginx:1.25');
});
