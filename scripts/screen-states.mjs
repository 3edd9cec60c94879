// @ts-check
// The states that `npm run screens` shoots. Each begins on the page of a fresh browser and leads to its state by what
// a user would do.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchDocument } from '../bench/documents.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {import('playwright').Page} Page */
/**
 * @typedef {object} State
 * @property {string} name of the picture, too
 * @property {string} shows
 * @property {(page: Page) => Promise<void | 'absent'>} enter `absent` where this build has no such thing
 * @property {boolean} [print] as it would be printed
 */

/** @type {readonly State[]} */
export const states = [
  { name: 'empty', shows: 'The first visit', enter: async () => {} },
  {
    name: 'first-container',
    shows: 'The first container, just drawn',
    enter: async (page) => {
      await page.keyboard.press('a');
      await page.keyboard.type('elastic elasticsearch:7.17.24');
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: /^Inspector/ }).waitFor();
    },
  },
  { name: 'example', shows: 'The nine-container example', enter: openExample },
  { name: 'units-60', shows: '60 units', enter: (page) => open(page, benchDocument(60)) },
  {
    name: 'node-selected',
    shows: 'A container selected',
    enter: async (page) => {
      await openExample(page);
      await select(page, 'fluentd');
    },
  },
  {
    name: 'edge-selected',
    shows: 'An edge selected',
    enter: async (page) => {
      await openExample(page);
      await select(page, 'fluentd');
      await page.keyboard.press('Shift+ArrowLeft');
    },
  },
  {
    name: 'multi-selection',
    shows: 'Several cards selected',
    enter: async (page) => {
      await openExample(page);
      await select(page, 'fluentd');
      await card(page, 'elastic').click({ modifiers: ['Shift'] });
    },
  },
  {
    name: 'dragging-a-link',
    shows: 'A link on its way from one card to another',
    enter: async (page) => {
      await open(page, shop);
      const [from, to] = [await boxOf(card(page, 'db')), await boxOf(card(page, 'web'))];
      await page.mouse.move(from.x + from.width, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width / 3, to.y + to.height / 2, { steps: 12 });
    },
  },
  {
    name: 'problems-open',
    shows: 'The drawer of problems',
    enter: async (page) => {
      await open(page, fixture('unit-mistakes'));
      await page.keyboard.press('Control+Shift+M');
      await page.getByRole('region', { name: 'Problems', exact: true }).first().waitFor();
    },
  },
  {
    name: 'unreadable-yaml',
    shows: 'YAML that cannot be read, behind the last that could',
    enter: async (page) => {
      await open(page, shop);
      await textView(page);
      await page.locator('.view-line', { hasText: 'units:' }).first().click();
      await page.keyboard.press('End');
      await page.keyboard.type(' }');
      await page.getByText(/cannot be read\. The canvas/).waitFor();
      await hideText(page);
    },
  },
  {
    name: 'opaque-parts',
    shows: 'A template with parts nobody can read',
    enter: async (page) => {
      await open(page, fixture('erb-lines'));
      const anyway = page.getByRole('dialog').getByRole('button', { name: /^Open as/ });
      if (await anyway.isVisible()) await anyway.click();
    },
  },
  {
    name: 'import-refused',
    shows: 'An import that is refused',
    enter: async (page) => {
      await openDialog(page, 'Import');
      await page
        .getByRole('textbox', { name: 'Text to import' })
        .fill('services:\n  web:\n    image: nginx\n    ports: ["80:80"]\n');
    },
  },
  {
    name: 'palette-open',
    shows: 'The command palette',
    enter: async (page) => {
      await openExample(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^Find a command/ }).waitFor();
    },
  },
  {
    name: 'context-menu',
    shows: 'The menu of a card',
    enter: async (page) => {
      await openExample(page);
      await card(page, 'fluentd').click({ button: 'right' });
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'context-menu-row',
    shows: 'The menu of a row of the outline',
    enter: async (page) => {
      await openExample(page);
      const row = page.getByRole('option', { name: 'fluentd' });
      if (!(await row.isVisible())) return 'absent';
      await row.click({ button: 'right' });
      await page.getByRole('menu').waitFor();
      return undefined;
    },
  },
  {
    name: 'copy-toast',
    shows: 'What copying says',
    enter: async (page) => {
      await openExample(page);
      await page.keyboard.press('Control+Shift+C');
      await page.getByText(/^Copied [\d,]+ bytes/).waitFor();
    },
  },
  {
    name: 'boot-timeline',
    shows: 'The boot, as simulated',
    enter: async (page) => {
      await openExample(page);
      await page.keyboard.press('Control+Shift+M');
      await page.getByRole('tab').first().waitFor();
      const tab = page.getByRole('tab', { name: /Boot/ });
      if ((await tab.count()) === 0) return 'absent';
      await tab.click();
      return undefined;
    },
  },
  {
    name: 'change-diff',
    shows: 'What the last gestures changed in the text',
    enter: async (page) => {
      await changeThings(page);
      await page.keyboard.press('Control+Shift+H');
      await page.getByRole('listbox', { name: 'History' }).waitFor();
    },
  },
  {
    name: 'since-original',
    shows: 'The text beside the original',
    enter: async (page) => {
      await changeThings(page);
      await runCommand(page, 'Compare with the original');
      await page.getByText(/^Since the original/).waitFor();
    },
  },
  { name: 'long-names', shows: 'Very long names', enter: (page) => open(page, longNames) },
  {
    name: 'zoom-0.3',
    shows: 'Seen from afar',
    enter: async (page) => {
      await open(page, benchDocument(60));
      const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ });
      for (let tries = 0; tries < 12; tries++) {
        const percent = Number(/\d+/.exec((await zoom.getAttribute('aria-label')) ?? '')?.[0]);
        if (percent <= 32) break;
        await page.getByRole('button', { name: 'Zoom out' }).click();
      }
    },
  },
  {
    name: 'text-drawer',
    shows: 'The text where the window is narrow, or alone folded away',
    enter: async (page) => {
      await openExample(page);
      await page.keyboard.press('Control+Shift+E');
    },
  },
  {
    name: 'keys',
    shows: 'The cheat sheet of keys',
    enter: async (page) => {
      await openExample(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  {
    name: 'picture',
    shows: 'Saving a picture',
    enter: async (page) => {
      await openExample(page);
      await runCommand(page, 'Save a picture');
      await page.getByRole('dialog', { name: 'Save a picture' }).getByRole('img').waitFor();
    },
  },
  { name: 'print', shows: 'Printed', enter: openExample, print: true },
  ...[3, 12, 24].map((steps) => ({
    name: `focus-${steps}`,
    shows: `Where the focus is after ${steps} Tabs`,
    /** @param {Page} page */
    enter: async (page) => {
      await open(page, shop);
      await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
      for (let i = 0; i < steps; i++) await page.keyboard.press('Tab');
    },
  })),
];

const shop = `#cloud-config
coreos:
  units:
    - name: docker-db.service
      command: start
      content: |
        [Unit]
        Description=The database
        Requires=docker.service
        After=docker.service

        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --name db -v /srv/db:/var/lib/postgresql/data postgres:16
        ExecStop=/usr/bin/docker stop db

    - name: docker-api.service
      command: start
      content: |
        [Unit]
        Description=The API
        Requires=docker.service docker-db.service
        After=docker.service docker-db.service

        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --name api --link db -p 8080:80 acme/api:1.4 serve
        ExecStop=/usr/bin/docker stop api

    - name: docker-web.service
      command: start
      content: |
        [Unit]
        Description=The shop window
        Requires=docker.service
        After=docker.service

        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --name web -p 80:80 -p 443:443 acme/web:2.0
        ExecStop=/usr/bin/docker stop web
`;

const longNames = shop
  .replaceAll(/\bapi\b/g, 'payments-reconciliation-and-settlement-gateway-for-the-nordics')
  .replaceAll(
    'acme/web:2.0',
    'registry.eu-central-1.internal.example.com:5000/platform/storefront/web-frontend-server:2024.11.23-rc.4-gdeadbeef',
  );

/** @param {string} name */
function fixture(name) {
  return readFileSync(join(root, 'fixtures', `${name}.yml`), 'utf8');
}

/** @param {Page} page */
async function openExample(page) {
  await page.getByRole('button', { name: /nine-container example/ }).click();
  await card(page, 'fluentd').waitFor();
  await seenText(page);
}

/**
 * Lets go of a file over the window.
 *
 * @param {Page} page
 * @param {string} text
 */
async function open(page, text) {
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'machine.yml'));
    return transfer;
  }, text);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer });
  await page
    .getByRole('banner')
    .getByRole('button', { name: /machine/ })
    .or(page.getByRole('dialog'))
    .first()
    .waitFor();
  await page.mouse.move(700, 5);
  await seenText(page);
  if (await page.getByRole('dialog').isVisible()) return;
  // Without the notice that it was opened, which comes and goes.
  await page.reload();
  await page.getByRole('application', { name: /^Canvas/ }).waitFor();
  await seenText(page);
}

/**
 * Where the text is on the screen, until Monaco shows it.
 *
 * @param {Page} page
 */
async function seenText(page) {
  const lines = page.locator('.monaco-editor .view-line');
  await lines.first().waitFor({ state: 'attached' });
}

/** @param {Page} page */
async function textView(page) {
  const show = page.getByRole('button', { name: 'Show the text' });
  if (await show.isVisible()) await show.click();
}

/** @param {Page} page */
async function hideText(page) {
  const hide = page.getByRole('button', { name: 'Hide the text' });
  if (await hide.isVisible()) await hide.click();
}

/** @param {Page} page */
async function changeThings(page) {
  await openExample(page);
  await select(page, 'fluentd');
  await page.keyboard.press('F2');
  await page.keyboard.type('logs');
  await page.keyboard.press('Enter');
  await card(page, 'logs').waitFor();
  await page.keyboard.press('Control+d');
  await card(page, 'logs-2').waitFor();
  await page.keyboard.press('Delete');
  await card(page, 'logs-2').waitFor({ state: 'hidden' });
  await select(page, 'elastic');
  await page.keyboard.press('Delete');
  await card(page, 'elastic').waitFor({ state: 'hidden' });
}

/**
 * @param {Page} page
 * @param {string} name
 */
function card(page, name) {
  return page
    .getByRole('application', { name: /^Canvas/ })
    .getByRole('group', { name: new RegExp(`^${name}, `) });
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function select(page, name) {
  await card(page, name).click();
  await page.getByRole('complementary', { name: /^Inspector/ }).waitFor();
}

/**
 * @param {Page} page
 * @param {string} title
 */
async function runCommand(page, title) {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /^Find a command/ });
  await search.fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

/**
 * @param {Page} page
 * @param {string} title
 */
async function openDialog(page, title) {
  await runCommand(page, title);
  await page.getByRole('dialog', { name: title }).waitFor();
}

/** @param {import('playwright').Locator} element */
async function boxOf(element) {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}
