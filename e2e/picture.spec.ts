import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { canvas, card, dragCard, notice, visitWith } from './slipway.ts';

function dialog(page: Page) {
  return page.getByRole('dialog', { name: 'Save a picture' });
}

async function openDialog(page: Page) {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Save a picture' }).click();
  await expect(dialog(page).getByRole('img', { name: 'The canvas of machine' })).toBeVisible();
}

async function saved(page: Page, button: string) {
  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the canvas is saved as an SVG that stands on its own', async ({ page }) => {
  await visitWith(page, shop);
  await openDialog(page);
  await dialog(page).getByText('Dark').click();
  const { name, bytes } = await saved(page, 'Save as SVG');
  expect(name).toBe('machine.svg');
  const svg = bytes.toString();
  expect(svg).toContain('<title>machine</title>');
  expect(svg).toContain('#0e1211');
  expect(svg).toContain('>acme/api:<');
  expect(svg).not.toContain('@font-face');
  await expect(notice(page, 'Saved machine.svg.')).toBeVisible();
  await expect(dialog(page)).toBeHidden();
});

test('and as a PNG of twice its size, transparent, by keys alone', async ({ page }) => {
  await visitWith(page, shop);
  await canvas(page).press('Control+k');
  await page.keyboard.type('picture');
  await expect(page.getByRole('option', { name: 'Save a picture' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  const size = await dialog(page)
    .getByRole('img')
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await dialog(page).getByRole('radio', { name: 'SVG' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog(page).getByRole('radio', { name: 'PNG' })).toBeChecked();
  await dialog(page).getByRole('checkbox', { name: 'Transparent ground' }).focus();
  await page.keyboard.press('Space');
  const { name, bytes } = await saved(page, 'Save as PNG');
  expect(name).toBe('machine.png');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size.map((each) => each * 2));
  const corner = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(2, 2, 1, 1).data ?? [])];
  }, bytes.toString('base64'));
  expect(corner[3]).toBe(0);
});

test('cards stand in the picture where they were put', async ({ page }) => {
  await visitWith(page, shop);
  const place = async () => {
    await openDialog(page);
    const { bytes } = await saved(page, 'Save as SVG');
    return /translate\(([^)]*)\)"><title>docker-db\.service</.exec(bytes.toString())?.[1];
  };
  const before = await place();
  await dragCard(page, card(page, 'db'), { x: 40, y: 160 });
  expect(await place()).not.toBe(before);
});

test('what is printed is the picture and the text, on white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await visitWith(page, shop);
  await page.waitForFunction(() => {
    window.dispatchEvent(new Event('beforeprint'));
    return document.querySelector('body > article') !== null;
  });
  await page.emulateMedia({ media: 'print' });
  const printed = page.getByRole('article');
  await expect(printed.getByRole('heading', { name: 'machine' })).toBeVisible();
  await expect(printed.getByRole('img')).toBeVisible();
  await expect(printed.locator('pre')).toHaveText(shop);
  await expect(canvas(page)).toBeHidden();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(canvas(page)).toBeVisible();
  await expect(printed).toHaveCount(0);
});

test('Ctrl+P prints, from anywhere', async ({ page }) => {
  await visitWith(page, shop);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await canvas(page).press('Control+p');
  await expect(page.locator('body[data-printed]')).toBeAttached();
});
