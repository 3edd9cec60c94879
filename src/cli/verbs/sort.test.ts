import { expect, test } from 'vitest';
import { circle, shop, slipway } from '../fake-host.fixture.ts';

function namesIn(text: string): string[] {
  return [...text.matchAll(/- name: (\S+)/g)].map((match) => match[1] ?? '');
}

test('providers come first, and no line is lost', async () => {
  const { exit, stdout } = await slipway(['sort', '-'], { stdin: shop });
  expect(exit).toBe(0);
  expect(namesIn(stdout)).toEqual(['cache.service', 'api.service', 'web.service']);
  expect(stdout.split('\n').toSorted()).toEqual(shop.split('\n').toSorted());
});

test('a document in order comes out as it is', async () => {
  const { stdout: sorted } = await slipway(['sort', '-'], { stdin: shop });
  expect(await slipway(['sort', '-'], { stdin: sorted })).toMatchObject({
    exit: 0,
    stdout: sorted,
    stderr: '',
  });
});

test('units that wait for each other are named, exit code 1', async () => {
  expect(await slipway(['sort', '-'], { stdin: circle })).toMatchObject({
    exit: 1,
    stdout: circle,
    stderr: '-: these units wait for each other: a.service, b.service\n',
  });
});

test('broken YAML comes out as it is, exit code 1', async () => {
  const { exit, stdout, stderr } = await slipway(['sort', '-'], { stdin: `${shop}oops: [\n` });
  expect([exit, stdout]).toEqual([1, `${shop}oops: [\n`]);
  expect(stderr).toMatch(/cannot be read as YAML/);
});
