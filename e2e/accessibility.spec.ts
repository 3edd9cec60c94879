import type { Page } from '@playwright/test';
import { expectNoBarriers } from './barriers.ts';
import { faulty, machine, shop } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  designMenu,
  editor,
  editorPane,
  inspector,
  notice,
  outline,
  placeCursor,
  problems,
  visit,
  visitWith,
} from './slipway.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme nothing serious stands in anyone's way`, () => {
    test.use({ colorScheme });

    test('at the first visit', async ({ page }) => {
      await visit(page);
      await expect(editor(page)).toBeAttached();
      await expectNoBarriers(page, 'an empty design');
      await page.keyboard.press('a');
      await expectNoBarriers(page, 'adding a container');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'Find a command or a unit' })).toBeFocused();
      await expectNoBarriers(page, 'the command palette');
      await page.keyboard.press('Escape');
      await page.getByRole('banner').getByRole('button', { name: 'Import' }).click();
      await page.getByRole('textbox', { name: 'Text to import' }).fill('FROM scratch');
      await expectNoBarriers(page, 'a refused import');
    });

    test('on the page of rules', async ({ page }) => {
      await page.goto('/rules.html#missing-dash');
      await expect(page.getByRole('heading', { name: 'missing-dash' })).toBeInViewport();
      await expectNoBarriers(page, 'the page of rules');
    });

    test('on a design with problems', async ({ page }) => {
      await visitWith(page, faulty);
      await expect(editor(page)).toBeAttached();
      await page.keyboard.press('Control+Shift+m');
      await expect(problems(page)).toBeVisible();
      await problems(page)
        .getByRole('button', { name: /^More about/ })
        .first()
        .click();
      await expectNoBarriers(page, 'the menu of a problem');
      await page.keyboard.press('Escape');
      await problems(page).getByRole('searchbox').fill('nothing has this');
      await expectNoBarriers(page, 'a filter that lets nothing through');
      await problems(page).getByRole('button', { name: 'Show all' }).click();
      await expect(async () => {
        await card(page, 'api').click();
        await expect(inspector(page)).toBeVisible({ timeout: 2000 });
      }).toPass();
      await inspector(page)
        .getByRole('button', { name: /^Directives/ })
        .click();
      await expectNoBarriers(page, 'a selected unit and the list of problems');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+ArrowLeft');
      await expectNoBarriers(page, 'a selected edge');
      await designMenu(page).click();
      await expectNoBarriers(page, 'the menu of designs');
      await page.keyboard.press('Escape');
      await card(page, 'api').click({ button: 'right' });
      await expectNoBarriers(page, 'a context menu');
      await page.keyboard.press('Escape');
      await placeCursor(page, 'units:');
      await page.keyboard.type(' }');
      await expect(page.getByText(/cannot be read\. The canvas/)).toBeVisible();
      await expectNoBarriers(page, 'a text that cannot be read');
    });

    test('on what was changed, on all keys, on a picture', async ({ page }) => {
      await visitWith(page, shop);
      await expect(editor(page)).toBeAttached();
      await card(page, 'api').click();
      await page.keyboard.press('Control+d');
      await expect(card(page, 'api-2')).toBeVisible();
      await page.keyboard.press('Control+Shift+H');
      await expect(page.getByRole('listbox', { name: 'History' })).toBeFocused();
      await expectNoBarriers(page, 'a step of the history');
      await page.keyboard.press('Home');
      await expectNoBarriers(page, 'the comparison with the original');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+a');
      await expectNoBarriers(page, 'several things selected');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await expectNoBarriers(page, 'all keys');
      await page.keyboard.press('Escape');
      await outline(page).getByRole('option', { name: 'db' }).click({ button: 'right' });
      await expectNoBarriers(page, 'the menu of a row');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('picture');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Save a picture' }).getByRole('img')).toBeVisible();
      await expectNoBarriers(page, 'saving a picture');
    });

    test('on the canvas with all that it can show', async ({ page }) => {
      await visitWith(page, machine);
      await expect(editor(page)).toBeAttached();
      await page.getByRole('button', { name: 'Legend, and what to show' }).click();
      await page.getByRole('switch', { name: /^Implied edges/ }).click();
      await expectNoBarriers(page, 'the legend and implied edges');
      await page.getByRole('button', { name: 'Hide the legend' }).click();
      await canvas(page).focus();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('db');
      await expectNoBarriers(page, 'the search');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('g');
      await expect(page.locator('[data-card-group]')).toBeVisible();
      await expectNoBarriers(page, 'a group');
      await page.keyboard.press('e');
      await expect(card(page, 'Group 1')).toBeVisible();
      await expectNoBarriers(page, 'a collapsed group');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await card(page, 'metrics').click();
      await page.keyboard.press('f');
      await expect(page.getByRole('navigation', { name: 'What is in sight' })).toBeVisible();
      await expectNoBarriers(page, 'a part of the machine');
      await page.keyboard.press('l');
      await page.keyboard.type('docker');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await card(page, 'metrics').click();
      await page.keyboard.press('l');
      await page.keyboard.type('api');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('toolbar', { name: 'Kind of the new edge' })).toBeVisible();
      await expectNoBarriers(page, 'the kinds of a new edge');
    });
  });
}

test('Tab reaches everything, shows where it is, and is trapped nowhere', async ({ page }) => {
  await visitWith(page, shop);
  // Without the notice that it was opened: that is a stop, too, for as long as it stays.
  await page.reload();
  await expect(editor(page)).toBeAttached();
  const seen: Stop[] = [];
  const tab = async (key = 'Tab') => {
    await page.keyboard.press(key);
    const stop = await focused(page);
    seen.push(stop);
    return stop;
  };
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let steps = 0; steps < 60 && (await tab()).name !== 'editor'; steps++);
  // In the editor Tab indents, until Escape.
  await page.keyboard.press('Escape');
  for (let steps = 0; steps < 10 && (await tab()).name !== 'body'; steps++);

  expect(
    seen.filter(({ name }) => name === ''),
    'without a name',
  ).toEqual([]);
  expect(
    seen.filter(({ ring }) => !ring).map(({ name }) => name),
    'without a ring',
  ).toEqual([]);
  const names = seen.map(({ name }) => name);
  for (const name of [
    /^Undo|machine$/,
    /^Copy user-data/,
    /^Container/,
    /^Find a unit/,
    /^Units and files/,
    /^Canvas/,
    /error/i,
  ]) {
    expect(
      names.some((each) => name.test(each)),
      `${name} among ${names.join(', ')}`,
    ).toBe(true);
  }
});

test('the editor is left by Escape, then Tab', async ({ page }) => {
  await visitWith(page, shop);
  await placeCursor(page, 'coreos:');
  await page.keyboard.press('Escape');
  await expect(editorPane(page).getByText('Tab leaves')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

test('a notice is passed by Tab, and does not send the focus back', async ({ page }) => {
  await visitWith(page, shop);
  await canvas(page).focus();
  await notice(page, 'Opened machine').focus();
  await page.keyboard.press('Shift+Tab');
  await expect(notice(page, 'Opened machine')).not.toBeFocused();
  await expect(canvas(page)).not.toBeFocused();
});

test('the drawing is one application, and has no ring for a file that was dropped', async ({ page }) => {
  await visitWith(page, shop);
  await expect(page.getByRole('application')).toHaveCount(1);
  await expect(canvas(page)).toBeFocused();
  const ring = () => canvas(page).evaluate((pane) => getComputedStyle(pane, '::after').borderTopWidth);
  const without = await ring();
  await page.keyboard.press('ArrowRight');
  expect(await ring()).not.toBe(without);
});

test('what changes is said to screen readers', async ({ page }) => {
  await visitWith(page, shop);
  await card(page, 'api').click();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(canvas(page).locator('[aria-live]')).toHaveText(/api .*db/);
});

interface Stop {
  readonly name: string;
  /** Whether it looks different from when it has not the focus. */
  readonly ring: boolean;
}

function focused(page: Page): Promise<Stop> {
  return page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await drawn();
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: 'body', ring: true };
    if (element.closest('.monaco-editor')) return { name: 'editor', ring: true };
    const label =
      element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
    const name = (label ?? element.textContent ?? '').trim() || element.title;
    // On the element itself, or on what holds it, as round a search field with its icon.
    const looks = () =>
      [element, element.parentElement]
        .flatMap((each) => (each ? [getComputedStyle(each), getComputedStyle(each, '::after')] : []))
        .map((style) =>
          [
            style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 ? '' : style.outline,
            style.boxShadow,
            style.borderColor,
            style.backgroundColor,
          ].join(),
        )
        .join();
    const withFocus = looks();
    element.blur();
    await drawn();
    const without = looks();
    element.focus({ focusVisible: true } as FocusOptions);
    return { name, ring: withFocus !== without };
  });
}
