import { legacyFlag } from '../../docker/legacy-flags.ts';
import { removeFlag, setWord } from '../../edits/docker-edits.ts';
import { fixBy } from '../fixes.ts';
import { invocations, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const dockerLegacyFlag: Rule = {
  code: 'docker-legacy-flag',
  severity: 'error',
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
  check(analysis, report) {
    for (const placed of invocations(analysis)) {
      const { invocation, source } = placed;
      if (!invocation.legacy) continue;
      for (const flag of invocation.run.flags) {
        const old = legacyFlag(flag.spelling);
        if (!old) continue;
        const today = `--${old.name}`;
        const span = wordsPlace(analysis, placed, invocation, flag.firstWord);
        const gone = `docker has no ${old.spelling} any more and refuses the command.`;
        const respelt = `docker takes no ${old.spelling} since 1.10 and refuses the command: it is written ${today}.`;
        const part = { start: flag.namePart.start, end: flag.namePart.end };
        report({
          message: old.survives ? respelt : gone,
          span,
          unit: placed.unit.position,
          fixes: fixBy(analysis, old.survives ? `Change to ${today}` : `Remove ${old.spelling}`, (change) =>
            change.editSource(
              source,
              old.survives ? setWord(placed, flag.namePart.word, today, part) : removeFlag(placed, flag),
            ),
          ),
        });
      }
    }
  },
};
