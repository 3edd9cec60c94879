import type { Rule } from './rule.ts';
import { fixTitles, shownExample } from './rules-page.ts';

/** What `docs/rules.md` says of a rule, for a terminal. */
export function ruleText(rule: Rule): string {
  const { code, severity, summary, docs, bad, good } = rule;
  const titles = fixTitles(rule);
  return [
    `${severity} ${code}: ${summary}`,
    docs.replaceAll('`', ''),
    ...(titles.length > 0 ? [`Fixes: ${titles.join('; ')}`] : []),
    'Reported, where the carets stand:',
    ...bad.map(indented),
    'Fine:',
    ...good.filter((text) => text !== '').map(indented),
  ]
    .join('\n\n')
    .concat('\n');
}

function indented(example: string): string {
  return shownExample(example).replace(/^(?=.)/gm, '    ');
}
