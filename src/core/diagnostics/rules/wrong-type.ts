import type { YamlNode } from '../../cloud-config/document.ts';
import type { Rule } from '../rule.ts';
import { type ValuePlace, walkKeys } from '../walk-keys.ts';

export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  summary: 'A value is a text, a list or a mapping where the machine expects another of them.',
  docs: `Flatcar discards the whole document at boot for one value of a wrong type; CoreOS Container Linux passed over
that key (coreos-cloudinit; go-yaml's \`cannot unmarshal !!seq into string\`). A missing value is taken everywhere. For
a yes or no it takes \`true\` and \`false\` without quotes; \`yes\`, \`no\`, \`on\` and \`off\` with and without.`,
  bad: [
    `
#cloud-config
ssh_authorized_keys: ssh-ed25519 AAAA
                     ^^^^^^^^^^^^^^^^ error wrong-type: ssh_authorized_keys is a list, not a text. Flatcar discards the whole document for it.
coreos:
  units:
    name: web.service
    ^^^^^^^^^^^^^^^^^ error wrong-type: units is a list, not a mapping. Flatcar discards the whole document for it.
`,
    `
#cloud-config
coreos:
  units:
    - web.service
      ^^^^^^^^^^^ error wrong-type: Each of units is a mapping, not a text. Flatcar discards the whole document for it.
    - name: db.service
      enable: "true"
              ^^^^^^ error wrong-type: enable is true or false, and written without quotes. Flatcar discards the whole document for it.
`,
    `
#cloud-config
- one
^^^^^ error wrong-type: A cloud-config is a mapping of keys, not a list. Flatcar discards the whole document for it.
`,
  ],
  good: [
    `
#cloud-config
hostname: 42
ssh_authorized_keys:
coreos:
  units:
    - name: web.service
      enable: yes
`,
  ],
  check({ config, target }, report) {
    const lenient = target.dialect === 'coreos';
    const complain = (node: YamlNode, complaint: string) =>
      report({
        message: `${complaint} ${lenient ? 'The machine passes over it.' : 'Flatcar discards the whole document for it.'}`,
        span: node.span,
        severity: lenient ? 'warning' : 'error',
      });
    const { root } = config;
    if (root && root.kind !== 'map' && !isNull(root)) {
      complain(root, `A cloud-config is a mapping of keys, not ${kindOf(root)}.`);
    }
    for (const place of walkKeys(config).values) {
      const complaint = complaintAbout(place);
      if (complaint) complain(place.node, complaint);
    }
  },
};

function complaintAbout({ node, shape, isElement, name }: ValuePlace): string | null {
  if (node.kind === 'alias' || (node.kind === 'scalar' && (isNull(node) || node.tag !== null))) return null;
  if (isElement) return node.kind === 'map' ? null : `Each of ${name} is a mapping, not ${kindOf(node)}.`;
  if (shape === 'bool') return complaintAboutBool(node, name);
  if (typeof shape === 'string') {
    const wanted = shape === 'string' ? 'text' : 'number';
    return node.kind === 'scalar' ? null : `${name} is a ${wanted}, not ${kindOf(node)}.`;
  }
  if ('list' in shape) {
    return node.kind === 'sequence' ? null : `${name} is a list, not ${kindOf(node)}.`;
  }
  return node.kind === 'map' ? null : `${name} is a mapping, not ${kindOf(node)}.`;
}

function complaintAboutBool(node: YamlNode, name: string): string | null {
  if (node.kind !== 'scalar') return `${name} is true or false, not ${kindOf(node)}.`;
  if (node.type === 'bool' || OLD_BOOLEAN.test(node.text) || node.text.includes('$')) return null;
  return /^(?:true|false)$/i.test(node.text)
    ? `${name} is true or false, and written without quotes.`
    : `${name} is true or false, not "${node.text}".`;
}

/** Taken for a boolean with quotes, too (go-yaml 3, for YAML 1.1). */
const OLD_BOOLEAN = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/;

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

function kindOf(node: YamlNode): string {
  return { scalar: 'a text', map: 'a mapping', sequence: 'a list', alias: 'an alias' }[node.kind];
}
