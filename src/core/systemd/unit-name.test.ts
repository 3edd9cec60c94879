import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  escapeUnitPath,
  escapeUnitText,
  parseUnitName,
  templateOf,
  unescapeUnitText,
  unitTypeOf,
} from './unit-name.ts';

/** `prefix|instance|type`, `-` for no instance, or `invalid`. */
function check(name: string, expected: string): void {
  const parsed = parseUnitName(name);
  expect(parsed ? `${parsed.prefix}|${parsed.instance ?? '-'}|${parsed.type}` : 'invalid').toBe(expected);
}

test('names in their parts', () => {
  check('docker-web.service', 'docker-web|-|service');
  check('web@1.service', 'web|1|service');
  check('web@.service', 'web||service');
  check('a@b@c.timer', 'a|b@c|timer');
  check('var-lib\\x2ddocker.mount', 'var-lib\\x2ddocker|-|mount');
  check('-.slice', '-|-|slice');
  check('a.b.socket', 'a.b|-|socket');
});

test('names that systemd refuses', () => {
  for (const name of [
    'web',
    'web.servce',
    '.service',
    '@a.service',
    'a b.service',
    'a/b.service',
    'é.service',
    '',
  ]) {
    check(name, 'invalid');
  }
  check(`${'a'.repeat(247)}.service`, `${'a'.repeat(247)}|-|service`);
  check(`${'a'.repeat(248)}.service`, 'invalid');
});

test('only a template without its instance is one', () => {
  expect(['a@.service', 'a@b.service', 'a.service'].map((n) => parseUnitName(n)?.template)).toEqual([
    true,
    false,
    false,
  ]);
  expect(['a@.service', 'a@b.service', 'a.service'].map(templateOf)).toEqual([null, 'a@.service', null]);
});

test('the type is the suffix', () => {
  expect(['a.service', '%i.timer', 'a', 'service', 'a.conf'].map(unitTypeOf)).toEqual([
    'service',
    'timer',
    '',
    '',
    '',
  ]);
});

test('escaping as systemd-escape does it', () => {
  expect(['a/b-c', '.x', 'a b', 'é', 'a_b:c.d'].map(escapeUnitText)).toEqual([
    'a-b\\x2dc',
    '\\x2ex',
    'a\\x20b',
    '\\xc3\\xa9',
    'a_b:c.d',
  ]);
  expect(['/var/lib/docker', '/', '/a//b/', '/mnt/my disk'].map(escapeUnitPath)).toEqual([
    'var-lib-docker',
    '-',
    'a-b',
    'mnt-my\\x20disk',
  ]);
});

test('unescaping undoes escaping', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unescapeUnitText(escapeUnitText(text))).toBe(text);
    }),
  );
});
