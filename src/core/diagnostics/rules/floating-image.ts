import { parseImageReference } from '../../docker/image-reference.ts';
import { isVerbatim } from '../../docker/verbatim.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { wordsInSource } from '../places.ts';
import type { TextRule } from '../rule.ts';

export const floatingImage: TextRule = {
  code: 'floating-image',
  severity: 'hint',
  reader: 'docker',
  summary: 'An image without a tag, or with the tag latest.',
  docs: `Without a tag docker takes \`latest\`, which is another image tomorrow: two machines of one document differ, and a
restart may bring a new version (docs.docker.com, \`docker pull\`). A version as tag says which one is meant, a digest
(\`name@sha256:…\`) makes sure. Names with variables are not judged.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx
                                                      ^^^^^ hint floating-image: nginx has no tag, so docker takes nginx:latest, whatever that is on the day.
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:latest
                                                     ^^^^^^^^^^^^^^^ hint floating-image: postgres:latest is another image tomorrow. A version as tag, or a digest, says which one is meant.
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
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    - name: shop.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop $IMAGE
`,
  ],
  checkText({ execs }, report) {
    for (const invocation of execs.flatMap(({ runs }) => runs)) {
      const { image, errors } = invocation.run;
      if (!image || errors.some(({ stage }) => stage === 'lex')) continue;
      if (isVerbatim(image.text) || holdsTemplateText(image.text) || IMAGE_ID.test(image.text)) continue;
      const reference = parseImageReference(image.text);
      if (!reference || reference.digest !== null || !/^(?:latest)?$/.test(reference.tag ?? '')) continue;
      report({
        message:
          reference.tag === null
            ? `${image.text} has no tag, so docker takes ${image.text}:latest, whatever that is on the day.`
            : `${image.text} is another image tomorrow. A version as tag, or a digest, says which one is meant.`,
        span: wordsInSource(invocation, image.word),
      });
    }
  },
};

const IMAGE_ID = /^[0-9a-f]{12}(?:[0-9a-f]{52})?$/;
