import { expect, test } from 'vitest';
import { isRequestUri } from './request-uri.ts';

function check(expected: boolean, ...texts: string[]) {
  expect(texts.filter((text) => isRequestUri(text) !== expected)).toEqual([]);
}

test('a leading slash or a scheme is enough', () => {
  check(true, '/', '/x?y#z', '//', '//h:x/', 'a:', 'a:b', 'mailto:x y', 'a+b-c.d:%zz', '*');
  check(false, '', 'x', 'h/x', '1a:b', ':a', '-a:b', '?x', '#x', ' /x');
});

test('escapes of a path are two hexadecimal digits', () => {
  check(true, '/%20', '/x?%zz', 'a:/%7e');
  check(false, '/%2', '/%zz', '/%', 'a://h/%1', '/%%20');
});

test('a host has few characters, and a port only digits', () => {
  check(
    true,
    'a://',
    'a://h',
    'a://h:',
    'a://h:80/x',
    'a://h:1:',
    'a://h_~!$&\'()*+,;=<>"/x',
    'a://hé/',
    'a://h%25/x',
    'a://%c3%a9',
  );
  check(false, 'a://h:x', 'a://h h/', 'a://h%20/', 'a://h\\x', 'a://{h}', 'a://h^', 'a://a|b');
});

test('an address in brackets may have a zone', () => {
  check(true, 'a://[::1]', 'a://[::1]:80', 'a://[fe80::1%25en0]', 'a://[fe80::1%25a%20b%21]:1/');
  check(false, 'a://[::1', 'a://[::1]x', 'a://[::1%en0]', 'a://[::1%25a%7cb]', 'a://[::1%25%c3]');
});

test('a user is plain or escaped', () => {
  check(true, 'a://u@h', 'a://u:p@h', 'a://u%40:p%20@h', 'a://@h');
  check(false, 'a://u u@h', 'a://u%4@h', 'a://ü@h', 'a://u[@h');
});

test('control characters are never part of one', () => {
  check(false, '/\n', '/\x7f', 'a:\t');
});
