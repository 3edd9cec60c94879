import { expect, test } from 'vitest';
import { REMOVED_KEYS } from './directive-rows.ts';
import {
  closestKey,
  directive,
  directivesOf,
  isForOthers,
  knownSections,
  sectionsOf,
  wasRemoved,
} from './directives.ts';
import { effectiveValues } from './effective-directives.ts';
import { parseUnit } from './parse-unit.ts';

const SECTIONS = [
  'Unit',
  'Service',
  'Socket',
  'Mount',
  'Automount',
  'Swap',
  'Timer',
  'Path',
  'Slice',
  'Scope',
  'Install',
];

test('a key with what is known of it', () => {
  const type = directive('Service', 'Type');
  expect([type?.parser, type?.syntax.form, type?.list, type?.since]).toEqual([
    'service_type',
    'SERVICETYPE',
    'last',
    33,
  ]);
  expect(directive('Mount', 'Type')?.parser).toBe('unit_string_printf');
  expect(directive('Unit', 'BindTo')?.aliasOf).toBe('BindsTo');
  expect(directive('Service', 'execstart')).toBe(null);
  expect(directive('Service', 'RestartSteps')?.since).toBe(254);
});

test('how several assignments add up', () => {
  const lists = [
    directive('Unit', 'After'),
    directive('Service', 'ExecStart'),
    directive('Service', 'Restart'),
  ];
  expect(lists.map((row) => row?.list)).toEqual(['add', 'reset', 'last']);
});

test('which empty assignments are errors', () => {
  const keys = ['MemoryLimit', 'MemoryMax', 'Restart', 'User'];
  expect(keys.map((key) => directive('Service', key)?.refusesEmpty)).toEqual([true, false, true, false]);
});

test('every section has its keys', () => {
  expect(SECTIONS.map((section) => directivesOf(section).length > 2)).toEqual(SECTIONS.map(() => true));
  expect(directivesOf('Nonsense')).toEqual([]);
});

test('an old spelling names a key that exists, and a removed key is none', () => {
  for (const section of SECTIONS) {
    for (const { aliasOf } of directivesOf(section)) {
      if (aliasOf) expect(directive(section, aliasOf)).not.toBe(null);
    }
    for (const key of REMOVED_KEYS[section] ?? []) expect(directive(section, key)).toBe(null);
  }
  expect(wasRemoved('Service', 'NetClass')).toBe(true);
});

test('sections of a unit', () => {
  expect(knownSections('service')).toEqual(['Unit', 'Service', 'Install']);
  expect(knownSections('target')).toEqual(['Unit', 'Target', 'Install']);
  expect(knownSections('network')).toBe(null);
  expect(sectionsOf('After')).toEqual(['Unit']);
  expect(sectionsOf('Accept')).toEqual(['Socket']);
  expect(isForOthers('X-Fleet')).toBe(true);
});

test('the key that was probably meant', () => {
  const guess = (section: string, key: string) => closestKey(section, key);
  expect(guess('Service', 'Enviroment')).toBe('Environment');
  expect(guess('Service', 'execstart')).toBe('ExecStart');
  expect(guess('Service', 'ExecSart')).toBe('ExecStart');
  expect(guess('Service', 'Restrat')).toBe('Restart');
  expect(guess('Unit', 'Afetr')).toBe('After');
  expect(guess('Unit', 'Nonsense')).toBe(null);
  expect(guess('Nonsense', 'After')).toBe(null);
});

/** The values that count of the last key, in files divided by `---`. */
function checkEffective(section: string, key: string, text: string, ...expected: string[]): void {
  const files = text.split('---\n').map((part) => parseUnit(`[${section}]\n${part}`));
  expect(effectiveValues(files, section, key)).toEqual(expected);
}

test('of a scalar the last assignment counts', () => {
  checkEffective('Service', 'Restart', 'Restart=no\n---\nRestart=always\n', 'always');
  checkEffective('Service', 'User', 'User=core\n---\nUser=\n');
  checkEffective('Service', 'Restart', 'Restart=always\n---\nRestart=\n', 'always');
});

test('a list adds up until it is cleared', () => {
  checkEffective('Service', 'ExecStart', 'ExecStart=/a\n---\nExecStart=/b\n', '/a', '/b');
  checkEffective('Service', 'ExecStart', 'ExecStart=/a\n---\nExecStart=\nExecStart=/b\n', '/b');
});

test('dependencies are never cleared, and old spellings count', () => {
  checkEffective('Unit', 'BindsTo', 'BindTo=a\nBindsTo=\nBindsTo=b\n', 'a', 'b');
});

test('one empty condition clears them all', () => {
  checkEffective('Unit', 'ConditionHost', 'ConditionHost=a\nConditionPathExists=\nConditionHost=b\n', 'b');
  checkEffective('Unit', 'ConditionHost', 'ConditionHost=a\nAssertHost=\n', 'a');
  checkEffective('Socket', 'ListenStream', 'ListenStream=1\nListenDatagram=\n');
});
