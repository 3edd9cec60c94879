import { checkImageReference, parseImageReference } from '../../docker/image-reference.ts';
import { isVerbatim } from '../../docker/verbatim.ts';
import { setWord } from '../../edits/docker-edits.ts';
import type { DockerInvocation } from '../../machine/machine.ts';
import { textFix } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { wordsInSource } from '../places.ts';
import type { TextFix, TextRule } from '../rule.ts';

export const badImage: TextRule = {
  code: 'bad-image',
  severity: 'error',
  reader: 'docker',
  summary: 'The image of a docker run is no image reference.',
  docs: `An image is named \`[registry/]name[:tag][@digest]\`, the name in lower case (distribution/reference). docker
answers anything else with "invalid reference format" and status 125, and the container does not start. Names that hold
variables or template text are not judged.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web acme/Web:1.2
                                                      ^^^^^^^^^^^^ error bad-image: "acme/Web" must be written in lower case. docker refuses the command with status 125.
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db https://registry.example.com/db:16
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error bad-image: "https://registry.example.com/db:16" is an address; an image is named without http://. docker refuses the command with status 125.
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
        ExecStart=/usr/bin/docker run --rm --name web registry.example.com:5000/acme/web:1.2
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db \${IMAGE}:\${TAG}
`,
  ],
  checkText({ execs }, report) {
    for (const invocation of execs.flatMap(({ runs }) => runs)) {
      const { image, errors } = invocation.run;
      if (!image || errors.some(({ stage }) => stage === 'lex')) continue;
      if (isVerbatim(image.text) || holdsTemplateText(image.text)) continue;
      const { problem } = checkImageReference(image.text);
      if (problem === null) continue;
      report({
        message: `${problem.replace(/^the /, 'The ')}. docker refuses the command with status 125.`,
        span: wordsInSource(invocation, image.word),
        fix: fixFor(invocation, image.word, image.text),
      });
    }
  },
};

function fixFor(invocation: DockerInvocation, word: number, text: string): TextFix | null {
  const bare = text.replace(/^https?:\/\//, '');
  const lower = bare.replace(/^[^:@]*(?:\/[^:@]*|:[0-9]+\/[^:@]*)*/, (name) => name.toLowerCase());
  const better = [bare, lower].find((one) => parseImageReference(one) !== null);
  if (better === undefined || better === text) return null;
  return textFix(`Change to ${better}`, (source) => setWord({ source, invocation }, word, better));
}
