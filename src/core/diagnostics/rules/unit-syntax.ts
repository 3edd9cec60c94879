import { isLostArgument, lostArguments } from '../../systemd/lost-continuation.ts';
import { deletion } from '../../text/text-edit.ts';
import type { Severity } from '../diagnostic.ts';
import { textFix } from '../fixes.ts';
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
    if (file.problems.length === 0) return;
    const lost = lostArguments(file);
    for (const { code, message, span } of file.problems) {
      if (takesIncludes && file.source.startsWith('.include ', span.start)) continue;
      if (isLostArgument(lost, span)) continue;
      report({
        message,
        span,
        severity: SEVERITIES[code] ?? 'warning',
        fix:
          code === 'blank-after-backslash'
            ? textFix('Remove the blanks', () => deletion({ start: span.start + 1, end: span.end }))
            : null,
      });
    }
  },
};

const SEVERITIES: Readonly<Record<string, Severity>> = {
  'bad-section-header': 'error',
  'continuation-at-end': 'hint',
};
