import { expect, test } from 'vitest';
import { dependencyTargets, targetRemoval } from './dependency-targets.ts';

function check(value: string, expected: string): void {
  const targets = dependencyTargets({ value });
  expect(targets.map((t) => `${t.value}<${value.slice(t.span.start, t.span.end)}>`).join(' ')).toBe(expected);
}

function remove(value: string, index: number): string {
  const { start, end } = targetRemoval(dependencyTargets({ value }), index);
  return value.slice(0, start) + value.slice(end);
}

test('blanks divide, commas do not', () => {
  check('', '');
  check('a.service  b.service\tc', 'a.service<a.service> b.service<b.service> c<c>');
  check('a.service, b.service', 'a.service,<a.service,> b.service<b.service>');
});

test('quote marks come off and belong to the span', () => {
  check(`"a.service" 'b' c"d e"`, `a.service<"a.service"> b<'b'> cd e<c"d e">`);
  check('"a b', 'a b<"a b>');
});

test('a backslash is part of the name', () => {
  check('my\\x2dapp.service', 'my\\x2dapp.service<my\\x2dapp.service>');
});

test('a removed word leaves no doubled blanks', () => {
  expect([remove('a  b c', 0), remove('a  b c', 1), remove('a b  c', 2), remove('a', 0)]).toEqual([
    'b c',
    'a c',
    'a b',
    '',
  ]);
});
