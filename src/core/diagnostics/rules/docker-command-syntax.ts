import { otherCommandProblem } from '../../docker/other-commands.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { wordsInSource } from '../places.ts';
import type { TextRule } from '../rule.ts';

export const dockerCommandSyntax: TextRule = {
  code: 'docker-command-syntax',
  severity: 'warning',
  reader: 'docker',
  summary: 'A docker command with a flag or a number of arguments that docker refuses.',
  docs: `Before and behind \`docker run\` stand \`docker pull\`, \`rm\`, \`stop\` and others, with flags of their own. docker
refuses what it does not know with status 125 or 1: an \`ExecStartPre=\` without the prefix \`-\` then keeps the unit from
starting; elsewhere the command does nothing (\`docker stop --help\` and its neighbours, docker 28).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStartPre=/usr/bin/docker pull -t nginx:1.25
                                          ^^ error docker-command-syntax: docker pull knows no flag -t. docker refuses the command.
        ExecStartPre=-/usr/bin/docker rm --name web
                                         ^^^^^^ warning docker-command-syntax: docker rm knows no flag --name. docker refuses the command.
        ExecStart=/usr/bin/docker run --name web nginx:1.25
        ExecStop=/usr/bin/docker stop -t 5
                 ^^^^^^^^^^^^^^^^^^^^^^^^^ warning docker-command-syntax: docker stop takes at least 1 argument, and gets none. docker refuses the command.
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
        ExecStartPre=-/usr/bin/docker rm -fv web
        ExecStartPre=/usr/bin/docker pull nginx:1.25
        ExecStartPre=-/usr/bin/docker network create --driver=bridge shop
        ExecStart=/usr/bin/docker run --name web nginx:1.25
        ExecStartPost=/usr/bin/docker exec web nginx -t
        ExecStop=/usr/bin/docker stop -t5 web
        ExecStopPost=/bin/sh -c "docker logs web 2>&1 | tail; docker rm $NAME"
`,
  ],
  checkText({ execs }, report) {
    for (const { key, lines, commands, directive } of execs) {
      if (holdsTemplateText(directive.value)) continue;
      for (const line of lines) {
        const problem = otherCommandProblem(line.words.map(({ value }) => value));
        if (!problem) continue;
        const isFatal =
          /^Exec(?:StartPre|Start)$/.test(key) &&
          line.lexer === 'systemd' &&
          !commands.some(({ prefix }) => prefix.value.includes('-'));
        report({
          message: `${problem.message} docker refuses the command.`,
          span: wordsInSource(line, problem.firstWord, problem.lastWord),
          severity: isFatal ? 'error' : 'warning',
        });
      }
    }
  },
};
