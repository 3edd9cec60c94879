import type { Field } from '../../cloud-config/document.ts';
import { setUnitField } from '../../edits/intents/unit-text.ts';
import { fixOf } from '../fixes.ts';
import type { Rule } from '../rule.ts';

export const maskedUnit: Rule = {
  code: 'masked-unit',
  severity: 'warning',
  summary: 'A unit is masked, and is given content or enabled.',
  docs: `\`mask: true\` puts a link to \`/dev/null\` in the place of the unit file, the one just written from \`content\`
included: of that nothing is left. To enable a masked unit is refused by systemd, and coreos-cloudinit stops there: it
sends no command to any unit (coreos-cloudinit, \`system/systemd.go\`, \`initialize/config.go\`; systemctl(1), "mask").`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      mask: true
      content: |
               ^ warning masked-unit: web.service is masked: the link to /dev/null takes the place of this content.
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: update-engine.service
      mask: true
      enable: true
              ^^^^ error masked-unit: update-engine.service is masked, so systemd refuses to enable it, and no unit of the list is started.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: update-engine.service
      mask: true
      command: stop
`,
  ],
  check(analysis, report) {
    for (const { entry, name, position, index } of analysis.machine.units) {
      const mask = entry?.mask?.node;
      if (!entry || !mask || name === '' || !isOn(entry.mask)) continue;
      const without = (field: 'mask' | 'enable') =>
        fixOf(`Remove ${field}`, () => {
          const intent = { do: 'set-unit-field', unit: index ?? name, field, value: null } as const;
          return setUnitField(analysis, intent).change;
        });
      const related = [{ message: 'Masked here.', span: mask.span }];
      const unit = position;
      if (entry.content?.node && entry.content.text?.trim()) {
        report({
          message: `${name} is masked: the link to /dev/null takes the place of this content.`,
          span: entry.content.node.span,
          unit,
          related,
          fixes: () => without('mask'),
        });
      }
      if (entry.enable?.node && isOn(entry.enable) && !/\.(?:network|netdev|link)$/.test(name)) {
        report({
          message: `${name} is masked, so systemd refuses to enable it, and no unit of the list is started.`,
          span: entry.enable.node.span,
          severity: 'error',
          unit,
          related,
          fixes: () => [...without('enable'), ...without('mask')],
        });
      }
    }
  },
};

function isOn(field: Field | null): boolean {
  return /^(?:true|yes|on|y)$/i.test(field?.text ?? '');
}
