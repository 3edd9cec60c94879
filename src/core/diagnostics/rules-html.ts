import { LineIndex } from '../text/line-index.ts';
import { type Expectation, readCaretFixture } from './caret-fixture.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { fixTitles, INTRODUCTION, shownExample } from './rules-page.ts';

/** The rules as HTML, for the page that the app links to: a list of all, and a section each with its code as id. */
export function rulesHtml(): string {
  return [
    '<nav aria-label="Rules"><ol>',
    ...rules.map(
      ({ code, severity }) => `<li><a href="#${code}">${icon(severity)}<span>${code}</span></a></li>`,
    ),
    '</ol></nav>',
    '<main>',
    '<h1>Rules</h1>',
    markdown(INTRODUCTION),
    ...rules.map(section),
    '</main>',
  ].join('\n');
}

/** The few forms of Markdown that the rules use: paragraphs, lists, fenced lines, code, bold, links. */
export function markdown(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const fenced = /^```\w*\n([\s\S]*)\n```$/.exec(block)?.[1];
      if (fenced !== undefined) return `<pre><code>${escaped(fenced)}</code></pre>`;
      if (!block.startsWith('- ')) return `<p>${inline(block)}</p>`;
      const items = block.slice(2).split(/\n- /);
      return `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    })
    .join('\n');
}

function section(rule: Rule): string {
  const { code, severity, summary, docs, bad, good } = rule;
  const fixes = fixTitles(rule);
  return `<section id="${code}" aria-labelledby="${code}-title">
<h2 id="${code}-title"><a href="#${code}">${code}</a></h2>
<p class="kind"><span class="${severity}">${icon(severity)}${severity}</span><span>${
    fixes.length > 0 ? 'can be fixed' : 'no fix'
  }</span></p>
<p class="summary">${inline(summary)}</p>
${markdown(docs)}
<div class="examples">
<div><h3>Reported</h3>${bad.map(reported).join('')}</div>
<div><h3>Fine</h3>${good
    .filter((text) => text !== '')
    .map((text) => pre(escaped(shownExample(text))))
    .join('')}</div>
</div>
${fixes.length > 0 ? `<p class="foot"><b>Fixes</b> ${fixes.map(inline).join(' · ')}</p>` : ''}
<p class="foot"><b>Switch it off</b> <code># slipway-disable-next-line ${code}</code> above the line, <code># slipway-disable ${code}</code> for the document</p>
</section>`;
}

/** An example with the places marked, and below each line what is said about it. */
function reported(annotated: string): string {
  const { text, expected } = readCaretFixture(annotated);
  const lines = new LineIndex(text);
  const shown = Array.from({ length: lines.lineCount }, (_, i) => {
    const line = i + 1;
    const { start, end } = lines.lineSpan(line);
    const marks = expected.filter((mark) => mark.line === line);
    return { html: marked(text.slice(start, end), start, marks), empty: start === end, marks };
  });
  while (shown.at(-1)?.empty && shown.at(-1)?.marks.length === 0) shown.pop();
  return pre(
    shown.map(({ html, marks }) => `<span class="line">${html}\n</span>${marks.map(note).join('')}`).join(''),
  );
}

function marked(line: string, start: number, marks: readonly Expectation[]): string {
  let html = '';
  let at = 0;
  for (const { span, severity } of marks.toSorted((a, b) => a.span.start - b.span.start)) {
    const [from, to] = [span.start - start, Math.min(span.end - start, line.length)];
    if (from < at || to <= from) continue;
    html += `${escaped(line.slice(at, from))}<mark class="${severity}">${escaped(line.slice(from, to))}</mark>`;
    at = to;
  }
  return shownExample(`|${html}${escaped(line.slice(at))}`).slice(1);
}

function note({ severity, message }: Expectation): string {
  return `<span class="note ${severity}">${icon(severity)}<span>${escaped(message)}</span></span>`;
}

/** Long lines are scrolled, by key as well. */
function pre(html: string): string {
  return `<pre tabindex="0"><code>${html}</code></pre>`;
}

/** Drawn by a symbol of `rules.html`. */
function icon(severity: string): string {
  return `<svg role="img" aria-label="${severity}"><use href="#icon-${severity}"/></svg>`;
}

function inline(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.length > 1 && part.startsWith('`')
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part)
            .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
            .replace(/\[([^\]]+)\]\((#[\w-]+)\)/g, '<a href="$2">$1</a>'),
    )
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
