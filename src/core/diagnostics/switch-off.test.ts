import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { diagnose } from './diagnose.ts';
import { type SwitchScope, switchOff } from './switch-off.ts';

/** The lines that are new, numbered; or the reason. */
function check(text: string, code: string, scope: SwitchScope, expected: readonly string[] | string): void {
  const analysis = analyze(text);
  const found = diagnose(analysis).find((each) => each.code === code);
  if (!found) throw new Error(`nothing of ${code} is found`);
  const result = switchOff(analysis, found, scope);
  if ('refused' in result) {
    expect(result.reason).toBe(expected);
    return;
  }
  const after = applyEdits(text, result.edits);
  const before = text.split('\n');
  const added = after.split('\n').flatMap((line, i) => (before.includes(line) ? [] : [`${i + 1}${line}`]));
  expect(added).toEqual(expected);
  const left = diagnose(analyze(after)).filter((each) => each.code === code);
  expect(left).toHaveLength(diagnose(analysis).filter((each) => each.code === code).length - 1);
}

const unit = (lines: string) => `#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
${lines}`;

describe('switchOff', () => {
  it('writes a comment above a key', () => {
    check('#cloud-config\nhostnme: web\n', 'unknown-key', 'line', [
      '2# slipway-disable-next-line unknown-key',
    ]);
  });

  it('writes it into the unit, above the first line of a directive', () => {
    check(
      unit('        ExecStart=/usr/bin/docker run --rm --name web \\\n          nginx\n'),
      'floating-image',
      'line',
      ['8        # slipway-disable-next-line floating-image'],
    );
  });

  it('stacks on another such comment', () => {
    check('#cloud-config\n# slipway-disable-next-line wrong-type\nhostnme: [a]\n', 'unknown-key', 'line', [
      '3# slipway-disable-next-line unknown-key',
    ]);
  });

  it('keeps the line ends', () => {
    const text = '#cloud-config\r\nhostnme: web\r\n';
    const analysis = analyze(text);
    const [found] = diagnose(analysis);
    const result = found && switchOff(analysis, found, 'line');
    expect(result && 'edits' in result && applyEdits(text, result.edits)).toBe(
      '#cloud-config\r\n# slipway-disable-next-line unknown-key\r\nhostnme: web\r\n',
    );
  });

  it('writes one for the document below the header, behind others', () => {
    check('#cloud-config\n# slipway-disable wrong-type\nhostnme: web\n', 'unknown-key', 'document', [
      '3# slipway-disable unknown-key',
    ]);
  });

  it('has no line above the first', () => {
    check('hostname: web\n', 'missing-header', 'line', 'No comment can stand above the first line.');
  });

  it('does not become part of a text that knows no comments', () => {
    check(
      `#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: "[Service]\\nExecStart=/usr/bin/docker run
        --rm --name web nginx\\n"
`,
      'floating-image',
      'line',
      'A comment there would become part of the text it stands in.',
    );
  });
});
