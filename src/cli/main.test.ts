import { expect, test } from 'vitest';
import { shop, slipway } from './fake-host.fixture.ts';
import { verbs } from './verbs.ts';

async function check(argv: string, expected: { exit: number; stderr: string }) {
  const { exit, stdout, stderr } = await slipway(argv.split(' ').filter(Boolean), {
    files: { 'shop.yml': shop },
  });
  expect({ exit, stderr }).toEqual({ exit: expected.exit, stderr: expected.stderr });
  if (exit === 2) expect(stdout).toBe('');
}

test('the help names every verb and every option', async () => {
  const all = await slipway(['--help']);
  expect(all.exit).toBe(0);
  for (const verb of verbs) {
    expect(all.stdout).toContain(verb.summary);
    const help = await slipway([verb.name, '--help']);
    expect(help.exit).toBe(0);
    for (const option of verb.options) expect(help.stdout).toContain(`--${option.name}`);
  }
});

test('no verb at all prints the help as an error', async () => {
  const { exit, stdout, stderr } = await slipway([]);
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).toContain('slipway graph FILE');
});

test('misuse is one line and exit code 2', async () => {
  await check('frob', { exit: 2, stderr: 'slipway: unknown verb "frob"; see slipway --help\n' });
  await check('graph', { exit: 2, stderr: 'slipway graph: FILE is missing; see slipway graph --help\n' });
  await check('graph shop.yml b.yml', {
    exit: 2,
    stderr: 'slipway graph: unexpected "b.yml"; see slipway graph --help\n',
  });
  await check('graph shop.yml --frob', {
    exit: 2,
    stderr: 'slipway graph: unknown option --frob; see slipway graph --help\n',
  });
  await check('graph shop.yml --format', {
    exit: 2,
    stderr: 'slipway graph: --format needs a value: FORMAT\n',
  });
  await check('graph shop.yml --format=xml', {
    exit: 2,
    stderr: 'slipway graph: --format must be one of json, dot, mermaid, svg, not "xml"\n',
  });
  await check('graph shop.yml --target dialect=debian', {
    exit: 2,
    stderr:
      'slipway graph: --target takes dialect=flatcar|coreos, systemd=VERSION or platform=ec2|none, not "dialect=debian"\n',
  });
});

test('a target may be given in one go or in several', async () => {
  await check('graph shop.yml --target dialect=coreos systemd=233', { exit: 0, stderr: '' });
  await check('graph --target dialect=coreos,systemd=233 --target platform=none shop.yml', {
    exit: 0,
    stderr: '',
  });
});

test('a file that cannot be read is named', async () => {
  await check('graph none.yml', {
    exit: 2,
    stderr: 'slipway graph: cannot read none.yml: there is no such file\n',
  });
});

test('a file that is not UTF-8 is refused with the line of the first bad byte', async () => {
  const latin1 = Uint8Array.from(
    [...'#cloud-config\nhostname: caf'].map((c) => c.charCodeAt(0)).concat(0xe9),
  );
  const { exit, stdout, stderr } = await slipway(['sort', 'latin1.yml'], { files: { 'latin1.yml': latin1 } });
  expect([exit, stdout, stderr]).toEqual([
    2,
    '',
    'slipway sort: latin1.yml:2: this line is not UTF-8: byte 0xe9 at offset 27\n',
  ]);
});

test('a byte order mark and CRLF come out as they went in', async () => {
  const text = `\ufeff${shop.replaceAll('\n', '\r\n')}`;
  const { stdout } = await slipway(
    ['edit', '-', '--intent', '{"do":"set-image","unit":2,"image":"redis:8"}'],
    {
      stdin: text,
    },
  );
  expect(stdout).toBe(text.replace('redis:7', 'redis:8'));
});
