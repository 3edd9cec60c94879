import { closestFlag } from '../../docker/closest-flag.ts';
import type { DockerError } from '../../docker/docker-command.ts';
import { setWord } from '../../edits/docker-edits.ts';
import type { DockerInvocation } from '../../machine/machine.ts';
import { textFix } from '../fixes.ts';
import { wordsInSource } from '../places.ts';
import type { TextFix, TextRule } from '../rule.ts';

export const unknownDockerFlag: TextRule = {
  code: 'unknown-docker-flag',
  severity: 'error',
  reader: 'docker',
  summary: 'A flag that docker run does not have.',
  docs: `docker refuses the whole command line for a flag it does not know, and exits with status 125: the container
does not start (\`docker run --help\`). Flags stand before the image; what stands behind it goes to the container.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --nmae web nginx
                                           ^^^^^^ error unknown-docker-flag: docker run has no flag --nmae. Did you mean --name? docker refuses the command with status 125.
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
        ExecStart=/usr/bin/docker run --rm --name web nginx --fast
`,
  ],
  checkText({ execs }, report) {
    for (const invocation of execs.flatMap(({ runs }) => runs)) {
      for (const error of invocation.run.errors) {
        if (error.code !== 'unknown-flag') continue;
        report({
          message: `${error.message} docker refuses the command with status 125.`,
          span: wordsInSource(invocation, error.firstWord, error.lastWord),
          fix: fixFor(invocation, error),
        });
      }
    }
  },
};

function fixFor(invocation: DockerInvocation, error: DockerError): TextFix | null {
  const word = invocation.words[error.firstWord]?.value ?? '';
  const name = /^--?([^=]+)/.exec(word)?.[1] ?? '';
  const near = closestFlag(name);
  if (!near || (!word.startsWith('--') && near !== name)) return null;
  const dashes = word.startsWith('--') ? 2 : 1;
  const part = { start: 0, end: dashes + name.length };
  return textFix(`Change to --${near}`, (source) =>
    setWord({ source, invocation }, error.firstWord, `--${near}`, part),
  );
}
