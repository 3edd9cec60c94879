import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  designMenu,
  dropFile,
  edge,
  editor,
  editorPane,
  emptyDocument,
  expectText,
  keptText,
  notice,
  problems,
  statusBar,
  visit,
} from './slipway.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import' });
const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

async function paste(page: Page, text: string) {
  await page.getByRole('banner').getByRole('button', { name: 'Import' }).click();
  await dialog(page).getByRole('textbox', { name: 'Text to import' }).fill(text);
}

test('a pasted cloud-config opens as a design of its own, byte for byte', async ({ page }) => {
  await visit(page);
  await paste(page, elasticAndFluentd);
  await expect(dialog(page).getByRole('status')).toHaveText('2 units.');
  await dialog(page).getByRole('button', { name: 'Open as a new design' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(await edge(page, 'fluentd', 'elastic')).toBeVisible();
  await expectText(page, elasticAndFluentd);
});

test('a dropped file opens under its own name', async ({ page }) => {
  await visit(page);
  await dropFile(page, 'logging.yml', elasticAndFluentd);
  await expect(designMenu(page)).toHaveText('logging');
  await expect(notice(page, 'Opened logging: 2 units.')).toBeVisible();
  await expectText(page, elasticAndFluentd);
});

test('a chosen file opens under its own name', async ({ page }) => {
  // As in browsers without file handles: Firefox, Safari.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  await visit(page);
  await expect(editor(page)).toBeAttached();
  const file = { name: 'logging.yml', mimeType: 'application/yaml', buffer: Buffer.from(elasticAndFluentd) };
  // The browser may open its dialog before the test is told to be asked instead.
  await expect(async () => {
    const chooser = page.waitForEvent('filechooser', { timeout: 3000 });
    await page.keyboard.press('Control+o');
    await (await chooser).setFiles(file);
  }).toPass();
  await expect(designMenu(page)).toHaveText('logging');
  await expectText(page, elasticAndFluentd);
});

test('template text is named before it opens, and kept', async ({ page }) => {
  const template = fixture('placeholders.yml');
  await visit(page);
  await dropFile(page, 'template.yml', template);
  await expect(dialog(page).getByRole('status')).toHaveText(
    /template text \(.+\): kept as written, not edited/,
  );
  await dialog(page).getByRole('button', { name: 'Open as a new design' }).click();
  await expect(card(page, 'api')).toBeVisible();
  await expectText(page, template.toString());
});

test('YAML that cannot be read opens as text, with the line marked', async ({ page }) => {
  const broken = fixture('broken-open-quote.yml').toString();
  await visit(page);
  await dropFile(page, 'broken.yml', broken);
  await expect(dialog(page).getByRole('status')).toHaveText(/^Line \d+ cannot be read as YAML: /);
  await dialog(page).getByRole('button', { name: 'Open as text' }).click();
  await expect(page.getByText(/^Line \d+ cannot be read\. /)).toBeVisible();
  await expect(editorPane(page).getByRole('button', { name: /unreadable, \d+ error/ })).toBeVisible();
  await expect(editorPane(page).locator('.squiggly-error').first()).toBeVisible();
  await expectText(page, broken);
});

test.describe('what is no cloud-config is refused, and the open design stays', () => {
  const refused = {
    'a script': ['#!/bin/bash\ndocker run nginx\n', /script/, true],
    'a compose file': ['services:\n  web:\n    image: nginx\n', /compose/, true],
    'an Ignition file': ['{"ignition": {"version": "3.4.0"}}\n', /Ignition/, true],
    'a file that is not UTF-8': [
      Buffer.from('#cloud-config\n# caf\xe9\n', 'latin1'),
      /^Line 2 of other\.yml is not UTF-8: /,
      false,
    ],
  } as const;

  test('one after the other', async ({ page }) => {
    await visit(page);
    await dropFile(page, 'present.yml', elasticAndFluentd);
    await expect(designMenu(page)).toHaveText('present');
    for (const [what, [content, reason, asText]] of Object.entries(refused)) {
      await test.step(what, async () => {
        await dropFile(page, 'other.yml', content);
        await expect(dialog(page).getByRole('status')).toHaveText(reason);
        await expect(dialog(page).getByRole('button', { name: 'Open as text' })).toHaveCount(asText ? 1 : 0);
        await page.keyboard.press('Escape');
        await expect(dialog(page)).toBeHidden();
        await expect(designMenu(page)).toHaveText('present');
        await expect(canvas(page)).toHaveAccessibleName(/2 units/);
        await expectText(page, elasticAndFluentd);
      });
    }
  });

  test('and opens as text for those who insist', async ({ page }) => {
    await visit(page);
    await dropFile(page, 'setup.sh', refused['a script'][0]);
    await dialog(page).getByRole('button', { name: 'Open as text' }).click();
    await expect(dialog(page)).toBeHidden();
    await expectText(page, refused['a script'][0]);
  });
});

test.describe('unit definitions as pasted from a chat', () => {
  /** The second unit of a document, without its header: as an entry of a list. */
  const fluentd = fixture('fluentd-with-script.yml')
    .toString()
    .split('\n\n    - ')[1]
    ?.split('\n\nwrite_files')[0];
  const fluentdEntry = `- ${fluentd}\n`;
  const elasticEntry = fixture('elastic-fragment.yml').toString();

  test('are added to the open design, one after the other', async ({ page }) => {
    await visit(page);
    await paste(page, elasticEntry);
    await expect(dialog(page).getByRole('status')).toHaveText('A unit to add: docker-elastic.service.');
    await dialog(page).getByRole('button', { name: 'Add this unit' }).click();
    await expect(card(page, 'elastic')).toBeVisible();

    await paste(page, fluentdEntry);
    await dialog(page).getByRole('button', { name: 'Add this unit' }).click();
    await expect(notice(page, 'Added docker-fluentd.service.')).toBeVisible();

    await page.getByRole('button', { name: 'Show everything' }).click();
    // It needs elastic, and comes after a unit that is not there.
    await expect(await edge(page, 'fluentd', 'elastic')).toBeVisible();
    await expect(await edge(page, 'fluentd', 'provision')).toBeVisible();
    await expect(card(page, 'fluentd')).toHaveAccessibleName(/fluent:latest, .*24224/);

    // systemd knows no Author=: said, and kept.
    await statusBar(page).getByRole('button').first().click();
    await expect(problems(page).getByRole('button', { name: /Author/ })).toHaveCount(2);
    const text = await keptText(page);
    expect(text.match(/^ +Author=The platform team$/gm)).toHaveLength(2);
    for (const line of `${elasticEntry}${fluentdEntry}`.split('\n').slice(1))
      expect(text).toContain(line.trim());

    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expectText(page, emptyDocument);
  });

  test('are taken in by the canvas itself', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), elasticEntry);
    await canvas(page).focus();
    await page.keyboard.press('Control+v');
    await expect(card(page, 'elastic')).toBeVisible();
  });
});
