import type { CloudConfig, YamlPair } from '../../cloud-config/document.ts';
import type { Shape } from '../../reference/keys.ts';
import type { Target } from '../../target.ts';
import { deletion } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import { isTemplate } from '../incomplete.ts';
import type { Rule } from '../rule.ts';
import { fitOf } from '../value-kinds.ts';
import { walkKeys } from '../walk-keys.ts';

export const missingValue: Rule = {
  code: 'missing-value',
  severity: 'info',
  summary: 'A key with nothing behind it.',
  docs: `The machine reads a key without a value as if it were not there. Its validator warns of it, and for \`command\`,
\`encoding\`, \`permissions\` and the other keys that take certain values only it crashes, so that it says nothing of the
rest of the document either (coreos-cloudinit, \`config/validate\`).`,
  bad: [
    `
#cloud-config
hostname:
^^^^^^^^ info missing-value: hostname has no value, so the machine takes it as not there.
coreos:
  units:
    - name: web.service
      command:
      ^^^^^^^ info missing-value: command has no value, so the machine takes it as not there. Its validator crashes on it.
`,
    `
#cloud-config
ssh_authorized_keys:
  - ssh-ed25519 AAAA
  -
  ^ info missing-value: This entry of ssh_authorized_keys is empty, so the machine takes it as not there.
`,
  ],
  good: [
    `
#cloud-config
hostname: ""
coreos:
  units: []
`,
  ],
  check(analysis, report) {
    if (isTemplate(analysis)) return;
    const { config, target } = analysis;
    const { keys, values } = walkKeys(config);
    for (const { pair, keyNode, name, fact, value } of keys) {
      if (!fact || fitOf(value, fact.shape, target.dialect) !== 'null') continue;
      report({
        message: `${name} has no value, so the machine takes it as not there.${fact.pattern ? ' Its validator crashes on it.' : ''}`,
        span: keyNode.span,
        fixes: () => removal(config, pair),
      });
    }
    for (const { node, span, shape, name, isElement } of values) {
      if (!isElement || !isDropped(shape, target) || fitOf(node, shape, target.dialect) !== 'null') continue;
      report({ message: `This entry of ${name} is empty, so the machine takes it as not there.`, span });
    }
  },
};

/** Other empty entries are those without a name or a path. */
function isDropped(shape: Shape, { dialect }: Target): boolean {
  if (typeof shape === 'string') return true;
  return 'struct' in shape && shape.struct === 'config.File' && dialect === 'flatcar';
}

/** Where the key has a line of its own, and is not the first of a list's entry. */
function removal({ text }: CloudConfig, { span, key }: YamlPair): readonly Fix[] {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', Math.max(span.start, span.end));
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  if (!/^ *[\w-]+:[ \t]*(?:~|null)?[ \t]*\r?\n?$/.test(text.slice(start, end)) || !key) return [];
  return [{ title: `Remove ${key.text}`, edits: [deletion({ start, end })] }];
}
