import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from './diagnose.ts';
import type { RuleLevels } from './rule-levels.ts';

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

const levels = (text: string, given: RuleLevels, expected: readonly string[]) =>
  expect(
    diagnose(analyze(`#cloud-config\n${text}`), given).map(
      ({ code, severity, span }) =>
        `${analyze(`#cloud-config\n${text}`).lines.positionAt(span.start).line} ${severity} ${code}`,
    ),
  ).toEqual(expected);

describe('a comment that sets levels', () => {
  it('does so for the next line', () => {
    levels('# slipway-rule-next-line unknown-key=error\nhostnme: a\nhostnam: b\n', {}, [
      '3 error unknown-key',
      '4 warning unknown-key',
    ]);
  });

  it('does so for the whole document, the last one of several', () => {
    levels('# slipway-rule unknown-key=error\nhostnme: a\n# slipway-rule unknown-key=info\n', {}, [
      '3 info unknown-key',
    ]);
  });

  it('sets several rules, and gives a reason', () => {
    levels(
      '# slipway-rule unknown-key=warn, wrong-type=off -- they are read by unknown-key=error\nhostnme: a\nhostname: [a]\n',
      {},
      ['3 warning unknown-key'],
    );
  });

  it('goes before one for the document, and that before the level from outside', () => {
    const given: RuleLevels = { 'unknown-key': 'off' };
    levels('hostnme: a\n', given, []);
    levels('# slipway-rule unknown-key=info\nhostnme: a\n', given, ['3 info unknown-key']);
    levels(
      '# slipway-disable unknown-key\nhostnam: b\n# slipway-rule-next-line unknown-key=error\nhostnme: a\n',
      {},
      ['5 error unknown-key'],
    );
    levels('# slipway-rule-next-line unknown-key=error\nhostnme: a\nhostnam: b\n', given, [
      '3 error unknown-key',
    ]);
  });

  it('works in a unit, also for the rules that judge its text alone', () => {
    levels(
      `coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ; slipway-rule-next-line unknown-directive=info
        Restrt=always
        Restrat=always
        ExecStart=/usr/bin/sleep 9
`,
      { 'never-started': 'off' },
      ['8 info unknown-directive', '9 warning unknown-directive'],
    );
  });

  it('is no comment behind a value', () => {
    levels('hostnme: a # slipway-rule unknown-key=off\n', {}, ['2 warning unknown-key']);
  });
});
