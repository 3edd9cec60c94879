import type { Locator, Page } from '@playwright/test';
import { elasticAndFluentd, machine, shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  boxOf,
  canvas,
  card,
  dragLink,
  edge,
  expectChange,
  expectText,
  inspector,
  keptText,
  pickLink,
  restingBox,
  visitWith,
} from './slipway.ts';

const kinds = (page: Page) => page.getByRole('toolbar', { name: 'Kind of the new edge' });

test('a link that is let go offers its kind, and all of it is one step', async ({ page }) => {
  await visitWith(page, machine);
  const before = await keptText(page);
  await dragLink(page, card(page, 'metrics'), 'left', card(page, 'api'));
  await expect(kinds(page)).toBeVisible();
  await kinds(page)
    .getByRole('button', { name: /^Wants/ })
    .click();
  await expect(kinds(page)).toBeHidden();
  await expect.poll(() => keptText(page)).toContain('Wants=api.service');
  expect(await keptText(page)).not.toContain('--name metrics --network backend --link api');
  await canvas(page).focus();
  await page.keyboard.press('Control+z');
  await expectText(page, before);
});

test('digits choose the kind of an edge, and so does its menu', async ({ page }) => {
  await visitWith(page, elasticAndFluentd);
  await card(page, 'fluentd').click();
  await canvas(page).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('3');
  await expectChange(page, elasticAndFluentd, [
    '-         ExecStart=/usr/bin/docker run --rm --name fluentd --link elastic fluent:latest',
    '+         ExecStart=/usr/bin/docker run --rm --name fluentd fluent:latest',
  ]);
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitemradio', { name: /^Needs/ })).toHaveAttribute('aria-checked', 'true');
  await page.getByRole('menuitemradio', { name: /^Link/ }).click();
  await expectText(page, elasticAndFluentd);
});

test.describe('in a wide window, where the view need not move to show both ends', () => {
  test.use({ viewport: { width: 1900, height: 900 } });

  test('an end of an edge is taken elsewhere with the mouse, as one step', async ({ page }) => {
    await visitWith(page, machine);
    const before = await keptText(page);
    await card(page, 'api').click();
    await canvas(page).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(inspector(page)).toHaveAccessibleName(/^Inspector: api .* db$/);
    await dragTo(page, page.locator('.react-flow__edgeupdater-source'), card(page, 'metrics'));
    await expect(await edge(page, 'api', 'metrics')).toBeVisible();
    await expect.poll(() => keptText(page)).toContain('Requires=docker.service metrics.service');
    expect(await keptText(page)).not.toContain('Requires=docker.service db.service');
    await canvas(page).focus();
    await page.keyboard.press('Control+z');
    await expectText(page, before);
  });
});

test('either end of an edge is taken elsewhere with the keyboard', async ({ page }) => {
  await visitWith(page, machine);
  await card(page, 'web').click();
  await canvas(page).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('r');
  await pickLink(page, 'web', 'db');
  await canvas(page).focus();
  await page.keyboard.press('Shift+R');
  await expect(page.getByRole('combobox', { name: 'What needs db' })).toBeFocused();
  await page.keyboard.type('metrics');
  await page.keyboard.press('Enter');
  await expect(await edge(page, 'metrics', 'db')).toBeVisible();
  await expect(inspector(page)).toHaveAccessibleName(/^Inspector: metrics .* db$/);
});

test('resting on an edge shows the lines behind it', async ({ page }) => {
  await visitWith(page, shop);
  await (await edge(page, 'api', 'db')).locator('path').first().hover({ force: true });
  await expect(page.getByRole('tooltip')).toContainText('Requires=docker-db.service');
  await expect(page.getByRole('tooltip')).toContainText('--link db');
});

test('the legend names every kind, and shows edges that stand in no line', async ({ page }) => {
  await visitWith(page, machine);
  await page.getByRole('button', { name: 'Legend, and what to show' }).click();
  const legend = page.getByRole('region', { name: 'Legend' });
  for (const kind of ['Link', 'Network', 'Needs', 'Bound', 'Wants', 'After', 'Other', 'File', 'Implied']) {
    await expect(legend.getByText(kind, { exact: true })).toBeVisible();
  }
  const where = await boxOf(card(page, 'web'));
  await legend.getByRole('switch', { name: /^Implied edges/ }).press('Space');
  const mount = await edgeId(page, 'db', 'srv.mount');
  await expect(page.getByTestId(`rf__edge-implied ${mount}`)).toBeVisible();
  expect((await restingBox(card(page, 'web'))).y).toBe(where.y);
  await page.reload();
  await expect(legend.getByRole('switch', { name: /^Implied edges/ })).toBeChecked();
});

test('what the selection needs and what needs it stand out, unless that is not wanted', async ({ page }) => {
  await visitWith(page, machine);
  await card(page, 'api').click();
  const looks = async (name: string) => (await nodeOf(page, name).getAttribute('class')) ?? '';
  expect(await looks('db')).toContain('upstream');
  expect(await looks('web')).toContain('downstream');
  expect(await looks('metrics')).toContain('aside');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command or a unit' })).toBeFocused();
  await page.keyboard.type('fade what');
  await page.keyboard.press('Enter');
  await expect.poll(() => looks('metrics')).not.toContain('aside');
  await page.keyboard.down('Alt');
  await card(page, 'db').hover();
  await expect.poll(() => looks('metrics')).toContain('aside');
  await page.keyboard.up('Alt');
  await expect.poll(() => looks('metrics')).not.toContain('aside');
});

function nodeOf(page: Page, name: string): Locator {
  return page.locator('.react-flow__node', {
    has: page.getByRole('group', { name: new RegExp(`^${name}, `) }),
  });
}

async function edgeId(page: Page, consumer: string, provider: string): Promise<string> {
  const [from, to] = await Promise.all(
    [consumer, provider].map((name) => card(page, name).getAttribute('data-card')),
  );
  return `${from}>${to}`;
}

async function dragTo(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await restingBox(from), await restingBox(to)];
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}
