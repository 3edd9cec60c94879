import { expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultTarget } from '../../core/target.ts';
import { knownWords } from './known-words.ts';

function check(unit: string, expected: readonly string[]) {
  const text = `#cloud-config
coreos:
  units:
    - name: elastic.service
      content: |
        [Service]
        ExecStart=/bin/true
    - name: b.service
      content: |
${unit.replace(/^/gm, '        ')}
`;
  const words = knownWords(analyze(text, defaultTarget)).sort((a, b) => a.span.start - b.span.start);
  expect(words.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`)).toEqual(expected);
}

it('knows units of this document, but not others', () =>
  check('[Unit]\nAfter=docker.service elastic.service', ['name elastic.service']));

it('knows names, images and ports of a command over several lines', () =>
  check(
    `[Service]
ExecStart=/usr/bin/docker run --name=b \\
  --link elastic:es -p 80:8080 \\
  "acme/b:1" --name not`,
    ['name b', 'name elastic', 'constant 80:8080', 'image "acme/b:1"'],
  ));

it('knows them inside a shell', () =>
  check(`[Service]\nExecStart=/bin/sh -c 'docker run --name b acme/b'`, ['name b', 'image acme/b']));
