import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const duplicateUnitName: Rule = {
  code: 'duplicate-unit-name',
  severity: 'warning',
  summary: 'Two entries of one name both hold a unit file.',
  docs: `All unit files are written before any unit starts, in the order of the list, so a later entry's \`content\`
replaces that of an earlier one of the same name. A second entry without \`content\` is fine: it runs a command, or adds
drop-ins (coreos-cloudinit, \`processUnits\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: web.service
            ^^^^^^^^^^^ warning duplicate-unit-name: This web.service replaces the one before it: both have content, and the last one wins.
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 2
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: web.service
      command: restart
`,
  ],
  check(analysis, report) {
    const first = new Map<string, number>();
    for (const unit of analysis.machine.units) {
      if (!unit.entry?.content?.text?.trim() || unit.name === '') continue;
      const before = analysis.machine.units[first.get(unit.name) ?? -1];
      if (!before) first.set(unit.name, unit.position);
      else {
        report({
          message: `This ${unit.name} replaces the one before it: both have content, and the last one wins.`,
          span: unitPlace(analysis, unit),
          unit: unit.position,
          related: [{ message: 'The one that is replaced.', span: unitPlace(analysis, before) }],
        });
      }
    }
  },
};
