import type { OtherFormat } from '../other-format.ts';
import { otherFormat as formatOf } from '../other-format.ts';
import type { Rule } from '../rule.ts';

export const otherFormat: Rule = {
  code: 'other-format',
  severity: 'info',
  summary: 'The text is something else that the machine takes: a script, an Ignition config, a MIME archive.',
  docs: `By its beginning the machine tells what the user-data is. A text that begins with \`#!\` is saved and run with
bash, in a service of its own. JSON with an Ignition version is for Ignition, which applies it before the first boot;
coreos-cloudinit passes over it. Of a MIME archive (\`multipart/mixed\`) Flatcar runs the parts one after another, each by
itself; CoreOS Container Linux did not know archives. Slipway judges cloud-configs only and says nothing else of such a
text (coreos-cloudinit, \`initialize/user_data.go\`).`,
  judgesUnreadable: true,
  bad: [
    `
#!/bin/bash
^^^^^^^^^^^ info other-format: This is a script: the machine runs it with bash and looks for no units in it.
docker run nginx:1.25.4
`,
    `
{ "ignition": { "version": "3.3.0" } }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info other-format: This is an Ignition config: Ignition applies it at the first boot, and coreos-cloudinit passes over it.
`,
    `
Content-Type: multipart/mixed; boundary="part"
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info other-format: This is a MIME archive: Flatcar runs its parts one after another. Slipway does not look into them.

--part--
`,
  ],
  good: ['#cloud-config\nhostname: web\n'],
  check(analysis, report) {
    const format = formatOf(analysis);
    if (!format) return;
    const { text } = analysis;
    const end = text.search(/[\r\n]/);
    report({ message: MESSAGES[format], span: { start: 0, end: end < 0 ? text.length : end } });
  },
};

const MESSAGES: Readonly<Record<OtherFormat, string>> = {
  script: 'This is a script: the machine runs it with bash and looks for no units in it.',
  ignition:
    'This is an Ignition config: Ignition applies it at the first boot, and coreos-cloudinit passes over it.',
  multipart:
    'This is a MIME archive: Flatcar runs its parts one after another. Slipway does not look into them.',
};
