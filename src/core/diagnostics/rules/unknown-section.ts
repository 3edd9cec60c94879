import { closestName } from '../../systemd/closest-name.ts';
import { isForOthers, knownSections } from '../../systemd/directives.ts';
import { replacement } from '../../text/text-edit.ts';
import { textFix } from '../fixes.ts';
import type { TextRule } from '../rule.ts';
import { didYouMean, enumerate } from '../words.ts';

export const unknownSection: TextRule = {
  code: 'unknown-section',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A section that systemd does not know in a unit of this type.',
  docs: `systemd ignores a section that the type of the unit does not have, with all that stands in it. The names are
case-sensitive; those that begin with \`X-\` are for other programs (systemd.unit(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [unit]
         ^^^^ warning unknown-section: systemd ignores the section [unit] of web.service. Did you mean Unit?
        Description=Web
        [Service]
        ExecStart=/usr/bin/sleep 9
        [Timer]
         ^^^^^ warning unknown-section: systemd ignores the section [Timer] of web.service: a service has Unit, Service and Install.
        OnBootSec=5
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
        [X-Fleet]
        Global=true
`,
  ],
  checkText({ unitName, unitType, file }, report) {
    const sections = knownSections(unitType);
    if (!sections) return;
    for (const { name } of file.sections) {
      if (sections.includes(name.value) || isForOthers(name.value)) continue;
      const near = closestName(name.value, sections);
      const list = enumerate(sections);
      const advice = near ? `.${didYouMean(near)}` : `: a ${unitType} has ${list}.`;
      report({
        message: `systemd ignores the section [${name.value}] of ${unitName}${advice}`,
        span: name.span,
        fix: near ? textFix(`Change to [${near}]`, () => replacement(name.span, near)) : null,
      });
    }
  },
};
