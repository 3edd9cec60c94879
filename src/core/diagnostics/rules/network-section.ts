import { placedSources, sourcePlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const networkSection: Rule = {
  code: 'network-section',
  severity: 'warning',
  summary: 'A file of systemd-networkd with sections of a unit.',
  docs: `Entries named \`.network\`, \`.netdev\` and \`.link\` are files of systemd-networkd and udev. They have sections of
their own, such as [Match] and [Network]; [Unit], [Service] and [Install] are ignored there (systemd.network(5),
systemd.netdev(5), systemd.link(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: 10-eth0.network
      content: |
        [Unit]
         ^^^^ warning network-section: systemd-networkd ignores [Unit] in 10-eth0.network: that is a section of units.
        Description=First card
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
        [Network]
        DHCP=yes
`,
  ],
  check(analysis, report) {
    for (const placed of placedSources(analysis)) {
      const { unit, source } = placed;
      if (!/\.(?:network|netdev|link)$/.test(unit.name)) continue;
      for (const { name } of source.file.sections) {
        if (!/^(?:Unit|Service|Install)$/.test(name.value)) continue;
        report({
          message: `systemd-networkd ignores [${name.value}] in ${unit.name}: that is a section of units.`,
          span: sourcePlace(analysis, placed, name.span),
          unit: unit.position,
        });
      }
    }
  },
};
