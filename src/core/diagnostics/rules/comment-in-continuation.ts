import type { Directive, UnitFile } from '../../systemd/unit-file.ts';
import type { Span } from '../../text/span.ts';
import { deletion, insertion } from '../../text/text-edit.ts';
import type { TextRule } from '../rule.ts';

export const commentInContinuation: TextRule = {
  code: 'comment-in-continuation',
  severity: 'hint',
  reader: 'systemd',
  summary: 'A comment stands between the lines of a continued value.',
  docs: `systemd passes over comment lines between the lines of a continued value. Before 236 it did not: the comment was a
part of the value, up to the end of its line, and of a command its words were arguments (systemd.syntax(7); systemd 233,
\`config_parse\`).`,
  exampleTarget: { dialect: 'coreos', systemd: 233, platform: 'none' },
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep \\
          # nine
          ^^^^^^ warning comment-in-continuation: systemd 233 takes this comment for a part of ExecStart=.
          9
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
        # nine
        ExecStart=/usr/bin/sleep \\
          9
`,
  ],
  checkText({ file, target }, report) {
    if (target.systemd >= FIRST_TO_SKIP) return;
    for (const directive of file.directives) {
      if (!directive.continued) continue;
      for (const comment of commentsInside(file, directive)) {
        report({
          message: `systemd ${target.systemd} takes this comment for a part of ${directive.key.value}=.`,
          span: comment,
          severity: 'warning',
          fix: {
            title: 'Move the comment before the value',
            edit(change, source) {
              const lineStart = file.source.lastIndexOf('\n', comment.start) + 1;
              const line = file.source.slice(lineStart, comment.end);
              change.editSource(
                source,
                insertion(directive.span.start, `${line.trim()}\n`),
                deletion({ start: lineStart, end: comment.end + 1 }),
              );
            },
          },
        });
      }
    }
  },
};

/** The first systemd that passes over them. */
const FIRST_TO_SKIP = 236;

function commentsInside({ tokens }: UnitFile, { span }: Directive): Span[] {
  return tokens
    .filter(
      (token) => token.kind === 'comment' && span.start <= token.span.start && token.span.end <= span.end,
    )
    .map((token) => token.span);
}
