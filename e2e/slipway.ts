import { expect, type Locator, type Page } from '@playwright/test';

/** What a user sees of Slipway and does with it, by the names they see. */

export const emptyDocument = '#cloud-config\n';

/** Opens the page and waits until it can be worked with. The editor arrives a little later: see `editor`. */
export async function visit(page: Page): Promise<void> {
  await page.goto('/');
  await expect(canvas(page)).toBeVisible();
  // What carries gestures out arrives beside the first scripts, later than a hand but not than a test.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('apply-intent')),
  );
}

/** Opens the page on a document of its own, which is taken in as a file of that name. */
export async function visitWith(page: Page, text: string | Buffer, name = 'machine.yml'): Promise<void> {
  await visit(page);
  await dropFile(page, name, text);
  await expect(designMenu(page)).toHaveText(name.replace(/\.yml$/, ''));
}

export function canvas(page: Page): Locator {
  return page.getByRole('application', { name: /^Canvas, / });
}

/** A node on the canvas, by the name on its card. */
export function card(page: Page, name: string): Locator {
  return canvas(page).getByRole('group', { name: new RegExp(`^${escaped(name)}, `) });
}

export function cards(page: Page): Locator {
  return canvas(page).getByRole('group');
}

/** The edge that says that `consumer` needs `provider`, or uses it. */
export async function edge(page: Page, consumer: string, provider: string): Promise<Locator> {
  const [from, to] = await Promise.all([nodeId(card(page, consumer)), nodeId(card(page, provider))]);
  return page.getByTestId(`rf__edge-${from}>${to}`);
}

export function edges(page: Page): Locator {
  return page.getByTestId(/^rf__edge-/);
}

/** Monaco. Its element has no size: wait until it is attached, and focus it instead of clicking. */
export function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: /^cloud-config\. / });
}

export function editorPane(page: Page): Locator {
  return page.getByRole('region', { name: 'cloud-config' });
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: /^Inspector: / });
}

export function outline(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Units and files' });
}

export function problems(page: Page): Locator {
  return page.getByRole('region', { name: 'Problems' });
}

export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo');
}

/** The name of the open design, which opens the list of designs. */
export function designMenu(page: Page): Locator {
  return page.getByRole('banner').getByRole('button').first();
}

/** A sentence at the foot of the window. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page
    .getByRole('region', { name: /^Notices/ })
    .getByRole('listitem')
    .filter({ hasText: text });
}

/** Types into the quick-add box that is open. The new container is selected then, and clear of the inspector. */
export async function quickAdd(page: Page, nameAndImage: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'New container: name and image' });
  await expect(box).toBeFocused();
  await page.keyboard.type(nameAndImage);
  await page.keyboard.press('Enter');
  await expect(box).toBeHidden();
  const [name = ''] = nameAndImage.split(' ');
  await expect(inspector(page)).toHaveAccessibleName(`Inspector: ${name}`);
  await restingBox(card(page, name));
}

/** Types into the box that asks for a unit to link to. */
export async function pickLink(page: Page, consumer: string, provider: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: `What ${consumer} needs` })).toBeFocused();
  await page.keyboard.type(provider);
  await page.keyboard.press('Enter');
  await expect(await edge(page, consumer, provider)).toBeVisible();
}

/** Drags a card to another place. */
export async function dragCard(page: Page, card: Locator, by: { x: number; y: number }): Promise<void> {
  const box = await restingBox(card);
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 8 });
  await page.mouse.up();
}

/** Draws a link from a card's handle to the middle of another card. */
export async function dragLink(
  page: Page,
  from: Locator,
  side: 'left' | 'right',
  to: Locator,
): Promise<void> {
  await from.hover();
  const start = await restingBox(from);
  const end = await restingBox(to);
  await page.mouse.move(side === 'left' ? start.x : start.x + start.width, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

/** Puts the cursor into the editor, at the end of the first place where `text` stands. */
export async function placeCursor(page: Page, text: string): Promise<void> {
  await expect(editor(page)).toBeAttached();
  await editorPane(page).getByText(text).first().click();
  await page.keyboard.press('End');
}

/** Lets go of a file over the window. */
export async function dropFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    { name, bytes: [...Buffer.from(content)] },
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer });
  }
}

/** The text of the open design, as the browser keeps it. A design is kept from its first change on. */
export function keptText(page: Page): Promise<string> {
  return page.evaluate(async (untouched) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('slipway'));
    const store = database.transaction('workspace').objectStore('workspace');
    const id = await answer<string | undefined>(store.get('last-opened'));
    const summaries = (await answer(store.getAllKeys())).filter((key) => String(key).startsWith('design:'));
    const key = id === undefined ? summaries[0] : `design:${id}`;
    const design = key === undefined ? undefined : await answer<{ text: string } | undefined>(store.get(key));
    database.close();
    return design?.text ?? untouched;
  }, emptyDocument);
}

export async function expectText(page: Page, expected: string): Promise<void> {
  await expect.poll(() => keptText(page), 'the text of the design').toBe(expected);
}

/** Expects that nothing but these lines has changed: `- before`, `+ after`. */
export async function expectChange(page: Page, before: string, lines: readonly string[]): Promise<void> {
  await expect.poll(async () => changedLines(before, await keptText(page)), 'changed lines').toEqual(lines);
}

/** The text as Monaco shows it. Only of texts that the window holds: Monaco draws what can be seen. */
export function shownText(page: Page): Promise<string> {
  return editorPane(page)
    .locator('.view-line')
    .evaluateAll((lines) =>
      lines
        .map((line) => ({
          top: line.getBoundingClientRect().top,
          text: line.textContent.replaceAll('\u00a0', ' '),
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text)
        .join('\n'),
    );
}

export function clipboardText(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The difference of two texts, line by line, without the lines that are the same. */
export function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const common: number[][] = Array.from({ length: old.length + 1 }, () => Array(now.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = common[i] as number[];
      row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: string[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push(`- ${old[i++]}`);
    } else {
      changes.push(`+ ${now[j++]}`);
    }
  }
  return changes;
}

async function nodeId(card: Locator): Promise<string> {
  return (await card.getAttribute('data-card')) ?? '';
}

export async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}

/** Where an element is once it has come to rest. */
export async function restingBox(element: Locator) {
  let last = '';
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await boxOf(element));
        const rests = now === last;
        last = now;
        return rests;
      },
      { intervals: [50] },
    )
    .toBe(true);
  return boxOf(element);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
