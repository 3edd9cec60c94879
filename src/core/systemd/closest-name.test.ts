import { expect, test } from 'vitest';
import { closestName } from './closest-name.ts';

function check(name: string, names: string, expected: string | null): void {
  expect(closestName(name, names.split(' '))).toBe(expected);
}

test('a slip of the fingers is told', () => {
  check('cach.service', 'web.service cache.service', 'cache.service');
  check('wbe.service', 'web.service', 'web.service');
  check('Enviroment', 'EnvironmentFile Environment', 'Environment');
  check('alwys', 'always on-failure', 'always');
});

test('another short name is no misspelling', () => {
  check('web.service', '8.service a.service', null);
  check('db', 'dc', null);
  check('api.service', 'app.service', 'app.service');
});

test('nor is another number', () => {
  check('node-4.service', 'node-3.service node-14.service', null);
  check('etcd.service', 'etcd2.service', 'etcd2.service');
});

test('a name is no misspelling of itself in other letters', () => {
  check('EXECSTART', 'ExecStart', 'ExecStart');
  check('web', 'web', null);
});
