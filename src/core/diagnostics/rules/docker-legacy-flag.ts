import type { DockerFlag } from '../../docker/docker-command.ts';
import { type LegacyFlag, legacyFlag } from '../../docker/legacy-flags.ts';
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
125, or take \`-link db\` for \`-l ink\` and the image \`db\`, and go on (docker 1.10 release notes; \`docker run --help\`).`,
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
    - name: shop.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run -link db:db --name shop shop
                                      ^^^^^ error docker-legacy-flag: docker since 1.10 reads -link as -l ink, and takes "db:db" for the image: it is written --link.
    - name: log.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run -volumes-from=shop --name log log
                                      ^^^^^^^^^^^^^^^^^^ warning docker-legacy-flag: docker since 1.10 reads -volumes-from=shop as -v olumes-from=shop: it is written --volumes-from.
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
        const part = { start: flag.namePart.start, end: flag.namePart.end };
        report({
          message: message(old, flag, today),
          span: wordsInSource(invocation, flag.firstWord),
          severity: old.readAs && flag.firstWord === flag.lastWord ? 'warning' : 'error',
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

function message(old: LegacyFlag, flag: DockerFlag, today: string): string {
  const instead = old.survives ? `: it is written ${today}.` : ', which has no equal today.';
  if (old.readAs && flag.firstWord !== flag.lastWord) {
    return `docker since 1.10 reads ${old.spelling} as ${old.readAs}, and takes "${flag.value}" for the image${instead}`;
  }
  if (old.readAs) {
    const value = `=${flag.value}`;
    return `docker since 1.10 reads ${old.spelling}${value} as ${old.readAs}${value}${instead}`;
  }
  return old.survives
    ? `docker takes no ${old.spelling} since 1.10 and refuses the command: it is written ${today}.`
    : `docker has no ${old.spelling} any more and refuses the command.`;
}
