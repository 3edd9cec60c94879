import type { Page } from '@playwright/test';
import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  card,
  changedLines,
  edge,
  editorPane,
  expectChange,
  inspector,
  keptText,
  placeCursor,
  shownText,
  visitWith,
} from './slipway.ts';

/** Expects the editor to show these changes and no other, and takes them back: every change stands alone. */
async function changes(page: Page, lines: readonly string[]) {
  await expect.poll(async () => changedLines(shop, await shownText(page)), 'changed lines').toEqual(lines);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => shownText(page), 'the text in the editor').toBe(shop);
}

test('every field changes its own lines and no other', async ({ page }) => {
  await visitWith(page, shop);
  const form = inspector(page);
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  const commit = async (name: string, value: string) => {
    await field(name).fill(value);
    await page.keyboard.press('Enter');
  };
  const add = async (what: string, label: string, value: string) => {
    await form.getByRole('button', { name: what }).click();
    await field(label).fill(value);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  };
  await card(page, 'api').click();
  await expect(form).toHaveAccessibleName('Inspector: api');

  await test.step('image', async () => {
    await commit('Image', 'acme/api:2.0');
    await changes(page, ['-           acme/api:1.4 serve', '+           acme/api:2.0 serve']);
  });
  await test.step('command', async () => {
    await commit('Command', 'serve --verbose');
    await changes(page, ['-           acme/api:1.4 serve', '+           acme/api:1.4 serve --verbose']);
  });
  await test.step('restart', async () => {
    await form.getByRole('combobox', { name: 'Restart' }).selectOption('on-failure');
    await changes(page, ['-         Restart=always', '+         Restart=on-failure']);
  });
  await test.step('port', async () => {
    await commit('Port on the machine', '9090');
    await changes(page, ['-           -p 8080:80 \\', '+           -p 9090:80 \\']);
  });
  await test.step('one port more', async () => {
    await add('Add a port', 'New port', '8443:443');
    await changes(page, ['+           -p 8443:443 \\']);
  });
  await test.step('no port', async () => {
    await form.getByRole('button', { name: 'Remove 8080:80' }).click();
    await changes(page, ['-           -p 8080:80 \\']);
  });
  await test.step('variable', async () => {
    await commit('Value of STAGE', 'test');
    await changes(page, ['-           -e STAGE=live \\', '+           -e STAGE=test \\']);
  });
  await test.step('one variable more', async () => {
    await add('Add a variable', 'New variable', 'DEBUG=1');
    await changes(page, ['+           -e DEBUG=1 \\']);
  });
  await test.step('volume', async () => {
    await commit('Path or volume on the machine', '/srv/other');
    await changes(page, ['-           -v /srv/api:/data:ro \\', '+           -v /srv/other:/data:ro \\']);
  });
  await test.step('another flag', async () => {
    await form.getByRole('button', { name: /^Other flags/ }).click();
    await commit('Value of --memory', '1g');
    await changes(page, ['-           --memory 512m \\', '+           --memory 1g \\']);
  });
  await test.step('kind of an edge', async () => {
    await form.getByRole('combobox', { name: 'Kind of the edge to db' }).selectOption('bound');
    await changes(page, [
      '-         Requires=docker-db.service',
      '+         BindsTo=docker-db.service',
      '-           --link db \\',
    ]);
  });
  await test.step('no edge', async () => {
    await form.getByRole('button', { name: 'Remove the edge to db' }).click();
    await changes(page, [
      '-         Requires=docker-db.service',
      '-         After=docker-db.service',
      '-           --link db \\',
    ]);
  });
  await test.step('a directive', async () => {
    await form.getByRole('button', { name: /^Directives/ }).click();
    await commit('Description in [Unit]', 'What the shop asks');
    await changes(page, ['-         Description=The API', '+         Description=What the shop asks']);
  });
});

test('a refused value stays as typed, with the reason', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'api').click();
  const image = inspector(page).getByRole('textbox', { name: 'Image' });
  await image.fill('NOT AN IMAGE');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('alert')).toBeVisible();
  await expect(image).toHaveAttribute('aria-invalid', 'true');
  await expect(image).toHaveValue('NOT AN IMAGE');
  expect(await keptText(page)).toBe(shop);
  await page.keyboard.press('Escape');
  await expect(image).toHaveValue('acme/api:1.4');
  await expect(inspector(page).getByRole('alert')).toBeHidden();
});

test('the kind of an edge is changed on its card', async ({ page }) => {
  await visitWith(page, shop);
  await (await edge(page, 'api', 'db')).locator('path').first().dispatchEvent('click');
  const kinds = inspector(page).getByRole('radiogroup', { name: 'Kind of edge' });
  await expect(kinds.getByRole('radio', { name: 'Link' })).toBeChecked();
  await expect(inspector(page).getByRole('button', { name: /line \d+, in/ })).toHaveCount(3);
  await kinds.getByRole('radio', { name: 'After' }).click();
  await expectChange(page, shop, ['-         Requires=docker-db.service', '-           --link db \\']);
  await kinds.getByRole('radio', { name: 'After' }).press('ArrowLeft');
  await expect(kinds.getByRole('radio', { name: 'Wants' })).toBeChecked();
  await expect.poll(() => keptText(page)).toMatch(/^ +Wants=docker-db\.service$/m);
  await inspector(page).getByRole('button', { name: 'Remove this edge' }).click();
  await expectChange(page, shop, [
    '-         Requires=docker-db.service',
    '-         After=docker-db.service',
    '-           --link db \\',
  ]);
});

test('selecting a node shows its text, and the cursor in a text selects its node', async ({ page }) => {
  // Far below what the window shows.
  const far = shop.replace('coreos:', `${'# nothing to see here\n'.repeat(150)}coreos:`);
  await visitWith(page, far);
  await placeCursor(page, '#cloud-config');
  await expect(editorPane(page).getByText('postgres:16')).toBeHidden();
  await card(page, 'db').click();
  await expect(editorPane(page).getByText('postgres:16')).toBeVisible();
  await placeCursor(page, 'Description=The API');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: api');
});
