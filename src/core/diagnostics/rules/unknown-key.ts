import { CLOUD_CONFIG, factOf, type StructShape } from '../../reference/keys.ts';
import { closestName } from '../../systemd/closest-name.ts';
import { replacement } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { type KeyPlace, walkKeys } from '../walk-keys.ts';
import { didYouMean } from '../words.ts';

export const unknownKey: Rule = {
  code: 'unknown-key',
  severity: 'warning',
  summary: 'A key that coreos-cloudinit does not know at this place.',
  docs: `coreos-cloudinit passes over keys it does not know, and over all that stands under them, without a word. Its
keys are few: of those of Canonical's cloud-init (\`packages\`, \`runcmd\`, \`bootcmd\` …) it has only the names
\`hostname\`, \`users\`, \`write_files\`, \`ssh_authorized_keys\` and \`manage_etc_hosts\` (coreos-cloudinit, package
\`config\`).`,
  bad: [
    `
#cloud-config
write_file:
^^^^^^^^^^ warning unknown-key: The machine knows no key "write_file" at the top level and ignores it. Did you mean write_files?
  - path: /etc/motd
coreos:
  units:
    - name: web.service
      contents: |
      ^^^^^^^^ warning unknown-key: The machine knows no key "contents" in units and ignores it. Did you mean content?
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
    `
#cloud-config
units:
^^^^^ warning unknown-key: The machine knows no key "units" at the top level and ignores it. It belongs in coreos.
  - name: web.service
runcmd:
^^^^^^ warning unknown-key: The machine knows no key "runcmd" at the top level and ignores it. That is a key of Canonical's cloud-init, which is another program.
  - [ls]
`,
  ],
  good: [
    `
#cloud-config
hostname: web
coreos:
  update:
    reboot_strategy: "off"
  units:
    - name: web.service
      enable: true
`,
  ],
  check({ config }, report) {
    for (const place of walkKeys(config).keys) {
      if (place.fact) continue;
      const near = closestName(place.name, Object.keys(place.struct.keys));
      report({
        message: `The machine knows no key "${place.keyNode.text}" ${whereText(place)} and ignores it.${advice(place, near)}`,
        span: place.keyNode.span,
        fixes: () => (near ? [renaming(place, near)] : []),
      });
    }
  },
};

/** Keys of Canonical's cloud-init that people expect here. */
const OF_CANONICAL = new Set([
  ...[
    'apt',
    'bootcmd',
    'chpasswd',
    'disable_root',
    'disk_setup',
    'final_message',
    'fqdn',
    'fs_setup',
    'groups',
  ],
  ...['growpart', 'locale', 'mounts', 'ntp', 'package_update', 'package_upgrade', 'packages', 'phone_home'],
  ...['power_state', 'preserve_hostname', 'rsyslog', 'runcmd', 'ssh_pwauth', 'swap', 'timezone', 'yum_repos'],
]);

function whereText({ where }: KeyPlace): string {
  return where === 'the top level' ? 'at the top level' : `in ${where}`;
}

function advice({ name, where, struct }: KeyPlace, near: string | null): string {
  if (near) return didYouMean(near);
  const home = homesOf(name).find((one) => !factOf(struct, one) || one === 'coreos');
  if (home) return ` It belongs ${home === 'the top level' ? 'at the top level' : `in ${home}`}.`;
  return where === 'the top level' && OF_CANONICAL.has(name)
    ? " That is a key of Canonical's cloud-init, which is another program."
    : '';
}

/** The places one level apart that have the key: people misplace what stands at the top or under `coreos`. */
function homesOf(name: string): string[] {
  const coreos = factOf(CLOUD_CONFIG, 'coreos')?.shape;
  const homes: [string, StructShape][] = [['the top level', CLOUD_CONFIG]];
  if (typeof coreos === 'object' && 'struct' in coreos) homes.push(['coreos', coreos]);
  return homes.filter(([, struct]) => factOf(struct, name)).map(([where]) => where);
}

function renaming({ keyNode }: KeyPlace, name: string): Fix {
  return { title: `Change to ${name}`, edits: [replacement(keyNode.span, name)] };
}
