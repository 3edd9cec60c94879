import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  boxOf,
  canvas,
  card,
  clipboardText,
  dragLink,
  edge,
  inspector,
  keptText,
  notice,
  quickAdd,
  shownText,
  visit,
} from './slipway.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('two containers and a link, drawn with the mouse, become a cloud-config on the clipboard', async ({
  page,
}) => {
  await visit(page);

  await page
    .getByRole('button', { name: 'Container', exact: true })
    .dragTo(canvas(page), { targetPosition: { x: 150, y: 150 } });
  await quickAdd(page, 'elastic elasticsearch:7.17.24');
  await expect(card(page, 'elastic')).toBeVisible();

  await canvas(page).dblclick({ position: { x: 220, y: 420 } });
  await quickAdd(page, 'fluentd fluent:latest');
  await expect(card(page, 'fluentd')).toBeVisible();

  await dragLink(page, card(page, 'fluentd'), 'left', card(page, 'elastic'));
  await expect(await edge(page, 'fluentd', 'elastic')).toBeVisible();
  await expect(inspector(page)).toHaveAccessibleName(/^Inspector: fluentd .* elastic$/);

  await expect.poll(() => shownText(page), 'the text in the editor').toBe(elasticAndFluentd);

  await page.getByRole('button', { name: 'Copy user-data' }).click();
  const bytes = Buffer.byteLength(elasticAndFluentd).toLocaleString('en');
  await expect(notice(page, `Copied ${bytes} bytes. EC2 takes 16,384.`)).toBeVisible();
  expect(await clipboardText(page)).toBe(elasticAndFluentd);
});

test('a container dropped on what the empty canvas says stands there', async ({ page }) => {
  await visit(page);
  await expect(page.getByRole('button', { name: /nine-container example/ })).toBeVisible();
  const pane = await boxOf(canvas(page));
  // Where the three ways to begin are, but clear of the inspector that opens.
  const place = { x: 230, y: Math.round(pane.height / 2) };
  await page
    .getByRole('button', { name: 'Container', exact: true })
    .dragTo(canvas(page), { targetPosition: place, force: true });
  await quickAdd(page, 'web nginx:1.25');
  const box = await boxOf(card(page, 'web'));
  expect(Math.abs(box.x + box.width / 2 - (pane.x + place.x))).toBeLessThan(8);
  expect(Math.abs(box.y + box.height / 2 - (pane.y + place.y))).toBeLessThan(8);
});

test('a link let go over nothing asks for a new container', async ({ page }) => {
  await visit(page);
  await page.keyboard.press('a');
  await quickAdd(page, 'web nginx:1.25');
  const box = await boxOf(card(page, 'web'));
  await card(page, 'web').hover();
  await page.mouse.move(box.x, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + 220, { steps: 8 });
  await page.mouse.up();
  await quickAdd(page, 'cache redis:7.2');
  await expect(await edge(page, 'web', 'cache')).toBeVisible();
  // The provider comes before its consumer in the list.
  await expect.poll(() => keptText(page)).toMatch(/docker-cache\.service".+docker-web\.service"/s);
});
