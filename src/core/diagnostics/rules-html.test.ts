import { describe, expect, it } from 'vitest';
import { rules } from './rules.ts';
import { markdown, rulesHtml } from './rules-html.ts';

const page = rulesHtml();

describe('the page of rules', () => {
  it('has a place for every code', () => {
    for (const { code } of rules) expect(page).toContain(`<section id="${code}"`);
  });

  it('marks the places of an example and says what is found', () => {
    expect(page).toContain('ExecStart=/usr/bin/docker run <mark class="warning">-d</mark> --name web nginx');
    expect(page).toMatch(/<span class="note warning">.*With -d docker returns at once/);
    expect(page).not.toContain('^^');
  });

  it('says what can be fixed', () => {
    expect(page).toMatch(/id="missing-dash"[\s\S]*?can be fixed[\s\S]*?id=/);
  });

  it('holds no tag that it does not close', () => {
    for (const tag of ['section', 'pre', 'code', 'mark', 'span', 'div', 'p', 'ul', 'li', 'b']) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
      expect([tag, page.split(`</${tag}>`).length - 1]).toEqual([tag, opened]);
    }
  });
});

describe('markdown', () => {
  const check = (text: string, expected: string) => expect(markdown(text)).toBe(expected);

  it('reads paragraphs and code', () =>
    check('a `<b>`\nc\n\nd', '<p>a <code>&lt;b&gt;</code>\nc</p>\n<p>d</p>'));
  it('reads lists', () => check('- **a**: b\n- c', '<ul><li><b>a</b>: b</li><li>c</li></ul>'));
  it('reads fenced lines', () => check('```yaml\n# a\n```', '<pre><code># a</code></pre>'));
  it('reads links', () => check('([a](#a-b))', '<p>(<a href="#a-b">a</a>)</p>'));
});
