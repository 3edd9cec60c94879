import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyIntents } from '../edits/apply-intent.ts';
import { applyEdits } from '../text/text-edit.ts';
import { manyFields } from './many-fields.ts';

const two = `#cloud-config
coreos:
  units:
    - name: a.service
      command: start
      content: |
        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --name a --memory 1g image:1
    - name: b.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name b image:1
    - name: c.timer
      content: |
        [Timer]
        OnBootSec=1min
`;

function labels(...positions: number[]): string[] {
  return manyFields(analyze(two), positions).map(({ label, value }) => `${label}: ${value ?? '(differ)'}`);
}

/** Lines that are new. */
function check(label: string, value: string, expected: readonly string[]): void {
  const analysis = analyze(two);
  const field = manyFields(analysis, [0, 1]).find((each) => each.label === label);
  const result = applyIntents(analysis, field?.set(value) ?? []);
  if ('refused' in result) throw new Error(result.reason);
  const before = new Set(two.split('\n'));
  const after = applyEdits(two, result.edits).split('\n');
  expect(after.filter((line) => !before.has(line)).map((line) => line.trim())).toEqual(expected);
}

test('containers share flags, services directives, entries their command', () => {
  expect(labels(0, 1)).toEqual([
    'Network: ',
    'Memory: (differ)',
    'Restart: (differ)',
    'RestartSec: ',
    'At boot: start',
  ]);
  expect(labels(1, 2)).toEqual(['At boot: (differ)']);
});
test('one unit has a form of its own', () => expect(labels(0)).toEqual([]));
test('a value goes to those that have another', () => {
  expect(manyFields(analyze(two), [0, 1])[2]?.set('always')).toEqual([
    { do: 'set-directive', unit: 1, section: 'Service', key: 'Restart', values: ['always'] },
  ]);
  check('Restart', 'on-failure', ['Restart=on-failure', 'Restart=on-failure']);
  check('RestartSec', '5', ['RestartSec=5', 'RestartSec=5']);
});
test('a flag is set on all', () =>
  check('Memory', '512m', [
    'ExecStart=/usr/bin/docker run --rm --name a --memory 512m image:1',
    'ExecStart=/usr/bin/docker run --rm --name b --memory 512m image:1',
  ]));
test('an empty value takes it away', () =>
  check('Memory', '', ['ExecStart=/usr/bin/docker run --rm --name a image:1']));
