import { removeFlag } from '../../edits/docker-edits.ts';
import type { DockerInvocation } from '../../machine/machine.ts';
import { textFix } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { wordsInSource } from '../places.ts';
import type { TextFix, TextRule } from '../rule.ts';

export const dockerRunSyntax: TextRule = {
  code: 'docker-run-syntax',
  severity: 'error',
  reader: 'docker',
  summary:
    'A docker run that docker refuses: no image, no value, a bad value, or flags that exclude each other.',
  docs: `docker checks the whole command line before it does anything, and the daemon checks what it is asked for; both
refuse with status 125, and the container does not start (\`docker run --help\`; docker/cli, \`container/opts.go\`). Values
that hold variables, specifiers or template text are not judged.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name web -p 80:80000 nginx
                                                 ^^^^^^^^^^^ error docker-run-syntax: -p: "80000" is not a container port from 0 to 65535. docker refuses the command with status 125.
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name db
                                  ^^^^^^^^^^^^^ error docker-run-syntax: docker run names no image to run. docker refuses the command with status 125.
    - name: shop.service
      content: |
        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --restart=always --name shop shop:1
                                           ^^^^^^^^^^^^^^^^ error docker-run-syntax: --restart always cannot stand with --rm: docker would remove the container that it is to restart. docker refuses the command with status 125.
    - name: cache.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name ?cache redis:7.4.1
                                           ^^^^^^^^^^^^^ error docker-run-syntax: --name: "?cache" is not a container name…
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
        ExecStart=/usr/bin/docker run --name web -p \${PORT}:80 $IMAGE
`,
  ],
  checkText({ execs }, report) {
    for (const invocation of execs.flatMap(({ runs }) => runs)) {
      const { run, words } = invocation;
      if (run.errors.length === 0 || words.some(({ value }) => holdsTemplateText(value))) continue;
      for (const { stage, code, message, firstWord, lastWord } of run.errors) {
        if (code === 'unknown-flag') continue;
        report({
          message: `${message} ${WHO_REFUSES[stage === 'daemon' ? 'daemon' : 'client']} with status 125.`,
          span: wordsInSource(invocation, firstWord, lastWord),
          fix: code === 'conflict' ? withoutRestart(invocation, firstWord) : null,
        });
      }
    }
  },
};

const WHO_REFUSES = {
  client: 'docker refuses the command',
  daemon: 'The daemon refuses the container, and docker ends',
};

/** Of `--rm` and `--restart` the unit keeps the one that systemd cannot do. */
function withoutRestart(invocation: DockerInvocation, word: number): TextFix | null {
  const flag = invocation.run.flags.find(({ name, firstWord }) => name === 'restart' && firstWord === word);
  if (!flag) return null;
  return textFix(`Remove ${flag.spelling}`, (source) => removeFlag({ source, invocation }, flag));
}
