import { scalarFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { keysOf } from '../walk-keys.ts';

export const hostnameCut: Rule = {
  code: 'hostname-cut',
  severity: 'info',
  summary: 'Flatcar uses only the beginning of the hostname.',
  docs: `Since 2025 Flatcar cuts the hostname at its first dot, and what is left to 63 bytes; the domain is the
network's to tell. CoreOS Container Linux took it whole (coreos-cloudinit, \`determineHostname\`).`,
  bad: [
    `
#cloud-config
hostname: web.example.com
          ^^^^^^^^^^^^^^^ info hostname-cut: Flatcar cuts the hostname at its first dot: the machine will be called "web".
`,
  ],
  good: ['#cloud-config\nhostname: web\n'],
  check({ config, target }, report) {
    if (target.dialect === 'coreos') return;
    for (const { value, pair } of keysOf(config, 'config.CloudConfig', 'hostname')) {
      if (value?.kind !== 'scalar' || value.text.includes('$')) continue;
      const label = value.text.split('.', 1)[0] ?? '';
      const name = cutToBytes(label, LONGEST_LABEL);
      if (name === value.text) continue;
      const where = name === label ? 'at its first dot' : `after ${LONGEST_LABEL} bytes`;
      report({
        message: `Flatcar cuts the hostname ${where}: the machine will be called "${name}".`,
        span: pair.value?.span ?? value.span,
        fixes: () => (name === '' || pair.value !== value ? [] : scalarFix(`Change to ${name}`, value, name)),
      });
    }
  },
};

const LONGEST_LABEL = 63;

function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
