import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { boxOf, canvas, card, cards, edges, outline, statusBar, visit } from './slipway.ts';

test.beforeEach(async ({ page }) => {
  await visit(page);
  await page.getByRole('button', { name: /See the nine-container example/ }).click();
  await expect(card(page, 'elastic')).toBeVisible();
});

test('the example shows nine containers in boot order, without an error', async ({ page }) => {
  const containers = canvas(page).getByRole('group', { name: /, container, / });
  await expect(containers).toHaveCount(9);
  await expect(statusBar(page).getByRole('button').first()).toHaveText('No errors');
  await expect(statusBar(page)).not.toContainText('not in boot order');

  const waves = {
    1: ['provision', 'elastic', 'redis', 'cadvisor'],
    2: ['postgres', 'fluentd', 'kibana'],
    3: ['api', 'worker'],
    4: ['nginx'],
  };
  for (const [wave, names] of Object.entries(waves)) {
    const group = outline(page).getByRole('group', { name: `Wave ${wave}`, exact: true });
    await expect(group.getByRole('option')).toHaveText(names);
    for (const name of names) {
      await expect(card(page, name)).toHaveAccessibleName(new RegExp(`, wave ${wave}$`));
    }
  }
});

test('all of it fits into the window', async ({ page }) => {
  const pane = await boxOf(canvas(page));
  for (const one of await cards(page).all()) {
    const box = await boxOf(one);
    expect(box.x).toBeGreaterThanOrEqual(pane.x);
    expect(box.y).toBeGreaterThanOrEqual(pane.y);
    expect(box.x + box.width).toBeLessThanOrEqual(pane.x + pane.width);
    expect(box.y + box.height).toBeLessThanOrEqual(pane.y + pane.height);
  }
});

test('no edge runs through a card, and no card lies on another', async ({ page }) => {
  expect(await edges(page).count()).toBeGreaterThan(8);
  expect(await crossings(page)).toEqual([]);
  expect(await overlaps(page)).toEqual([]);
});

/** Walks along every edge as it is drawn, and names the cards it comes through. Its own two ends it may touch. */
function crossings(page: Page): Promise<string[]> {
  return edges(page).evaluateAll((all) => {
    const boxes = [...document.querySelectorAll('[data-card]')].map((card) => ({
      id: card.getAttribute('data-card'),
      title: card.getAttribute('aria-label'),
      box: card.getBoundingClientRect(),
    }));
    const found = new Set<string>();
    for (const edge of all) {
      const ends = (edge.getAttribute('data-id') ?? '').split('>');
      const path = edge.querySelector('path');
      const matrix = path?.getScreenCTM();
      if (!path || !matrix) throw new Error('an edge without a line');
      const length = path.getTotalLength();
      for (let at = 0; at <= length; at += 2) {
        const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
        for (const { id, title, box } of boxes) {
          const margin = ends.includes(id ?? '') ? 6 : 1;
          const inside =
            x > box.left + margin &&
            x < box.right - margin &&
            y > box.top + margin &&
            y < box.bottom - margin;
          if (inside) found.add(`${ends.join(' > ')} through ${title}`);
        }
      }
    }
    return [...found];
  });
}

function overlaps(page: Page): Promise<string[]> {
  return cards(page).evaluateAll((all) => {
    const boxes = all.map((card) => ({
      title: card.getAttribute('aria-label'),
      box: card.getBoundingClientRect(),
    }));
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) =>
            a.box.left < b.box.right &&
            b.box.left < a.box.right &&
            a.box.top < b.box.bottom &&
            b.box.top < a.box.bottom,
        )
        .map((b) => `${a.title} on ${b.title}`),
    );
  });
}
