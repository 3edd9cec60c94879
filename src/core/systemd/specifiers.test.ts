import { expect, test } from 'vitest';
import { expandSpecifiers, SPECIFIERS } from './specifiers.ts';

function check(unitName: string, text: string, expected: string | null): void {
  expect(expandSpecifiers(text, unitName)).toBe(expected);
}

test('parts of a plain name', () => {
  check('docker-web.service', '%n %N %p [%i] %j', 'docker-web.service docker-web docker-web [] web');
});

test('parts of an instance', () => {
  check(
    'my-web@a-b.service',
    '%n %N %p %i %I %j %P',
    'my-web@a-b.service my-web@a-b my-web a-b a/b web my/web',
  );
  check('web@a-b.service', '%f', '/a/b');
});

test('a template has no instance to speak of', () => {
  check('web@.service', 'web-%i', null);
  check('web@.service', '%p.service', 'web.service');
});

test('a percent sign is doubled, or stands before no letter', () => {
  check('a.service', '100%% %%n 5% % %-', '100% %n 5% % %-');
});

test('what only the machine knows, and what systemd does not', () => {
  check('a.service', 'x-%H', null);
  check('a.service', '%Z', null);
  check('not a unit', '%n', null);
  check('not a unit', 'plain', 'plain');
});

test('every letter is there once', () => {
  const letters = SPECIFIERS.map((row) => row.letter);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters).toContain('n');
});
