import { replaceInValue } from '../../edits/directive-edits.ts';
import type { ExecDirective } from '../../machine/machine.ts';
import type { Directive } from '../../systemd/unit-file.ts';
import { sliceSpan } from '../../text/span.ts';
import type { Severity } from '../diagnostic.ts';
import { textFix } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import type { TextFinding, TextRule } from '../rule.ts';

export const execSyntax: TextRule = {
  code: 'exec-syntax',
  severity: 'error',
  reader: 'systemd',
  summary: 'A command line that systemd cannot take apart, or takes apart in another way than meant.',
  docs: `systemd splits command lines itself, much as a shell does and without its operators. It refuses the unit for
quotes that are not closed, or ignores the line where they open in its first word; it refuses a program that is a folder
or has quotes or control characters in its name, keeps an escape that it does not know as it stands, and ignores a
line without a command (systemd.service(5), COMMAND LINES; systemd 252, \`config_parse_exec\`). With the prefix \`-\` it ignores a broken line
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
                             ^^^^^^^^ error exec-syntax: This ' is never closed, so systemd refuses web.service.
        ExecStartPost="/bin/echo started
                      ^^^^^^^^^^^^^^^^^^ warning exec-syntax: This " is never closed, so systemd ignores the line.
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
  checkText({ execs, target, unitName }, report) {
    reportNewPrefixes(execs, target.systemd, unitName, report);
    for (const { directive, problems, commands } of execs) {
      if (problems.length === 0 || holdsTemplateText(directive.value)) continue;
      const isIgnored = commands[0]?.prefix.value.includes('-') ?? false;
      for (const { code, message, span } of problems) {
        if (code === 'relative-path') continue;
        const opensInProgram = code === 'unbalanced-quotes' && (commands.at(-1)?.words.length ?? 0) < 2;
        const survives =
          isIgnored || (opensInProgram && (commands.length > 1 || !isOnlyStart(execs, directive)));
        const severity = SEVERITIES[code] ?? (survives ? 'warning' : 'error');
        const outcome = survives ? 'ignores the line' : `refuses ${unitName}`;
        report({
          message:
            code === 'unbalanced-quotes' ? message.replace(/\.$/, `, so systemd ${outcome}.`) : message,
          span: directive.embedding.toOuter(span),
          severity,
          fix:
            code === 'unknown-escape'
              ? textFix('Double the backslash', () =>
                  replaceInValue(directive, span, `\\${sliceSpan(directive.value, span)}`),
                )
              : null,
        });
      }
    }
  },
};

/** systemd.service(5), COMMAND LINES: before, a prefix was a part of the path. */
const PREFIXES_SINCE: Readonly<Record<string, number>> = { '+': 231, '!': 235, ':': 244 };

function reportNewPrefixes(
  execs: readonly ExecDirective[],
  systemd: number,
  unitName: string,
  report: (finding: TextFinding) => void,
): void {
  for (const { directive, commands } of execs) {
    for (const { prefix } of commands) {
      const [character, since] =
        Object.entries(PREFIXES_SINCE).find(
          ([one, first]) => prefix.value.includes(one) && systemd < first,
        ) ?? [];
      if (!character) continue;
      report({
        message: `systemd ${since} brought the prefix "${character}", and this machine has ${systemd}: it refuses ${unitName}.`,
        span: directive.embedding.toOuter(prefix.span),
      });
    }
  }
}

/** True for an `ExecStart=` beside which there is none that systemd can read. */
function isOnlyStart(execs: readonly ExecDirective[], directive: Directive): boolean {
  const isOther = ({ key, problems, commands }: ExecDirective) =>
    key === 'ExecStart' && commands.length > 0 && problems.every(({ code }) => code !== 'unbalanced-quotes');
  return directive.key.value === 'ExecStart' && !execs.some(isOther);
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  'unknown-escape': 'hint',
  'empty-command': 'warning',
};
