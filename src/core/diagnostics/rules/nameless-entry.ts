import type { YamlMap, YamlNode } from '../../cloud-config/document.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { walkKeys } from '../walk-keys.ts';

export const namelessEntry: Rule = {
  code: 'nameless-entry',
  severity: 'warning',
  summary: 'A user without a name, or a drop-in without a name or content: the machine passes over it.',
  docs: `coreos-cloudinit skips a user that has no \`name\` and a drop-in that has no \`name\` or no \`content\`; what else
stands there has no effect (coreos-cloudinit, \`initialize/config.go\`). A unit without a name is
[bad-unit-name](#bad-unit-name).`,
  bad: [
    `
#cloud-config
users:
  - groups: [docker]
    ^^^^^^^^^^^^^^^^ warning nameless-entry: This user has no name, so the machine passes over it.
coreos:
  units:
    - name: docker.service
      drop_ins:
        - content: |
          ^^^^^^^^^^ warning nameless-entry: This drop-in has no name, so the machine passes over it.
            [Service]
            Restart=always
        - name: 20-limits.conf
          ^^^^^^^^^^^^^^^^^^^^ warning nameless-entry: This drop-in has no content, so the machine passes over it.
`,
  ],
  good: [
    `
#cloud-config
users:
  - name: deploy
    groups: [docker]
`,
  ],
  check({ config }, report) {
    for (const { node, span, shape, isElement } of walkKeys(config).values) {
      if (!isElement || typeof shape !== 'object' || !('struct' in shape)) continue;
      const needs = NEEDS.get(shape.struct);
      if (!needs || (node && node.kind !== 'map')) continue;
      const missing = needs.keys.find((key) => !node || !hasText(node, key));
      if (missing === undefined || (node && isMerging(node))) continue;
      report({
        message: `This ${needs.what} has no ${missing}, so the machine passes over it.`,
        span: node ? firstPair(node, span) : span,
      });
    }
  },
};

const NEEDS: ReadonlyMap<string, { readonly what: string; readonly keys: readonly string[] }> = new Map([
  ['config.User', { what: 'user', keys: ['name'] }],
  ['config.UnitDropIn', { what: 'drop-in', keys: ['name', 'content'] }],
]);

function hasText(map: YamlMap, name: string): boolean {
  return map.pairs.some(({ key, value }) => key?.text === name && isText(value));
}

function isText(value: YamlNode | null): boolean {
  return value !== null && (value.kind !== 'scalar' || (value.text !== '' && value.type !== 'null'));
}

function isMerging(map: YamlMap): boolean {
  return map.pairs.some(({ key }) => key?.text === '<<');
}

function firstPair({ pairs }: YamlMap, span: Span): Span {
  const [first] = pairs;
  return first ? first.span : span;
}
