import { removeTarget } from '../../edits/directive-edits.ts';
import { dependencyTargets } from '../../systemd/dependency-targets.ts';
import { expandSpecifiers } from '../../systemd/specifiers.ts';
import { textFix } from '../fixes.ts';
import { knownDirectives } from '../known-directives.ts';
import type { TextRule } from '../rule.ts';

export const selfDependency: TextRule = {
  code: 'self-dependency',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A unit depends on itself.',
  docs: `systemd drops a dependency of a unit on itself, with a line in the journal for those that would mean something
(systemd 252, \`unit_add_dependency\`). Mostly the name of another unit was meant.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        After=docker.service web.service
                             ^^^^^^^^^^^ warning self-dependency: systemd drops After=web.service: that is web.service itself.
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web@1.service
      content: |
        [Unit]
        After=docker.service
        Conflicts=web@2.service
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  checkText(text, report) {
    for (const { directive, fact } of knownDirectives(text)) {
      if (fact.parser !== 'unit_deps') continue;
      for (const { value, span } of dependencyTargets(directive)) {
        if (expandSpecifiers(value, text.unitName) !== text.unitName) continue;
        report({
          message: `systemd drops ${directive.key.value}=${value}: that is ${text.unitName} itself.`,
          span: directive.embedding.toOuter(span),
          fix: textFix(`Remove ${value}`, () => removeTarget(text.file, directive, span)),
        });
      }
    }
  },
};
