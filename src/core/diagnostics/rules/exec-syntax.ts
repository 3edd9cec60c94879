import type { Severity } from '../diagnostic.ts';
import { holdsTemplateText } from '../incomplete.ts';
import type { TextRule } from '../rule.ts';

export const execSyntax: TextRule = {
  code: 'exec-syntax',
  severity: 'error',
  reader: 'systemd',
  summary: 'A command line that systemd cannot take apart, or takes apart in another way than meant.',
  docs: `systemd splits command lines itself, much as a shell does and without its operators. It refuses the unit for
quotes that are not closed, keeps an escape that it does not know as it stands, and ignores a line without a command
(systemd.service(5), COMMAND LINES; systemd 252, \`config_parse_exec\`). With the prefix \`-\` it ignores a broken line
where else it would refuse the unit.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/bin/sh -c 'sleep 9
                             ^^^^^^^^ error exec-syntax: This ' is never closed, so systemd refuses the whole command line.
        ExecStop=/bin/echo a\\.b
                            ^^ hint exec-syntax: systemd does not know the escape \\. and keeps it as it is.
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
        ExecStart=/bin/sh -c 'sleep 9'
        ExecStop=/bin/echo it\\'s over ; /bin/true
`,
  ],
  checkText({ execs }, report) {
    for (const { directive, problems, commands } of execs) {
      if (problems.length === 0 || holdsTemplateText(directive.value)) continue;
      const isIgnored = commands[0]?.prefix.value.includes('-') ?? false;
      for (const { code, message, span } of problems) {
        if (code === 'relative-path') continue;
        const severity = SEVERITIES[code] ?? 'error';
        report({
          message,
          span: directive.embedding.toOuter(span),
          severity: severity === 'error' && isIgnored ? 'warning' : severity,
        });
      }
    }
  },
};

const SEVERITIES: Readonly<Record<string, Severity>> = {
  'unknown-escape': 'hint',
  'empty-command': 'warning',
};
