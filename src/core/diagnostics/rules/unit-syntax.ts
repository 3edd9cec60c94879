import { directivesOf } from '../../systemd/directives.ts';
import { isLostArgument, lostArguments } from '../../systemd/lost-continuation.ts';
import type { UnitFile } from '../../systemd/unit-file.ts';
import { type Span, sliceSpan } from '../../text/span.ts';
import { deletion, replacement } from '../../text/text-edit.ts';
import { textFix } from '../fixes.ts';
import type { TextFix, TextRule } from '../rule.ts';

export const unitSyntax: TextRule = {
  code: 'unit-syntax',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A line of a unit is neither a section header, an assignment nor a comment.',
  docs: `systemd ignores a line that is no \`Key=value\` and what stands before the first section header, and refuses
the unit for a broken section header; of a drop-in it leaves out the rest. A backslash continues a line only when nothing stands behind it, not even a
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
        ^^^^^^^^ error unit-syntax: A section header ends with "]" and nothing may follow it, not even a comment. systemd refuses web.service.
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
  checkText({ unitName, isDropIn, file, target }, report) {
    const takesIncludes = target.systemd < 246;
    if (file.problems.length === 0) return;
    const lost = lostArguments(file);
    for (const { code, message, span } of file.problems) {
      if (takesIncludes && file.source.startsWith('.include ', span.start)) continue;
      if (isLostArgument(lost, span)) continue;
      const isHeader = code === 'bad-section-header';
      const outcome = isDropIn ? 'leaves out the rest of this drop-in' : `refuses ${unitName}`;
      report({
        message: isHeader ? `${message} systemd ${outcome}.` : message,
        span,
        severity: isHeader && !isDropIn ? 'error' : code === 'continuation-at-end' ? 'hint' : 'warning',
        fix: isHeader
          ? headerFix(file, span)
          : code === 'blank-after-backslash'
            ? textFix('Remove the blanks', () => deletion({ start: span.start + 1, end: span.end }))
            : null,
      });
    }
  },
};

/** The header that was probably meant: one of a section that systemd knows, without what stands behind it. */
function headerFix({ source }: UnitFile, span: Span): TextFix | null {
  const [, name = '', behind = ''] = /^\[(\w+)\]?\s*(.*)$/.exec(sliceSpan(source, span)) ?? [];
  if (directivesOf(name).length === 0 || !/^(?:[#;].*)?$/.test(behind)) return null;
  return textFix(`Change to [${name}]`, () => replacement(span, `[${name}]`));
}
