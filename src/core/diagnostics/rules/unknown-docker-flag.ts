import type { Analysis } from '../../analysis.ts';
import { closestFlag } from '../../docker/closest-flag.ts';
import type { DockerError } from '../../docker/docker-command.ts';
import { setWord } from '../../edits/docker-edits.ts';
import type { Fix } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { invocations, type PlacedInvocation, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const unknownDockerFlag: Rule = {
  code: 'unknown-docker-flag',
  severity: 'error',
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
  check(analysis, report) {
    for (const placed of invocations(analysis)) {
      for (const error of placed.invocation.run.errors) {
        if (error.code !== 'unknown-flag') continue;
        report({
          message: `${error.message} docker refuses the command with status 125.`,
          span: wordsPlace(analysis, placed, placed.invocation, error.firstWord, error.lastWord),
          unit: placed.unit.position,
          fixes: fixesFor(analysis, placed, error),
        });
      }
    }
  },
};

function fixesFor(analysis: Analysis, placed: PlacedInvocation, error: DockerError): readonly Fix[] {
  const word = placed.invocation.words[error.firstWord]?.value ?? '';
  const name = /^--?([^=]+)/.exec(word)?.[1] ?? '';
  const near = closestFlag(name);
  if (!near || (!word.startsWith('--') && near !== name)) return [];
  const dashes = word.startsWith('--') ? 2 : 1;
  const part = { start: 0, end: dashes + name.length };
  return fixBy(analysis, `Change to --${near}`, (change) =>
    change.editSource(placed.source, setWord(placed, error.firstWord, `--${near}`, part)),
  );
}
