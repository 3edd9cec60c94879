import { expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { fixOutcome } from './fix-outcome.ts';

const kills = (count: number) =>
  Array.from({ length: count }, (_, i) => `        ExecStartPre=/usr/bin/docker kill web${i}\n`).join('');

const text = (lines: string) => `#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
${lines}        ExecStart=/usr/bin/sleep 9
`;

const check = (lines: string, code: string | null, expected: string) =>
  expect(fixOutcome(analyze(text(lines)), code).summary).toBe(expected);

it('says when all of a kind are fixed', () =>
  check(kills(3), 'missing-dash', 'Fixed all 3 findings of missing-dash.'));

it('says when it was one', () => check(kills(1), 'missing-dash', 'Fixed the one finding of missing-dash.'));

it('says how many are left', () => {
  const summary = fixOutcome(analyze(text(`${kills(2)}        Foo=bar\n`)), null).summary;
  expect(summary).toMatch(/^Fixed 2 of \d+ findings\. The other/);
});

it('says when nothing can be fixed', () => {
  const { edits, summary } = fixOutcome(analyze(text('        Foo=bar\n')), 'unknown-directive');
  expect([edits, summary]).toEqual([
    [],
    'Nothing fixed: the one finding of unknown-directive has no single safe fix.',
  ]);
});

it('says when there is nothing of a kind', () =>
  check('', 'missing-dash', 'There are no findings of missing-dash.'));

it('gives the edits that do it', () => {
  const analysis = analyze(text(kills(2)));
  const { edits } = fixOutcome(analysis, 'missing-dash');
  expect(applyEdits(analysis.text, edits).match(/=-\/usr\/bin\/docker kill/g)).toHaveLength(2);
});
