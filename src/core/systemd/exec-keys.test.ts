import { expect, it } from 'vitest';
import { directivesOf } from './directives.ts';
import { isExecKey } from './exec-keys.ts';

it('knows the keys that the table of directives gives a command line', () => {
  for (const section of ['Unit', 'Service', 'Socket', 'Mount', 'Swap', 'Timer', 'Path', 'Install']) {
    for (const { key, parser } of directivesOf(section)) {
      expect([section, key, isExecKey(section, key)]).toEqual([section, key, parser === 'exec']);
    }
  }
});

it('knows none of a section or key that there is not', () => {
  expect([isExecKey('Container', 'ExecStart'), isExecKey('Service', 'Exec')]).toEqual([false, false]);
});
