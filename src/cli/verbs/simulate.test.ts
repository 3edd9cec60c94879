import { expect, test } from 'vitest';
import { shop, slipway } from '../fake-host.fixture.ts';

const units = {
  'u/a.service': '[Service]\nType=oneshot\nExecStart=/bin/sh -c "sleep 1; exit 1"\n',
  'u/b.service':
    '[Unit]\nRequires=a.service\nAfter=a.service\n[Service]\nExecStart=/usr/bin/docker run --name b img\n',
  'u/b.service.d/10-x.conf': '[Service]\nRestart=always\n',
};

async function json(words: readonly string[], files: Readonly<Record<string, string>> = units) {
  const { exit, stdout, stderr } = await slipway(['simulate', ...words], { files });
  expect([exit, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

test('boots a folder of unit files', async () => {
  const { order, units: states, cycles, bootFinished } = await json(['u']);
  expect(order).toEqual(['docker.socket', 'a.service']);
  expect(states['a.service']).toMatchObject({
    active: 'failed',
    sub: 'failed',
    result: 'exit-code',
    restarts: 0,
  });
  expect(states['b.service'].jobs.map((job: unknown[]) => job.slice(1))).toEqual([['start', 'dependency']]);
  expect([cycles, bootFinished]).toEqual([[], true]);
});

test('boots a cloud-config', async () => {
  const { order } = await json(['shop.yml'], { 'shop.yml': shop });
  expect(order.slice(-3)).toEqual(['cache.service', 'api.service', 'web.service']);
});

test('single units with what is wanted, commands and behaviours', async () => {
  const files = { 'b.service': '[Service]\nExecStart=/usr/bin/docker run --rm --name b img\n' };
  const result = await json(
    ['b.service', '--docker', 'b term=0', '--at', '1 systemctl stop b; frobnicate', '--settle', '2'],
    files,
  );
  expect(result.units['b.service']).toMatchObject({ active: 'inactive', exit: 0 });
  expect(result.notSimulated).toEqual(['frobnicate']);
  const nothing = await json(['b.service', '--want', 'other.service'], files);
  expect(nothing.units['b.service'].active).toBe('inactive');
});

test('lists what a cycle may come to', async () => {
  const files = {
    'a.service': '[Unit]\nAfter=b.service\n[Service]\nExecStart=/bin/sleep 9\n',
    'b.service': '[Unit]\nAfter=a.service\n[Service]\nExecStart=/bin/sleep 9\n',
  };
  const { cycles, outcomes } = await json(['a.service', 'b.service'], files);
  expect(cycles[0]).toMatch(/Found ordering cycle on/);
  expect(outcomes).toHaveLength(2);
});

test('prints text', async () => {
  const { stdout } = await slipway(['simulate', 'u', '--format', 'text'], { files: units });
  expect(stdout).toMatch(/b\.service +waits for a\.service \(After\)/);
  expect(stdout).toMatch(/b\.service +start job: dependency, because of a\.service/);
  expect(stdout).toMatch(/a\.service +failed \(failed\), exit-code/);
});

test('makes something go wrong', async () => {
  const files = { 'shop.yml': shop };
  const { units: states } = await json(['shop.yml', '--fault', 'fail cache.service'], files);
  expect(states['cache.service'].active).toBe('failed');
  expect((await slipway(['simulate', 'shop.yml', '--fault', 'explode'], { files })).exit).toBe(2);
});

test('says what it cannot read', async () => {
  expect((await slipway(['simulate', 'none'], { files: {} })).exit).toBe(2);
  expect((await slipway(['simulate', 'a.yml'], { files: { 'a.yml': '#cloud-config\na: [' } })).exit).toBe(1);
  expect((await slipway(['simulate', 'u', '--max', 'soon'], { files: units })).exit).toBe(2);
});
