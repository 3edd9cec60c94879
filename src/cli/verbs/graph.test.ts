import { expect, test } from 'vitest';
import { circle, shop, slipway } from '../fake-host.fixture.ts';

async function check(text: string, format: string, expected: string) {
  const { stdout, exit } = await slipway(['graph', '-', '--format', format], { stdin: text });
  expect(stdout.trim()).toBe(expected.trim());
  expect(exit).toBe(0);
}

test('json: units, then what they need, by position', async () => {
  const { stdout } = await slipway(['graph', 'shop.yml'], { files: { 'shop.yml': shop } });
  expect(JSON.parse(stdout)).toEqual({
    units: [
      { index: 0, name: 'web.service', kind: 'container', container: { name: 'web', image: 'shop/web:2' } },
      { index: 1, name: 'api.service', kind: 'container', container: { name: 'api', image: 'shop/api:2' } },
      { index: 2, name: 'cache.service', kind: 'container', container: { name: 'cache', image: 'redis:7' } },
      { index: null, name: 'docker.service', kind: 'stock', container: null },
    ],
    edges: [
      { from: 0, to: 1, kinds: ['After', 'Requires', 'link'] },
      { from: 1, to: 2, kinds: ['After', 'Wants'] },
      { from: 2, to: 3, kinds: ['After'] },
    ],
    waves: [[2], [1], [0]],
    cycles: [],
    files: [{ path: '/etc/api.env', usedBy: [1] }],
  });
});

test('dot: providers left, arrows end at the consumer', () =>
  check(
    shop,
    'dot',
    `
digraph units {
  rankdir=LR;
  node [shape=box];
  u0 [label="web.service\\nshop/web:2", style=bold];
  u1 [label="api.service\\nshop/api:2", style=bold];
  u2 [label="cache.service\\nredis:7", style=bold];
  u3 [label="docker.service", style=dashed];
  u1 -> u0 [label="link"];
  u2 -> u1 [label="wants", style=dashed];
  u3 -> u2 [style=dashed];
}`,
  ));

test('mermaid: the same as a flowchart', () =>
  check(
    shop,
    'mermaid',
    `
flowchart LR
  u0["web.service<br/>shop/web:2"]
  u1["api.service<br/>shop/api:2"]
  u2["cache.service<br/>redis:7"]
  u3(["docker.service"])
  u1 -->|"link"| u0
  u2 -.->|"wants"| u1
  u3 -.-> u2`,
  ));

test('svg: the picture, in the theme and on the ground asked for', async () => {
  const files = { 'shop.yml': shop };
  const light = await slipway(['graph', 'shop.yml', '--format', 'svg'], { files });
  expect(light.exit).toBe(0);
  expect(light.stdout).toMatch(/^<\?xml .*\n<svg [^>]*>\n<title>shop\.yml<\/title>\n<rect [^>]*#f4f5f4/);
  const dark = await slipway(['graph', 'shop.yml', '--format', 'svg', '--theme', 'dark', '--transparent'], {
    files,
  });
  expect(dark.stdout).toContain('#e8edea');
  expect(dark.stdout).not.toMatch(/<\/title>\n<rect/);
});

test('units that wait for each other are drawn in red', async () => {
  await check(
    circle,
    'dot',
    `
digraph units {
  rankdir=LR;
  node [shape=box];
  u0 [label="a.service"];
  u1 [label="b.service"];
  u1 -> u0 [style=dashed, color=red];
  u0 -> u1 [style=dashed, color=red];
}`,
  );
  await check(
    circle,
    'mermaid',
    `
flowchart LR
  u0("a.service")
  u1("b.service")
  u1 -.-> u0
  u0 -.-> u1
  linkStyle 0 stroke:red
  linkStyle 1 stroke:red`,
  );
});

test('names cannot break out of a drawing', async () => {
  const text =
    '#cloud-config\ncoreos:\n  units:\n    - name: \'a"b<c>.service\'\n      content: "[Unit]\\n"\n';
  await check(text, 'mermaid', 'flowchart LR\n  u0("a#34;b#60;c#62;.service")');
  await check(
    text,
    'dot',
    'digraph units {\n  rankdir=LR;\n  node [shape=box];\n  u0 [label="a\\"b<c>.service"];\n}',
  );
});

test('broken YAML: what can be read, a message, exit code 1', async () => {
  const { exit, stdout, stderr } = await slipway(['graph', '-'], { stdin: `${shop}oops: [\n` });
  expect(exit).toBe(1);
  expect(JSON.parse(stdout).units).not.toEqual([]);
  expect(stderr).toMatch(/^-:\d+:\d+: .+\n$/);
});
