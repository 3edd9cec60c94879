import { replaceInValue } from '../../edits/directive-edits.ts';
import { trailingComment } from '../../systemd/trailing-comment.ts';
import { sliceSpan } from '../../text/span.ts';
import { insertion } from '../../text/text-edit.ts';
import { knownDirectives } from '../known-directives.ts';
import type { TextRule } from '../rule.ts';

export const commentBehindValue: TextRule = {
  code: 'trailing-comment',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A comment stands behind a value, which makes it a part of the value.',
  docs: `Comments in a unit are lines of their own that begin with \`#\` or \`;\`. Behind a value they belong to it: systemd
ignores the assignment, takes each word for one more unit of a list, or hands the words to the command as arguments
(systemd.syntax(7)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        Restart=always # for ever
                       ^^^^^^^^^^ warning trailing-comment: systemd takes "# for ever" for a part of the value, and ignores Restart=.
        ExecStart=/usr/bin/sleep 9 # a while
                                   ^^^^^^^^^ warning trailing-comment: systemd hands "# a while" to the command as arguments.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Description=Web # 1
        [Service]
        # for ever
        Restart=always
        ExecStart=/bin/sh -c 'sleep 9 # a while'
        ExecStop=/usr/bin/echo '#' #1
`,
  ],
  checkText(text, report) {
    const context = { unitName: text.unitName, systemd: text.target.systemd };
    for (const { directive, fact } of knownDirectives(text)) {
      const { key, value, embedding } = directive;
      const span = trailingComment(fact, value, context);
      if (!span) continue;
      const comment = sliceSpan(value, span);
      report({
        message:
          fact.parser === 'exec'
            ? `systemd hands "${comment}" to the command as arguments.`
            : fact.list === 'last'
              ? `systemd takes "${comment}" for a part of the value, and ignores ${key.value}=.`
              : `systemd takes "${comment}" for a part of the value of ${key.value}=.`,
        span: embedding.toOuter(span),
        fix: directive.continued
          ? null
          : {
              title: 'Give the comment its own line',
              edit(change, source) {
                const indent = source.file.source.slice(directive.span.start, key.span.start);
                const before = value.slice(0, span.start).trimEnd().length;
                change.editSource(
                  source,
                  insertion(directive.span.start, `${indent}${comment}\n`),
                  replaceInValue(directive, { start: before, end: value.length }, ''),
                );
              },
            },
      });
    }
  },
};
