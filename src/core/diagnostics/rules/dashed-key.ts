import { replacement } from '../../text/text-edit.ts';
import type { Rule } from '../rule.ts';
import { walkKeys } from '../walk-keys.ts';

export const dashedKey: Rule = {
  code: 'dashed-key',
  severity: 'warning',
  summary: 'A key is written with dashes, which Flatcar ignores.',
  docs: `CoreOS Container Linux took \`drop-ins\`, \`reboot-strategy\` and \`write-files\` for \`drop_ins\`,
\`reboot_strategy\` and \`write_files\`. Flatcar from 3975.2.0 on ignores the spelling with dashes at boot, silently,
although its validator still accepts it (flatcar/coreos-cloudinit, 2024). Underscores work everywhere.`,
  bad: [
    `
#cloud-config
coreos:
  update:
    reboot-strategy: "off"
    ^^^^^^^^^^^^^^^ warning dashed-key: Flatcar ignores the key "reboot-strategy": it is written reboot_strategy.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  update:
    reboot_strategy: "off"
`,
  ],
  check({ config, target }, report) {
    if (target.dialect === 'coreos') return;
    for (const { keyNode, name, fact } of walkKeys(config).keys) {
      if (!fact || keyNode.text === name) continue;
      report({
        message: `Flatcar ignores the key "${keyNode.text}": it is written ${name}.`,
        span: keyNode.span,
        fixes: () => [{ title: `Change to ${name}`, edits: [replacement(keyNode.span, name)] }],
      });
    }
  },
};
