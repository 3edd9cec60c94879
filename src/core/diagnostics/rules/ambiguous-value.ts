import type { YamlScalar } from '../../cloud-config/document.ts';
import { replacement } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { fitOf, readScalar } from '../value-kinds.ts';
import { walkKeys } from '../walk-keys.ts';

export const ambiguousValue: Rule = {
  code: 'ambiguous-value',
  severity: 'hint',
  summary: 'A value that not every reader of YAML takes for the same.',
  docs: `Flatcar reads \`yes\`, \`no\`, \`on\` and \`off\` as texts, but takes them where it wants a yes or no; its validator
warns of them. It takes \`2014-04-01\` for a date where it has no type to go by, and \`0755\` for a number in base 8.
CoreOS Container Linux read YAML 1.1, where those words are booleans and a date is a text. \`true\`, \`false\` and quoted
texts mean the same to all (coreos-cloudinit, \`config/validate\`; go-yaml).`,
  bad: [
    `
#cloud-config
hostname: 2014-04-01
          ^^^^^^^^^^ hint ambiguous-value: The validator takes 2014-04-01 for a date and warns; the machine takes the text. Quotes settle it.
coreos:
  units:
    - name: web.service
      enable: yes
              ^^^ hint ambiguous-value: The machine reads yes as true, its validator as a text. Written true it is clear to both.
`,
    `
#cloud-config
write-files:
  - path: /opt/bin/a
    permissions: 0755
                 ^^^^ hint ambiguous-value: Behind a key with dashes the validator takes 0755 for the number 493. Quotes settle it.
`,
  ],
  good: [
    `
#cloud-config
hostname: "2014-04-01"
coreos:
  units:
    - name: web.service
      enable: true
write_files:
  - path: /opt/bin/a
    permissions: 0755
`,
  ],
  check({ config, target }, report) {
    const { dialect } = target;
    const { keys, values } = walkKeys(config);
    for (const { node, span, shape } of values) {
      if (node?.kind !== 'scalar' || fitOf(node, shape, dialect) !== 'odd') continue;
      const finding = judgeOdd(node, shape === 'bool');
      report({ message: finding.message, span, fixes: () => (node.span === span ? finding.fixes : []) });
    }
    if (dialect === 'coreos') return;
    for (const { value, pair, name, keyNode, underDash, fact } of keys) {
      if (!underDash || keyNode.text !== name || !fact?.pattern || value?.kind !== 'scalar') continue;
      const read = readScalar(value, dialect);
      if (read?.kind !== 'int' || String(read.value) === value.text) continue;
      report({
        message: `Behind a key with dashes the validator takes ${value.text} for the number ${read.value}. Quotes settle it.`,
        span: pair.value?.span ?? value.span,
        fixes: () => (pair.value === value ? [inQuotes(value)] : []),
      });
    }
  },
};

function judgeOdd(node: YamlScalar, isBoolean: boolean): { message: string; fixes: readonly Fix[] } {
  const { text, span } = node;
  if (isBoolean) {
    const meant = /^(?:y|yes|on)$/i.test(text) ? 'true' : 'false';
    return {
      message: `The machine reads ${text} as ${meant}, its validator as a text. Written ${meant} it is clear to both.`,
      fixes: [{ title: `Change to ${meant}`, edits: [replacement(span, meant)] }],
    };
  }
  if (/^\d{4}-/.test(text)) {
    return {
      message: `The validator takes ${text} for a date and warns; the machine takes the text. Quotes settle it.`,
      fixes: [inQuotes(node)],
    };
  }
  const whole = Math.trunc(Number(text));
  return {
    message: `The machine reads ${text} as a whole number, its validator does not.`,
    fixes: Number.isSafeInteger(whole)
      ? [{ title: `Change to ${whole}`, edits: [replacement(span, String(whole))] }]
      : [],
  };
}

function inQuotes({ text, span }: YamlScalar): Fix {
  const quoted = JSON.stringify(text);
  return { title: `Change to ${quoted}`, edits: [replacement(span, quoted)] };
}
