import type { Rule } from '../rule.ts';
import { walkKeys } from '../walk-keys.ts';

export const outdatedKey: Rule = {
  code: 'outdated-key',
  severity: 'warning',
  summary: 'A key that is still read and no longer does anything useful.',
  docs: `etcd, etcd2 and fleet are no longer part of the system image, so what configures them has no effect; a few
other keys have been given up (coreos-cloudinit, package \`config\`, \`deprecated\` tags). Run etcd in a container
instead.`,
  bad: [
    `
#cloud-config
coreos:
  fleet:
  ^^^^^ warning outdated-key: "fleet" is outdated: the program it configures is no longer part of the system.
    public_ip: 10.0.0.1
`,
  ],
  good: [
    `
#cloud-config
coreos:
  flannel:
    interface: 10.0.0.1
`,
  ],
  check({ config }, report) {
    for (const { keyNode, fact } of walkKeys(config).keys) {
      if (!fact?.deprecated) continue;
      report({ message: `"${keyNode.text}" is outdated: ${fact.deprecated.reason}.`, span: keyNode.span });
    }
  },
};
