import { setValue } from '../../edits/directive-edits.ts';
import { obsolete } from '../../systemd/obsolete.ts';
import { replacement } from '../../text/text-edit.ts';
import { textFix } from '../fixes.ts';
import { knownDirectives } from '../known-directives.ts';
import type { TextRule } from '../rule.ts';

export const obsoleteSetting: TextRule = {
  code: 'obsolete-setting',
  severity: 'info',
  reader: 'systemd',
  summary: 'A key or value that systemd takes with a warning.',
  docs: `systemd still reads some keys of older releases and notes in the journal what has taken their place: limits of
the first control group hierarchy since 252, \`syslog\` as an output and \`KillMode=none\` since 246,
\`RequiresOverridable=\` and \`RequisiteOverridable=\` since 229 (NEWS of systemd; \`systemd-analyze verify\` 252).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
        MemoryLimit=1G
        ^^^^^^^^^^^^^^ info obsolete-setting: MemoryLimit= is obsolete: MemoryMax= has taken its place.
        StandardOutput=syslog
        ^^^^^^^^^^^^^^^^^^^^^ info obsolete-setting: systemd takes StandardOutput=syslog for StandardOutput=journal since 246.
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
        ExecStart=/usr/bin/sleep 9
        MemoryMax=1G
        StandardOutput=journal
`,
  ],
  checkText(text, report) {
    for (const { directive, fact } of knownDirectives(text)) {
      const found = obsolete(fact, directive.value, text.target.systemd);
      if (!found || directive.value === '') continue;
      const { message, key, value } = found;
      report({
        message,
        span: { start: directive.key.span.start, end: directive.valueSpan.end },
        fix: key
          ? textFix(`Change to ${key}=`, () => replacement(directive.key.span, key))
          : value
            ? textFix(`Change to ${value}`, () => setValue(directive, value))
            : null,
      });
    }
  },
};
