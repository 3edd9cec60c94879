import { holdsTemplateText } from '../incomplete.ts';
import { wordsInSource } from '../places.ts';
import type { TextRule } from '../rule.ts';

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
      for (const { code, message, firstWord, lastWord } of run.errors) {
        if (code === 'unknown-flag') continue;
        report({
          message: `${message} docker refuses the command with status 125.`,
          span: wordsInSource(invocation, firstWord, lastWord),
        });
      }
    }
  },
};
