import { expect, test } from 'vitest';
import { KEY_HELP } from './key-help.ts';
import { CLOUD_CONFIG, type Shape } from './keys.ts';

function pathsOf(shape: Shape, at = ''): string[] {
  if (typeof shape === 'string') return [at];
  if ('list' in shape) return [at, ...(typeof shape.list === 'string' ? [] : pathsOf(shape.list, `${at}.*`))];
  const below = Object.entries(shape.keys).flatMap(([key, fact]) =>
    pathsOf(fact.shape, at === '' ? key : `${at}.${key}`),
  );
  return at === '' || at.endsWith('*') ? below : [at, ...below];
}

test('every key that coreos-cloudinit knows has its sentence, and no other', () =>
  expect(Object.keys(KEY_HELP).sort()).toEqual(pathsOf(CLOUD_CONFIG).sort()));

test('each is a sentence', () => {
  for (const help of Object.values(KEY_HELP)) expect(help).toMatch(/^(etcd |[A-Z]|systemd |new, ).*\.$/);
});
