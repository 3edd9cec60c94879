import type { Field } from '../../cloud-config/document.ts';
import { writtenPath } from '../file-paths.ts';
import { isTemplate } from '../incomplete.ts';
import type { Rule } from '../rule.ts';

export const duplicateFilePath: Rule = {
  code: 'duplicate-file-path',
  severity: 'warning',
  summary: 'Two entries write the same file.',
  docs: `Files are written in the order of the list, each in place of what was there: the last entry of a path wins.
Unit files of \`coreos.units\` are written after all of them (coreos-cloudinit, \`initialize/config.go\`).`,
  bad: [
    `
#cloud-config
write_files:
  - path: /etc/motd
    content: One
  - path: /etc//motd
          ^^^^^^^^^^ warning duplicate-file-path: This replaces the /etc/motd that an entry before it writes.
    content: Two
  - path: /etc/systemd/system/web.service
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-file-path: The content of web.service in coreos.units is written later, in place of this file.
    content: |
      [Service]
      ExecStart=/usr/bin/sleep 1
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 2
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /etc/one
    content: One
  - path: /etc/two
    content: Two
`,
  ],
  check(analysis, report) {
    const { config } = analysis;
    if (config.files.length === 0 || isTemplate(analysis)) return;
    const units = new Map<string, Field>();
    for (const { name, content, runtime } of config.units) {
      if (name?.text && content?.text && !runtime?.text)
        units.set(`/etc/systemd/system/${name.text}`, content);
    }
    const first = new Map<string, Field>();
    for (const { path } of config.files) {
      if (!path?.text || !path.node || path.text.includes('$')) continue;
      const written = writtenPath(path.text);
      const before = first.get(written)?.node;
      const unit = units.get(written)?.node;
      if (before) {
        report({
          message: `This replaces the ${written} that an entry before it writes.`,
          span: path.node.span,
          related: [{ message: 'The one that is replaced.', span: before.span }],
        });
      } else first.set(written, path);
      if (unit) {
        report({
          message: `The content of ${written.slice(written.lastIndexOf('/') + 1)} in coreos.units is written later, in place of this file.`,
          span: path.node.span,
          related: [{ message: 'The content that wins.', span: unit.span }],
        });
      }
    }
  },
};
