import type { FileEntry } from '../../cloud-config/document.ts';
import { setFileField } from '../../edits/intents/files.ts';
import { fixOf } from '../fixes.ts';
import { placedSources, valuePlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const scriptNotExecutable: Rule = {
  code: 'script-not-executable',
  severity: 'error',
  summary: 'A unit runs a file of write_files that may not be executed.',
  docs: `\`write_files\` gives a file the permissions 0644 unless it says others (coreos-cloudinit, \`File.Permissions\`).
systemd cannot run a file without the permission to execute it: the service ends with 203/EXEC (systemd.exec(5)).`,
  bad: [
    `
#cloud-config
write_files:
  - path: /opt/bin/clean
    content: |
      #!/bin/sh
coreos:
  units:
    - name: clean.service
      content: |
        [Service]
        ExecStart=/opt/bin/clean --all
                  ^^^^^^^^^^^^^^ error script-not-executable: write_files gives /opt/bin/clean no permission to be run, so clean.service ends with 203/EXEC.
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /opt/bin/clean
    permissions: "0755"
    content: |
      #!/bin/sh
  - path: /opt/bin/other
    content: |
      #!/bin/sh
coreos:
  units:
    - name: clean.service
      content: |
        [Service]
        ExecStart=/opt/bin/clean
        ExecStop=/bin/sh /opt/bin/other
`,
  ],
  check(analysis, report) {
    const files = new Map<string, FileEntry>();
    for (const file of analysis.config.files) {
      const path = file.path?.text;
      if (path) files.set(path.startsWith('/') ? path : `/${path}`, file);
    }
    if (files.size === 0) return;
    const changes = analysis.text.split('\n').filter((line) => line.includes('chmod'));
    for (const placed of placedSources(analysis)) {
      const { unit, source } = placed;
      for (const { directive, commands } of source.execs) {
        for (const { program, prefix } of commands) {
          const file = program && files.get(program.value);
          if (!program || !file || mayRun(file) || changes.some((line) => line.includes(program.value)))
            continue;
          report({
            message: `write_files gives ${program.value} no permission to be run, so ${unit.name} ends with 203/EXEC.`,
            span: valuePlace(analysis, placed, directive, program.span),
            unit: unit.position,
            severity: prefix.value.includes('-') ? 'warning' : 'error',
            related: [{ message: 'The file.', span: file.path?.node?.span ?? file.item.span }],
            fixes: () =>
              fixOf('Set permissions to "0755"', () => {
                const intent = {
                  do: 'set-file-field',
                  file: file.index,
                  field: 'permissions',
                  value: '0755',
                } as const;
                return setFileField(analysis, intent).change;
              }),
          });
        }
      }
    }
  },
};

/** Permissions that are no octal number (a template's) are not judged. */
function mayRun({ permissions }: FileEntry): boolean {
  const text = permissions?.text ?? '0644';
  return !/^[0-7]+$/.test(text) || (Number.parseInt(text, 8) & 0o100) !== 0;
}
