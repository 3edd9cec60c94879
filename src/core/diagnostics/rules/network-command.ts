import { setUnitField } from '../../edits/intents/unit-text.ts';
import { fixOf } from '../fixes.ts';
import type { Rule } from '../rule.ts';

export const networkCommand: Rule = {
  code: 'network-command',
  severity: 'info',
  summary: 'A command or enable stands at a file of systemd-networkd.',
  docs: `\`.network\`, \`.netdev\` and \`.link\` are no units of systemd: coreos-cloudinit writes them to
\`systemd/network\`, restarts systemd-networkd when there is any, and passes over \`command\` and \`enable\`
(coreos-cloudinit, \`initialize/config.go\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: 10-eth0.network
      command: start
               ^^^^^ info network-command: coreos-cloudinit ignores the command of a .network file; it restarts systemd-networkd anyway.
      content: |
        [Match]
        Name=eth0
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: 10-eth0.network
      content: |
        [Match]
        Name=eth0
    - name: systemd-networkd.service
      command: restart
`,
  ],
  check(analysis, report) {
    for (const unit of analysis.machine.units) {
      const suffix = /\.(?:network|netdev|link)$/.exec(unit.name)?.[0];
      if (!suffix || !unit.entry) continue;
      for (const key of ['command', 'enable'] as const) {
        const node = unit.entry[key]?.node;
        if (!node) continue;
        report({
          message: `coreos-cloudinit ignores the ${key} of a ${suffix} file; it restarts systemd-networkd anyway.`,
          span: node.span,
          unit: unit.position,
          fixes: () =>
            fixOf(`Remove ${key}`, () => {
              const intent = {
                do: 'set-unit-field',
                unit: unit.index ?? unit.name,
                field: key,
                value: null,
              } as const;
              return setUnitField(analysis, intent).change;
            }),
        });
      }
    }
  },
};
