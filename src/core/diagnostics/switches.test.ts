import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from './diagnose.ts';

const check = (text: string, expected: readonly string[]) =>
  expect(
    diagnose(analyze(text)).map(
      ({ code, span }) => `${analyze(text).lines.positionAt(span.start).line} ${code}`,
    ),
  ).toEqual(expected);

describe('a comment that switches rules off', () => {
  it('does so for the next line', () => {
    check('#cloud-config\n# slipway-disable-next-line unknown-key\nhostnme: a\nhostnam: b\n', [
      '4 unknown-key',
    ]);
  });

  it('does so for the whole document', () => {
    check(
      '#cloud-config\nhostnme: a\n# slipway-disable unknown-key -- read by another tool\nhostnam: b\n',
      [],
    );
  });

  it('names several rules, and leaves the others alone', () => {
    check('#cloud-config\n# slipway-disable-next-line unknown-key, dashed-key\nhostname: [a]\n', [
      '3 wrong-type',
    ]);
  });

  it('is passed over by another one above it', () => {
    check(
      '#cloud-config\n# slipway-disable-next-line unknown-key\n# slipway-disable-next-line wrong-type\nhostnme: [a]\n',
      [],
    );
  });

  it('works inside a unit, above the first line of a long directive', () => {
    check(
      `#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
        # slipway-disable-next-line floating-image
        ExecStart=/usr/bin/docker run --rm --name web \\
          nginx
`,
      [],
    );
  });

  it('works while the YAML cannot be read', () => {
    check('#cloud-config\n# slipway-disable yaml-syntax\na: [\n', []);
  });
});
