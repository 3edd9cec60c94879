import type { YamlNode } from '../../cloud-config/document.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { replacement } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { fitOf } from '../value-kinds.ts';
import { type ValuePlace, walkKeys } from '../walk-keys.ts';

export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  summary: 'A value is a text, a number, a list or a mapping where the machine expects another of them.',
  docs: `Flatcar discards the whole document at boot for one value of a wrong type; CoreOS Container Linux passed over
that key (coreos-cloudinit; go-yaml's \`cannot unmarshal !!seq into string\`). A missing value is taken everywhere. For
a yes or no it takes \`true\` and \`false\` without quotes; Flatcar takes \`yes\`, \`no\`, \`on\` and \`off\` with and without,
CoreOS Container Linux without. Behind a key with dashes, which Flatcar ignores, a wrong type does no further harm.`,
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
      mask: 0
            ^ error wrong-type: mask is true or false, not "0". Flatcar discards the whole document for it.
`,
    `
#cloud-config
ssh_authorized_keys:
  - ssh-ed25519 AAAA
  - key: ssh-ed25519 BBBB
    ^^^^^^^^^^^^^^^^^^^^^ error wrong-type: Each of ssh_authorized_keys is a text, not a mapping. Flatcar discards the whole document for it.
coreos:
  fleet:
    verbosity: high
               ^^^^ error wrong-type: verbosity is a whole number, not "high". Flatcar discards the whole document for it.
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
    const { root } = config;
    if (root && root.kind !== 'map' && fitOf(root, 'string', target.dialect) !== 'null') {
      report({
        message: `A cloud-config is a mapping of keys, not ${kindOf(root)}. ${consequence(lenient, false)}`,
        span: root.span,
        severity: lenient ? 'warning' : 'error',
      });
    }
    for (const place of walkKeys(config).values) {
      const { node, shape, span, underDash } = place;
      if (!node || fitOf(node, shape, target.dialect) !== 'misfit' || holdsVariable(node)) continue;
      const isHarmless = underDash && !lenient;
      report({
        message: `${complaintAbout(place, node)} ${consequence(lenient, isHarmless)}`,
        span,
        severity: lenient || isHarmless ? 'warning' : 'error',
        fixes: () => fixesOf(place, node),
      });
    }
  },
};

function consequence(lenient: boolean, isHarmless: boolean): string {
  if (isHarmless) return 'Flatcar ignores the key around it because of its dashes.';
  return lenient ? 'The machine passes over it.' : 'Flatcar discards the whole document for it.';
}

function complaintAbout({ shape, isElement, name }: ValuePlace, node: YamlNode): string {
  const wanted = wantedKind(shape);
  if (isElement) return `Each of ${name} is ${wanted}, not ${kindOf(node)}.`;
  if (node.kind !== 'scalar' || typeof shape !== 'string')
    return `${name} is ${wanted}, not ${kindOf(node)}.`;
  return shape === 'bool' && /^(?:true|false)$/i.test(node.text)
    ? `${name} is true or false, and written without quotes.`
    : `${name} is ${wanted}, not "${shortened(node.text)}".`;
}

function wantedKind(shape: ValuePlace['shape']): string {
  if (typeof shape !== 'string') return 'list' in shape ? 'a list' : 'a mapping';
  return { string: 'a text', bool: 'true or false', int: 'a whole number', float64: 'a number' }[shape];
}

/** What the machine puts in for `$public_ipv4` is not known here. */
function holdsVariable(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.text.includes('$');
}

function kindOf(node: YamlNode): string {
  return { scalar: 'a text', map: 'a mapping', sequence: 'a list', alias: 'an alias' }[node.kind];
}

function fixesOf({ shape, span, name }: ValuePlace, node: YamlNode): readonly Fix[] {
  if (node.kind !== 'scalar' || node.span.start !== span.start) return [];
  const written = newText(shape, node.text, name);
  return written === null
    ? []
    : [{ title: `Change to ${shortened(written)}`, edits: [replacement(span, written)] }];
}

/** What is meant by a scalar that does not fit, or null. */
function newText(shape: ValuePlace['shape'], text: string, name: string): string | null {
  if (shape === 'bool') {
    if (/^(?:true|1|y|yes|on)$/i.test(text)) return 'true';
    return /^(?:false|0|n|no|off)$/i.test(text) ? 'false' : null;
  }
  if (typeof shape === 'string') return null;
  if ('list' in shape) return shape.list === 'string' ? `[${JSON.stringify(text)}]` : null;
  return name === 'units' && parseUnitName(text) ? `name: ${text}` : null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
