import { runFlag } from '../../docker/flags.ts';
import { removeFlag } from '../../edits/docker-edits.ts';
import { textFix } from '../fixes.ts';
import { wordsInSource } from '../places.ts';
import type { TextRule } from '../rule.ts';

export const deprecatedDockerFlag: TextRule = {
  code: 'deprecated-docker-flag',
  severity: 'hint',
  reader: 'docker',
  summary: 'A flag that docker has deprecated and that no longer does anything.',
  docs: `docker still takes these flags and ignores them (docker/cli, \`docs/deprecated.md\`): \`--kernel-memory\` since
20.10, \`--disable-content-trust\` since 29. \`--link\`, which docker calls legacy, still works on the default bridge and
is judged by the rules about links.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web --kernel-memory 50m nginx:1.25.4
                                                      ^^^^^^^^^^^^^^^^^^^ hint deprecated-docker-flag: --kernel-memory is deprecated since v20.10…
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
        ExecStart=/usr/bin/docker run --rm --name web --memory 50m nginx:1.25.4
`,
  ],
  checkText({ execs }, report) {
    for (const invocation of execs.flatMap(({ runs }) => runs)) {
      for (const flag of invocation.run.flags) {
        const deprecated = flag.known && flag.name !== 'link' && runFlag(flag.name)?.deprecated;
        if (!deprecated) continue;
        report({
          message: `${flag.spelling} is deprecated ${deprecated}.`,
          span: wordsInSource(invocation, flag.firstWord, flag.lastWord),
          fix: textFix(`Remove ${flag.spelling}`, (source) => removeFlag({ source, invocation }, flag)),
        });
      }
    }
  },
};
