import { closestName } from '../../systemd/closest-name.ts';
import type { Rule } from '../rule.ts';
import { ruleSwitches } from '../switches.ts';
import { didYouMean } from '../words.ts';

/** `codes` are those of all other rules. */
export function unknownSwitch(codes: readonly string[]): Rule {
  return {
    code: 'unknown-switch',
    severity: 'hint',
    judgesUnreadable: true,
    summary: 'A comment switches off a rule that does not exist.',
    docs: `\`# slipway-disable-next-line CODE\` switches a rule off for the line below, \`# slipway-disable CODE\` for the
whole document. A code that no rule has switches nothing off.`,
    bad: [
      `
#cloud-config
# slipway-disable-next-line unkown-key
                            ^^^^^^^^^^ hint unknown-switch: There is no rule unkown-key. Did you mean unknown-key?
hostname: web
`,
    ],
    good: [
      `
#cloud-config
# slipway-disable-next-line unknown-key, wrong-type -- read by our own tool
hostnme: web
`,
    ],
    check(analysis, report) {
      for (const { code, span } of ruleSwitches(analysis)) {
        if (codes.includes(code) || code === 'unknown-switch') continue;
        const near = closestName(code, codes);
        report({
          message: `There is no rule ${code}.${didYouMean(near)}`,
          span,
          fixes: () => (near ? [{ title: `Change to ${near}`, edits: [{ span, newText: near }] }] : []),
        });
      }
    },
  };
}
