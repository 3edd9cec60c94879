import { CLOUD_CONFIG, factOf, type StructShape } from '../../reference/keys.ts';
import { closestName } from '../../systemd/closest-name.ts';
import { replacement } from '../../text/text-edit.ts';
import { canonicalAdvice } from '../canonical-keys.ts';
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
^^^^^^ warning unknown-key: The machine knows no key "runcmd" at the top level and ignores it. Canonical's cloud-init runs it; here a oneshot unit does such work.
  - [ls]
`,
    `
#cloud-config
users:
  - name: deploy
    sudo: ALL=(ALL) NOPASSWD:ALL
    ^^^^ warning unknown-key: The machine knows no key "sudo" in users and ignores it. A member of the group sudo may use it: groups: [sudo].
write_files:
  - path: /opt/bin/clean
    mode: "0755"
    ^^^^ warning unknown-key: The machine knows no key "mode" in write_files and ignores it. Did you mean permissions?
    append: true
    ^^^^^^ warning unknown-key: The machine knows no key "append" in write_files and ignores it. A file is always replaced as a whole, at every boot.
    content: "#!/bin/sh"
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
      const near = canonicalAdvice(place.struct.struct, place.name) === null ? meantKey(place) : null;
      report({
        message: `The machine knows no key "${place.keyNode.text}" ${whereText(place)} and ignores it.${advice(place, near)}`,
        span: place.keyNode.span,
        fixes: () => (near ? [renaming(place, near)] : []),
      });
    }
  },
};

function whereText({ where }: KeyPlace): string {
  return where === 'the top level' ? 'at the top level' : `in ${where}`;
}

/** The key that is meant, if its name or its sense tells. */
function meantKey({ name, struct }: KeyPlace): string | null {
  const synonym = SYNONYMS.get(`${struct.struct}.${name}`);
  return synonym ?? closestName(name, Object.keys(struct.keys));
}

function advice({ name, where, struct }: KeyPlace, near: string | null): string {
  const canonical = canonicalAdvice(struct.struct, name);
  if (canonical !== null) return ` ${canonical}`;
  if (near) return didYouMean(near);
  const home = homesOf(name).find((one) => !factOf(struct, one) || one === 'coreos');
  return home && home !== where
    ? ` It belongs ${home === 'the top level' ? 'at the top level' : `in ${home}`}.`
    : '';
}

/** The places one level apart that have the key: people misplace what stands at the top or under `coreos`. */
function homesOf(name: string): string[] {
  const coreos = factOf(CLOUD_CONFIG, 'coreos')?.shape;
  const homes: [string, StructShape][] = [['the top level', CLOUD_CONFIG]];
  if (typeof coreos === 'object' && 'struct' in coreos) homes.push(['coreos', coreos]);
  return homes.filter(([, struct]) => factOf(struct, name)).map(([where]) => where);
}

/** What people write for a key, where that is not near in its letters. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['config.File.mode', 'permissions'],
  ['config.File.file', 'path'],
  ['config.File.filename', 'path'],
  ['config.File.dest', 'path'],
  ['config.File.body', 'content'],
  ['config.File.data', 'content'],
  ['config.File.user', 'owner'],
  ['config.Unit.contents', 'content'],
  ['config.Unit.enabled', 'enable'],
  ['config.Unit.masked', 'mask'],
  ['config.Unit.dropins', 'drop_ins'],
  ['config.User.home', 'homedir'],
  ['config.User.password_hash', 'passwd'],
  ['config.User.password', 'passwd'],
  ['config.User.ssh_keys', 'ssh_authorized_keys'],
  ['config.Update.strategy', 'reboot_strategy'],
]);

function renaming({ keyNode }: KeyPlace, name: string): Fix {
  return { title: `Change to ${name}`, edits: [replacement(keyNode.span, name)] };
}
