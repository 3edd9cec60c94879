import { expect, test } from 'vitest';
import { isStockUnit } from './stock-units.ts';

function check(expected: boolean, ...names: string[]): void {
  expect(names.filter((name) => isStockUnit(name) !== expected)).toEqual([]);
}

test('units that are there without being written', () => {
  check(
    true,
    'docker.service',
    'network-online.target',
    'multi-user.target',
    'etcd2.service',
    'fleet.socket',
  );
  check(true, 'user-config.target', 'systemd-networkd-wait-online.service', 'dev-xvdf.device', '-.mount');
});

test('instances of a template that is there', () => {
  check(true, 'serial-getty@ttyS0.service', 'user-cloudinit@var-lib.service');
});

test('other names', () => {
  check(false, 'web.service', 'network-online.service', 'docker', 'docker@1.service', '');
});
