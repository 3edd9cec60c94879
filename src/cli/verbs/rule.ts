import { ruleText } from '../../core/diagnostics/rule-text.ts';
import { rules } from '../../core/diagnostics/rules.ts';
import { unknownCode } from '../rule-option.ts';
import { Misuse, type Verb } from '../verb.ts';

export const ruleVerb: Verb = {
  name: 'rule',
  operands: '[CODE]',
  count: [0, 1],
  summary: 'Says what a code of check means, with examples; without one, which codes there are.',
  options: [],
  notes: ['The same stands in docs/rules.md.'],
  async run({ operands: [code] }, host) {
    if (code === undefined) {
      const width = Math.max(...rules.map((rule) => rule.code.length));
      for (const rule of rules) {
        host.stdout(`${rule.code.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`);
      }
      return 0;
    }
    const rule = rules.find((one) => one.code === code);
    if (!rule) throw new Misuse(unknownCode(code));
    host.stdout(ruleText(rule));
    return 0;
  },
};
