import { analyze } from '../analyze.ts';
import { readCaretFixture } from './caret-fixture.ts';
import { runRule } from './diagnose.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

/** `docs/rules.md`: every rule with what the machine does, and examples. `rules-html.ts` makes the app's page of it. */
export function rulesPage(): string {
  return [HEAD, INTRODUCTION, ABOUT_EXAMPLES, contents(), ...rules.map(section)].join('\n\n').concat('\n');
}

/** What the fixes of a rule do, as its examples show it. */
export function fixTitles(rule: Rule): readonly string[] {
  const titles = rule.bad.flatMap((text) => {
    const analysis = analyze(readCaretFixture(text).text, rule.exampleTarget);
    return runRule(rule, analysis).flatMap(({ fixes }) => fixes.map(({ title }) => title));
  });
  return [...new Set(titles)];
}

/** An example as it is shown: long lines, which only stand for their length, are cut. */
export function shownExample(text: string): string {
  return text.trim().replace(/(x{40})x{100,}/g, '$1…');
}

const HEAD = `<!-- Written by "npm run docs" from src/core/diagnostics/rules; change the rules, not this page. -->

# Rules`;

/** What stands before the rules, as Markdown. */
export const INTRODUCTION = `What Slipway finds wrong with a cloud-config, in the editor, on the canvas and with \`slipway check\`.

- **error**: the machine refuses it, discards it or cannot start it.
- **warning**: it boots, probably not as meant.
- **info** and **hint**: worth knowing, or a matter of taste.

\`slipway check --rule CODE=LEVEL FILE\` sets a rule to another level (\`off\`, \`hint\`, \`info\`, \`warning\` or
\`warn\`, \`error\`). Comments in the document do it, too, in the lines of a unit as well:

\`\`\`yaml
# slipway-disable-next-line CODE, CODE -- the reason
# slipway-disable CODE
# slipway-rule-next-line CODE=LEVEL, CODE=LEVEL -- the reason
# slipway-rule CODE=LEVEL
\`\`\`

A comment with \`-next-line\` speaks of the line below it, or of the whole directive that begins there; the others of the
whole document, wherever they stand. The comment above a line goes before one for the document, of several for the
document the last one counts, and any of them goes before \`--rule\`. A comment that names no rule or level there is
is reported itself ([unknown-switch](#unknown-switch)).

A rule may report single findings at another level than its own. In a template, what the template may change is
never an error.`;

const ABOUT_EXAMPLES = 'In the examples a line of carets stands under each place that is reported.';

function contents(): string {
  const rows = rules.map(
    ({ code, severity, summary }) =>
      `| [${code}](#${code}) | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return ['| code | level | what is wrong |', '| --- | --- | --- |', ...rows].join('\n');
}

function section(rule: Rule): string {
  const { code, severity, summary, docs, bad, good } = rule;
  return [
    `## ${code}`,
    `**${severity}**${fixTitles(rule).length > 0 ? ', can be fixed' : ''} — ${summary}`,
    docs,
    'Reported:',
    ...bad.map(example),
    'Fine:',
    ...good.filter((text) => text !== '').map(example),
  ].join('\n\n');
}

function example(text: string): string {
  return ['```yaml', shownExample(text), '```'].join('\n');
}
