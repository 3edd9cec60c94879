import { expect, test } from 'vitest';
import { rules } from '../../core/diagnostics/rules.ts';
import { slipway } from '../fake-host.fixture.ts';

test('a code is explained, with its fixes and examples', async () => {
  const { exit, stdout } = await slipway(['rule', 'missing-header']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^error missing-header: /);
  expect(stdout).toMatch(/\nFixes: .*Add #cloud-config/);
  expect(stdout).toContain('\nFine:\n\n    #cloud-config\n');
});

test('without a code all of them are listed', async () => {
  const { stdout } = await slipway(['rule']);
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
    ...rules.map(({ code }) => code),
    '',
  ]);
});

test('a code that is none', async () => {
  const { exit, stderr } = await slipway(['rule', 'mising-header']);
  expect([exit, stderr]).toEqual([
    2,
    'slipway rule: no rule has the code "mising-header"; did you mean missing-header?\n',
  ]);
});
