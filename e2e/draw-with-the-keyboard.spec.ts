import { elasticAndFluentd } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  changedLines,
  clipboardText,
  edge,
  edges,
  emptyDocument,
  expectChange,
  expectText,
  inspector,
  keptText,
  notice,
  pickLink,
  quickAdd,
  visit,
} from './slipway.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('two containers and a link, drawn with the keyboard alone, undone to nothing and redone', async ({
  page,
}) => {
  const { keyboard } = page;
  await visit(page);

  await keyboard.press('a');
  await quickAdd(page, 'elastic elasticsearch:7.17.24');
  await keyboard.press('a');
  await quickAdd(page, 'fluentd fluent:latest');
  await keyboard.press('l');
  await keyboard.type('ela');
  await expect(page.getByRole('combobox', { name: 'What fluentd needs' })).toHaveValue('ela');
  await expect(page.getByRole('option', { name: /^elastic wave/ })).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await expect(await edge(page, 'fluentd', 'elastic')).toBeVisible();

  await keyboard.press('Control+Shift+C');
  await expect(notice(page, 'Copied')).toBeVisible();
  expect(await clipboardText(page)).toBe(elasticAndFluentd);

  for (let steps = 0; steps < 3; steps++) await keyboard.press('Control+z');
  await expectText(page, emptyDocument);
  await expect(canvas(page)).toHaveAccessibleName(/0 units/);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  for (let steps = 0; steps < 3; steps++) await keyboard.press('Control+Shift+Z');
  await expectText(page, elasticAndFluentd);
  await expect(await edge(page, 'fluentd', 'elastic')).toBeVisible();
});

test.describe('on a drawing', () => {
  test.beforeEach(async ({ page }) => {
    await visit(page);
    for (const container of ['elastic elasticsearch:7.17.24', 'fluentd fluent:latest']) {
      await page.keyboard.press('a');
      await quickAdd(page, container);
    }
    await page.keyboard.press('l');
    await pickLink(page, 'fluentd', 'elastic');
  });

  test('arrows walk along the edges, Tab along the boot order, Escape leaves', async ({ page }) => {
    const { keyboard } = page;
    await keyboard.press('ArrowLeft');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: elastic');
    await keyboard.press('ArrowRight');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: fluentd');
    await keyboard.press('Shift+ArrowLeft');
    await expect(inspector(page)).toHaveAccessibleName(/^Inspector: fluentd .* elastic$/);
    await keyboard.press('ArrowLeft');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: elastic');
    await keyboard.press('Tab');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: fluentd');
    await keyboard.press('Shift+Tab');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: elastic');
    await keyboard.press('Escape');
    await expect(inspector(page)).toBeHidden();
    await expect(canvas(page)).toBeFocused();
  });

  test('F2 renames unit and container, and every mention follows', async ({ page }) => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'New name of elastic' })).toBeFocused();
    await page.keyboard.type('search');
    await page.keyboard.press('Enter');
    await expect(card(page, 'search')).toBeVisible();
    await expect(canvas(page)).toBeFocused();
    await expectChange(page, elasticAndFluentd, [
      '-     - name: "docker-elastic.service"',
      '+     - name: "docker-search.service"',
      '-         Description=Run the elastic container',
      '+         Description=Run the search container',
      '-         ExecStartPre=-/usr/bin/docker rm -f elastic',
      '-         ExecStart=/usr/bin/docker run --rm --name elastic elasticsearch:7.17.24',
      '-         ExecStop=-/usr/bin/docker stop -t 2 elastic',
      '+         ExecStartPre=-/usr/bin/docker rm -f search',
      '+         ExecStart=/usr/bin/docker run --rm --name search elasticsearch:7.17.24',
      '+         ExecStop=-/usr/bin/docker stop -t 2 search',
      '-         Requires=docker-elastic.service',
      '+         Requires=docker-search.service',
      '-         After=docker-elastic.service',
      '+         After=docker-search.service',
      '-         ExecStart=/usr/bin/docker run --rm --name fluentd --link elastic fluent:latest',
      '+         ExecStart=/usr/bin/docker run --rm --name fluentd --link search fluent:latest',
    ]);
  });

  test('Delete takes away an edge with its three lines, then a card, and Undo brings all back', async ({
    page,
  }) => {
    const { keyboard } = page;
    // The edge is selected: it was just drawn.
    await keyboard.press('Delete');
    await expect(edges(page)).toHaveCount(0);
    await expectChange(page, elasticAndFluentd, [
      '-         Requires=docker-elastic.service',
      '-         After=docker-elastic.service',
      '-         ExecStart=/usr/bin/docker run --rm --name fluentd --link elastic fluent:latest',
      '+         ExecStart=/usr/bin/docker run --rm --name fluentd fluent:latest',
    ]);
    await keyboard.press('Home');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: elastic');
    await keyboard.press('Delete');
    await expect(card(page, 'elastic')).toBeHidden();
    const without = await keptText(page);
    expect(changedLines(elasticAndFluentd, without).filter((line) => line.startsWith('+'))).toEqual([
      '+         ExecStart=/usr/bin/docker run --rm --name fluentd fluent:latest',
    ]);
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await expectText(page, elasticAndFluentd);
  });

  test('everything can be reached by name from the command palette', async ({ page }) => {
    const { keyboard } = page;
    const palette = page.getByRole('combobox', { name: 'Find a command or a unit' });
    // Typed at once, whether its code has come or not.
    await keyboard.press('Control+k');
    await keyboard.type('fluent');
    await expect(palette).toHaveValue('fluent');
    await keyboard.press('Enter');
    await expect(inspector(page)).toHaveAccessibleName('Inspector: fluentd');
    await keyboard.press('Control+k');
    await keyboard.type('duplicate the');
    await expect(palette).toHaveValue('duplicate the');
    await keyboard.press('Enter');
    await expect(canvas(page)).toHaveAccessibleName(/3 units/);
  });
});
