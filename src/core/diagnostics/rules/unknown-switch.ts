import type { Analysis } from '../../analysis.ts';
import { closestName } from '../../systemd/closest-name.ts';
import { deletion, insertion, type TextEdit } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import type { Finding, Rule } from '../rule.ts';
import { LEVELS } from '../rule-levels.ts';
import { ruleSwitches, SWITCH_VERBS, type SwitchFault } from '../switches.ts';
import { didYouMean, enumerate } from '../words.ts';

/** `codes` are those of all other rules. */
export function unknownSwitch(codes: readonly string[]): Rule {
  return {
    code: 'unknown-switch',
    severity: 'hint',
    judgesUnreadable: true,
    summary: 'A comment is meant to set the level of a rule, and does not.',
    docs: `\`# slipway-disable-next-line CODE\` switches a rule off for the line below, \`# slipway-disable CODE\` for the
whole document; \`# slipway-rule-next-line CODE=LEVEL\` and \`# slipway-rule CODE=LEVEL\` set its level (the top of this
page). A code that no rule has, or a level that there is not, sets nothing.`,
    bad: [
      `
#cloud-config
# slipway-disable-next-line unkown-key
                            ^^^^^^^^^^ hint unknown-switch: There is no rule unkown-key. Did you mean unknown-key?
hostname: web
`,
      `
#cloud-config
# slipway-rule unknown-key=fatal, wrong-type
                           ^^^^^ hint unknown-switch: There is no level "fatal". A level is off, hint, info, warning or error.
                                  ^^^^^^^^^^ hint unknown-switch: wrong-type needs a level, such as wrong-type=off.
# slipway-disable unknown-key=warn
                             ^^^^^ hint unknown-switch: slipway-disable switches rules off and takes no level.
# slipway-rule
  ^^^^^^^^^^^^ hint unknown-switch: This comment names no rule, so it sets none.
# slipway-disable-line unknown-key
  ^^^^^^^^^^^^^^^^^^^^ hint unknown-switch: There is no comment slipway-disable-line.
# slipway-rules unknown-key=off
  ^^^^^^^^^^^^^ hint unknown-switch: There is no comment slipway-rules. Did you mean slipway-rule?
hostname: web
`,
    ],
    good: [
      `
#cloud-config
# slipway-disable-next-line unknown-key, wrong-type -- read by our own tool
hostnme: web
# slipway-rule outdated-key=off, floating-image=warn
hostname: web
`,
    ],
    check(analysis, report) {
      const { all, faults } = ruleSwitches(analysis);
      for (const { code, span } of all) {
        if (codes.includes(code) || code === 'unknown-switch') continue;
        const near = closestName(code, codes);
        report({
          message: `There is no rule ${code}.${didYouMean(near)}`,
          span,
          fixes: () => (near ? [change(`Change to ${near}`, { span, newText: near })] : []),
        });
      }
      for (const fault of faults) {
        const finding = judgeFault(analysis, fault);
        if (finding) report(finding);
      }
    },
  };
}

function judgeFault({ text }: Analysis, fault: SwitchFault): Finding | null {
  const { span } = fault;
  switch (fault.kind) {
    case 'verb': {
      const near = closestName(fault.text, SWITCH_VERBS);
      if (!near && !MEANT_AS_SWITCH.test(fault.text)) return null;
      return {
        message: `There is no comment ${fault.text}.${didYouMean(near)}`,
        span,
        fixes: () => (near ? [change(`Change to ${near}`, { span, newText: near })] : []),
      };
    }
    case 'level': {
      const near = closestName(fault.text, LEVELS);
      return {
        message: `There is no level "${fault.text}".${didYouMean(near) || ` A level is ${enumerate(LEVELS, 'or')}.`}`,
        span,
        fixes: () => (near ? [change(`Change to ${near}`, { span, newText: near })] : []),
      };
    }
    case 'no-level': {
      const code = text.slice(span.start, span.end);
      return {
        message: `${code} needs a level, such as ${code}=off.`,
        span,
        fixes: () => [change(`Change to ${code}=off`, insertion(span.end, '=off'))],
      };
    }
    case 'needless-level':
      return {
        message: 'slipway-disable switches rules off and takes no level.',
        span,
        fixes: () => [change('Remove the level', deletion(span))],
      };
    case 'no-code':
      return { message: 'This comment names no rule, so it sets none.', span };
  }
}

const MEANT_AS_SWITCH = /^slipway-(?:disable|enable|ignore|rule)/;

function change(title: string, edit: TextEdit): Fix {
  return { title, edits: [edit] };
}
