import { isRequestUri } from '../../reference/request-uri.ts';
import { scalarFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { keysOf } from '../walk-keys.ts';

export const discoveryUrl: Rule = {
  code: 'discovery-url',
  severity: 'warning',
  summary: 'The discovery address of etcd is no URL.',
  docs: `\`coreos.etcd.discovery\` is the address of a cluster at a discovery service, with its scheme:
\`https://discovery.etcd.io/TOKEN\`. coreos-cloudinit's validator looks at it for \`etcd\`, not for \`etcd2\`; neither
program is part of the system any more (coreos-cloudinit, \`config/validate\`).`,
  bad: [
    `
#cloud-config
coreos:
  etcd:
    discovery: discovery.etcd.io/abc
               ^^^^^^^^^^^^^^^^^^^^^ warning discovery-url: This is no URL: it needs a scheme, as in https://discovery.etcd.io/abc.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  etcd:
    discovery: https://discovery.etcd.io/abc
`,
  ],
  check({ config }, report) {
    for (const { value, pair, keyNode } of keysOf(config, 'config.Etcd', 'discovery')) {
      if (value?.kind !== 'scalar' || value.type === 'null' || isRequestUri(value.text)) continue;
      const meant = `https://${value.text}`;
      const isHost = /^[\w.-]+\.[a-z]+\/\w+$/i.test(value.text);
      report({
        message: isHost
          ? `This is no URL: it needs a scheme, as in ${meant}.`
          : 'This is no URL such as https://discovery.etcd.io/TOKEN.',
        span: pair.value?.span ?? keyNode.span,
        fixes: () => (isHost && pair.value === value ? scalarFix(`Change to ${meant}`, value, meant) : []),
      });
    }
  },
};
