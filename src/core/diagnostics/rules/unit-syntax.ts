import type { Severity } from '../diagnostic.ts';
import type { TextRule } from '../rule.ts';

export const unitSyntax: TextRule = {
  code: 'unit-syntax',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A line of a unit is neither a section header, an assignment nor a comment.',
  docs: `systemd ignores a line that is no \`Key=value\` and what stands before the first section header, and refuses
the whole file for a broken section header. A backslash continues a line only when nothing stands behind it, not even a
blank. \`.include\` lines are taken before systemd 246 only (systemd.syntax(7); systemd 252, \`conf-parser.c\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Description
        ^^^^^^^^^^^ warning unit-syntax: A line in a unit file is Key=value; systemd ignores this one.
        [Service
        ^^^^^^^^ error unit-syntax: A section header ends with "]"…
        ExecStart=/usr/bin/sleep 9
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        # waits
        [Service]
        ExecStart=/usr/bin/sleep \\
          # nine
          9
`,
  ],
  checkText({ file, target }, report) {
    const takesIncludes = target.systemd < 246;
    for (const { code, message, span } of file.problems) {
      if (takesIncludes && file.source.startsWith('.include ', span.start)) continue;
      report({ message, span, severity: SEVERITIES[code] ?? 'warning' });
    }
  },
};

const SEVERITIES: Readonly<Record<string, Severity>> = {
  'bad-section-header': 'error',
  'continuation-at-end': 'hint',
};
