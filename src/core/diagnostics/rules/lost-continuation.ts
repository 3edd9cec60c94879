import { lostArguments } from '../../systemd/lost-continuation.ts';
import { replacement } from '../../text/text-edit.ts';
import { textFix } from '../fixes.ts';
import type { TextRule } from '../rule.ts';

export const lostContinuation: TextRule = {
  code: 'lost-continuation',
  severity: 'warning',
  reader: 'systemd',
  summary: 'The backslash that continues a command line is missing.',
  docs: `A command goes on in the next line only behind a backslash that ends the line. Without it systemd runs the command
as far as it goes and ignores the rest, a line that assigns nothing it knows (systemd.syntax(7)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name web \\
          -p 80:80
          nginx
          ^^^^^ warning lost-continuation: systemd ignores this line: no backslash ends the one before, so it is no part of ExecStart=.
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
        ExecStart=/usr/bin/docker run --name web \\
          -p 80:80 \\
          nginx
`,
  ],
  checkText({ file }, report) {
    for (const { span, gap, key } of lostArguments(file)) {
      report({
        message: `systemd ignores this line: no backslash ends the one before, so it is no part of ${key}=.`,
        span,
        fix: textFix('End the line before with a backslash', () => replacement(gap, ' \\')),
      });
    }
  },
};
