import { legacyFlag } from '../../docker/legacy-flags.ts';
import { removeFlag, setWord } from '../../edits/docker-edits.ts';
import { textFix } from '../fixes.ts';
import { wordsInSource } from '../places.ts';
import type { TextRule } from '../rule.ts';

export const dockerLegacyFlag: TextRule = {
  code: 'docker-legacy-flag',
  severity: 'error',
  reader: 'docker',
  summary: 'A flag in the spelling of docker before 1.10.',
  docs: `Docker before 1.10 took long flags with a single dash (\`-name\`, \`-rm\`, \`-link\`) and a few that are gone
(\`-n\`, \`-lxc-conf\`). Later ones read \`-name\` as the short flags \`-n -a -m -e\` and refuse the command with status
125 (docker 1.10 release notes; \`docker run --help\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run -rm --name web nginx
                                      ^^^ error docker-legacy-flag: docker takes no -rm since 1.10 and refuses the command: it is written --rm.
`,
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --networking=false --name web nginx
                                      ^^^^^^^^^^^^^^^^^^ error docker-legacy-flag: docker has no --networking any more and refuses the command.
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
        ExecStart=/usr/bin/docker run --rm --name web nginx
`,
  ],
  checkText({ execs }, report) {
    for (const invocation of execs.flatMap(({ runs }) => runs)) {
      if (!invocation.legacy) continue;
      for (const flag of invocation.run.flags) {
        const old = legacyFlag(flag.spelling);
        if (!old) continue;
        const today = `--${old.name}`;
        const gone = `docker has no ${old.spelling} any more and refuses the command.`;
        const respelt = `docker takes no ${old.spelling} since 1.10 and refuses the command: it is written ${today}.`;
        const part = { start: flag.namePart.start, end: flag.namePart.end };
        report({
          message: old.survives ? respelt : gone,
          span: wordsInSource(invocation, flag.firstWord),
          fix: old.survives
            ? textFix(`Change to ${today}`, (source) =>
                setWord({ source, invocation }, flag.namePart.word, today, part),
              )
            : textFix(`Remove ${old.spelling}`, (source) => removeFlag({ source, invocation }, flag)),
        });
      }
    }
  },
};
