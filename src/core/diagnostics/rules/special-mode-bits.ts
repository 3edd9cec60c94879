import { scalarFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { keysOf } from '../walk-keys.ts';

export const specialModeBits: Rule = {
  code: 'special-mode-bits',
  severity: 'info',
  summary: 'Permissions ask for a bit beyond reading, writing and executing, which is dropped.',
  docs: `Of \`permissions\` only the low nine bits take effect: the bits for setuid, setgid and sticky stand elsewhere in
Go's file modes, so \`04755\` gives 0755 and \`1777\` gives 0777 (coreos-cloudinit, \`system/file.go\`; \`os.FileMode\`).
Where a program needs one, let a unit run \`chmod\`.`,
  bad: [
    `
#cloud-config
write_files:
  - path: /opt/bin/helper
    permissions: "04755"
                 ^^^^^^^ info special-mode-bits: The machine drops the first digit of 04755: the file gets the mode 0755.
    content: "#!/bin/sh"
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /opt/bin/helper
    permissions: "0755"
    content: "#!/bin/sh"
`,
  ],
  check({ config }, report) {
    for (const { value, pair } of keysOf(config, 'config.File', 'permissions')) {
      if (value?.kind !== 'scalar' || !/^0?[1-7][0-7]{3}$/.test(value.text)) continue;
      const meant = `0${value.text.slice(-3)}`;
      report({
        message: `The machine drops the first digit of ${value.text}: the file gets the mode ${meant}.`,
        span: pair.value?.span ?? value.span,
        fixes: () => (pair.value === value ? scalarFix(`Change to ${meant}`, value, meant) : []),
      });
    }
  },
};
