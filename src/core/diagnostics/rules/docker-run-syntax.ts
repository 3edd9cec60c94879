import { holdsTemplateText } from '../incomplete.ts';
import { invocations, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const dockerRunSyntax: Rule = {
  code: 'docker-run-syntax',
  severity: 'error',
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
  check(analysis, report) {
    for (const placed of invocations(analysis)) {
      const { run, words } = placed.invocation;
      if (run.errors.length === 0 || words.some(({ value }) => holdsTemplateText(value))) continue;
      for (const error of run.errors) {
        if (error.code === 'unknown-flag') continue;
        report({
          message: `${error.message} docker refuses the command with status 125.`,
          span: wordsPlace(analysis, placed, placed.invocation, error.firstWord, error.lastWord),
          unit: placed.unit.position,
        });
      }
    }
  },
};
