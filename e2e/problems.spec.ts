import { faulty } from './documents.ts';
import { expect, test } from './fixtures.ts';
import {
  canvas,
  card,
  editor,
  editorPane,
  expectChange,
  expectText,
  inspector,
  keptText,
  notice,
  outline,
  placeCursor,
  problems,
  statusBar,
  visit,
  visitWith,
} from './slipway.ts';

/** Two of one kind with a remedy each, one without, and a key of the document that nobody knows. */
const careless = `#cloud-config
hostnme: web
coreos:
  units:
    - name: docker-db.service
      command: start
      content: |
        [Unit]
        Author=Me
        [Service]
        ExecStartPre=/usr/bin/docker kill db
        ExecStartPre=/usr/bin/docker rm db
        ExecStart=/usr/bin/docker run --rm --name db postgres:16
`;

const problem = (page: Parameters<typeof problems>[0], text: string | RegExp) =>
  problems(page).getByRole('listitem').filter({ hasText: text });

test('F8 walks from problem to problem, and shows each in the text and on the canvas', async ({ page }) => {
  await visitWith(page, faulty);
  await expect(card(page, 'api')).toHaveAccessibleName(/error/);
  await page.keyboard.press('F8');
  await expect(statusBar(page)).toContainText('Ln 8, Col 9');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: db');
  await page.keyboard.press('F8');
  await expect(statusBar(page)).toContainText('Ln 15, Col 18');
  await expect(inspector(page)).toHaveAccessibleName('Inspector: api');
  await page.keyboard.press('Shift+F8');
  await expect(statusBar(page)).toContainText('Ln 8, Col 9');
});

test('the list of problems leads to the place, and mends what has one remedy', async ({ page }) => {
  await visitWith(page, faulty);
  await page.keyboard.press('Control+Shift+m');
  const unknown = problems(page).getByRole('button', { name: /There is no unit docker-cache\.service/ });
  await unknown.click();
  await expect(editor(page)).toBeFocused();
  await expect(statusBar(page)).toContainText('Ln 15, Col');

  const order = problem(page, 'link-without-order');
  await order.getByRole('button', { name: /^Add After/ }).click();
  await expectChange(page, faulty, ['+         After=docker-db.service']);
  await expect(order).toBeHidden();
  await page.keyboard.press('Control+z');
  await expectText(page, faulty);
});

test('the counts in the status bar list what they count', async ({ page }) => {
  await visitWith(page, faulty);
  await expect(page).toHaveTitle(/^\(1\) machine/);
  await statusBar(page).getByRole('button', { name: '1 error' }).click();
  await expect(problems(page).getByRole('listitem')).toHaveCount(1);
  await expect(problem(page, 'unknown-unit')).toBeVisible();
  await statusBar(page)
    .getByRole('button', { name: /warnings/ })
    .click();
  await expect(problem(page, 'unknown-unit')).toBeHidden();
  await expect(problem(page, 'bad-value')).toBeVisible();
  await statusBar(page)
    .getByRole('button', { name: /warnings/ })
    .click();
  await expect(problems(page)).toBeHidden();
});

test('the list is filtered and walked by keyboard alone', async ({ page }) => {
  await visitWith(page, faulty);
  await page.keyboard.press('Control+Shift+m');
  await expect(problems(page).getByRole('button', { name: /Author/ })).toBeFocused();
  await expect(statusBar(page)).toContainText('Ln 8, Col 9');
  await page.keyboard.press('ArrowDown');
  await expect(statusBar(page)).toContainText('Ln 15, Col 18');
  await page.keyboard.press('ArrowUp');

  const filter = problems(page).getByRole('searchbox');
  await filter.focus();
  await page.keyboard.type('restart');
  await expect(problems(page).getByRole('listitem')).toHaveCount(1);
  await expect(problems(page).getByRole('tab', { name: /^Problems 1 of/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(problems(page).getByRole('button', { name: /Restart=allways/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(problem(page, 'bad-value').getByRole('link', { name: 'bad-value' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expectChange(page, faulty, ['-         Restart=allways', '+         Restart=always']);
  await expect(problems(page).getByText(/None of the \d problems passes/)).toBeVisible();

  await filter.focus();
  await page.keyboard.press('Escape');
  await expect(filter).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(problems(page).getByRole('button', { name: /Author/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
});

test('Escape leaves the filter, then the list', async ({ page }) => {
  await visitWith(page, faulty);
  await page.keyboard.press('Control+Shift+m');
  await problems(page).getByRole('searchbox').focus();
  await page.keyboard.press('Escape');
  await expect(problems(page).getByRole('button', { name: /Author/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(canvas(page)).toBeFocused();
});

test('F8 goes through what the filter lets through, and the filter outlives the drawer', async ({ page }) => {
  await visitWith(page, faulty);
  await page.keyboard.press('Control+Shift+m');
  await problems(page).getByRole('combobox', { name: 'Rule' }).selectOption('bad-value');
  await canvas(page).focus();
  await page.keyboard.press('F8');
  await expect(statusBar(page)).toContainText('Ln 18, Col');
  await page.keyboard.press('F8');
  await expect(statusBar(page)).toContainText('Ln 18, Col');
  await problems(page).getByRole('button', { name: 'Close the drawer' }).click();
  await page.keyboard.press('Control+Shift+m');
  await expect(problems(page).getByRole('listitem')).toHaveCount(1);
});

test('only what concerns the selection is listed when that is asked for', async ({ page }) => {
  await visitWith(page, faulty);
  await page.keyboard.press('Control+Shift+m');
  await problems(page)
    .getByRole('button', { name: /^Only of the selection/ })
    .click();
  await outline(page).getByRole('option', { name: /^db/ }).click();
  await expect(problems(page).getByRole('listitem')).toHaveCount(1);
  await outline(page).getByRole('option', { name: /^api/ }).click();
  await expect(problem(page, 'unknown-unit')).toBeVisible();
  await expect(problem(page, 'unknown-directive')).toBeHidden();
});

test('all of a kind are fixed at once, from the list, as one step', async ({ page }) => {
  await visitWith(page, careless);
  await page.keyboard.press('Control+Shift+m');
  await problem(page, 'missing-dash')
    .first()
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Fix all 2 of missing-dash' }).click();
  await expect(notice(page, 'Fixed all 2 findings of missing-dash.')).toBeVisible();
  await expectChange(page, careless, [
    '-         ExecStartPre=/usr/bin/docker kill db',
    '-         ExecStartPre=/usr/bin/docker rm db',
    '+         ExecStartPre=-/usr/bin/docker kill db',
    '+         ExecStartPre=-/usr/bin/docker rm db',
  ]);
  await notice(page, 'Fixed all').getByRole('button', { name: 'Undo' }).click();
  await expectText(page, careless);
});

test('everything that can be fixed is, and what cannot is said', async ({ page }) => {
  await visitWith(page, careless);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('fix everything');
  await page.getByRole('option', { name: 'Fix everything that can be fixed' }).click();
  await expect(notice(page, 'Fixed 3 of 4 findings. The other one has no single safe fix.')).toBeVisible();
  await expect.poll(() => keptText(page)).toContain('hostname: web');
  await page.keyboard.press('Control+z');
  await expectText(page, careless);
});

test('a rule is switched off for a line, inside the unit, and back on by undo', async ({ page }) => {
  await visitWith(page, careless);
  await page.keyboard.press('Control+Shift+m');
  await problem(page, 'unknown-directive')
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Switch unknown-directive off here' }).click();
  await expectChange(page, careless, ['+         # slipway-disable-next-line unknown-directive']);
  await expect(problem(page, 'unknown-directive')).toBeHidden();
  await notice(page, 'Switched unknown-directive off').getByRole('button', { name: 'Undo' }).click();
  await expectText(page, careless);
  await expect(problem(page, 'unknown-directive')).toBeVisible();
});

test('the light bulb offers the same remedy, as one step', async ({ page }) => {
  await visitWith(page, faulty);
  await expect(editor(page)).toBeAttached();
  await page.keyboard.press('Control+Shift+m');
  await problems(page)
    .getByRole('button', { name: /links to the container/ })
    .click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+.');
  await page
    .getByRole('option', { name: /After=docker-db\.service/ })
    .first()
    .click();
  await expectChange(page, faulty, ['+         After=docker-db.service']);
  await expect(editorPane(page).getByRole('status')).toContainText('1 line added');
  await page.keyboard.press('Control+z');
  await expectText(page, faulty);
  expect(await keptText(page)).toBe(faulty);
});

test('the light bulb fixes all of a kind, and silences the rule for the document', async ({ page }) => {
  await visitWith(page, careless);
  await placeCursor(page, 'docker kill');
  await page.keyboard.press('Control+.');
  await page.getByRole('option', { name: 'Fix all 2 of missing-dash' }).click();
  await expect(notice(page, 'Fixed all 2 findings of missing-dash.')).toBeVisible();
  await placeCursor(page, 'Author');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+.');
  await page.getByRole('option', { name: 'Switch unknown-directive off everywhere' }).click();
  await expect.poll(() => keptText(page)).toContain('#cloud-config\n# slipway-disable unknown-directive\n');
});

test('over a wavy line it says what the machine does, and leads to the page of the rule', async ({
  page,
}) => {
  await visitWith(page, careless);
  await expect(editor(page)).toBeAttached();
  await editorPane(page).getByText('Author').first().hover();
  const hover = page.locator('.monaco-hover:visible');
  await expect(hover).toContainText('systemd ignores Author=');
  await expect(hover).toContainText('with a line in the journal');
  const opened = page.waitForEvent('popup');
  await hover.getByText('What the rule unknown-directive says').click();
  const rules = await opened;
  await expect(rules).toHaveURL(/rules\.html#unknown-directive$/);
  await expect(rules.getByRole('heading', { name: 'unknown-directive' })).toBeInViewport();
});

test('the inspector shows a finding at its field, with its remedy, its rule and the rest', async ({
  page,
}) => {
  await visitWith(page, faulty);
  await card(page, 'api').click();
  const restart = inspector(page).getByRole('combobox', { name: 'Restart' });
  await expect(restart).toHaveAttribute('data-severity', 'warning');
  await expect(inspector(page).getByRole('link', { name: 'bad-value' })).toHaveAttribute(
    'href',
    'rules.html#bad-value',
  );
  await expect(inspector(page).getByRole('button', { name: /^Directives/ })).toContainText('3');
  await inspector(page).getByRole('button', { name: 'More about bad-value' }).click();
  await page.getByRole('menuitem', { name: 'Switch bad-value off here' }).click();
  await expectChange(page, faulty, ['+         # slipway-disable-next-line bad-value']);
  await page.keyboard.press('Control+z');
  await inspector(page).getByRole('button', { name: 'Change to always' }).click();
  await expectChange(page, faulty, ['-         Restart=allways', '+         Restart=always']);
});

test('what no card stands for shows at the head of the outline', async ({ page }) => {
  await visitWith(page, careless);
  await page.getByRole('button', { name: 'The document: 1 warning' }).click();
  await expect(statusBar(page)).toContainText('Ln 2, Col 1');
  await expect(problem(page, 'hostnme')).toBeVisible();
  await expect(outline(page).getByRole('option', { name: /db.*3 findings/ })).toBeVisible();
});

test('where nothing is found, the list says what was looked at', async ({ page }) => {
  await visit(page);
  await page.keyboard.press('Control+Shift+m');
  await expect(
    problems(page).getByText(/Nothing found\. \d+ rules looked at the document, for Flatcar/),
  ).toBeVisible();
});

test('the list waits until a word is typed', async ({ page }) => {
  await visitWith(page, careless);
  await page.keyboard.press('Control+Shift+m');
  await expect(problem(page, 'unknown-directive')).toHaveCount(1);
  await placeCursor(page, 'docker rm');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Fo');
  await expect(problem(page, 'unit-syntax')).toHaveCount(0);
  await page.keyboard.type('o=1');
  await expect(problem(page, /Foo=/)).toHaveCount(1);
});
