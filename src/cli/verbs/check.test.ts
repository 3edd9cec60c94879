import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { shop, slipway } from '../fake-host.fixture.ts';

const headless = 'hostname: web\n';
const twice = '#cloud-config\nhostname: one\nhostname: two\n';

async function check(argv: readonly string[], expected: { exit: number; stdout: string; stderr?: string }) {
  const files = { 'shop.yml': shop, 'headless.yml': headless, 'twice.yml': twice };
  const { exit, stdout, stderr } = await slipway(['check', ...argv], { files });
  expect({ exit, stdout, stderr }).toEqual({ stderr: '', ...expected });
}

const noHeader =
  'error missing-header: The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it.';
const twoNames = 'occurs twice in this mapping.';

test('findings stand one a line behind file, line and column', () =>
  check(['headless.yml'], { exit: 1, stdout: `headless.yml:1:1: ${noHeader}\n` }));

test('several files are checked in turn', async () => {
  const files = { 'shop.yml': shop, 'headless.yml': headless, 'twice.yml': twice };
  const { exit, stdout } = await slipway(['check', 'twice.yml', 'headless.yml'], { files });
  expect(exit).toBe(1);
  const [first, second, end] = stdout.split('\n');
  expect(first).toMatch(/^twice\.yml:3:1: error yaml-syntax: /);
  expect(first).toContain(twoNames);
  expect(second).toBe(`headless.yml:1:1: ${noHeader}`);
  expect(end).toBe('');
});

test('json: one list with lines, columns, offsets and fixes', async () => {
  const { stdout, exit } = await slipway(['check', '-', '--format', 'json'], { stdin: headless });
  expect(exit).toBe(1);
  const start = { line: 1, column: 1, offset: 0 };
  expect(JSON.parse(stdout)).toEqual([
    {
      file: '-',
      code: 'missing-header',
      severity: 'error',
      message: noHeader.slice('error missing-header: '.length),
      start,
      end: { line: 1, column: 14, offset: 13 },
      unit: null,
      related: [],
      fixes: [{ title: 'Add #cloud-config', edits: [{ start, end: start, newText: '#cloud-config\n' }] }],
    },
  ]);
});

test('a rule may be turned down or off', async () => {
  await check(['headless.yml', '--rule', 'missing-header=off'], { exit: 0, stdout: '' });
  await check(['headless.yml', '--rule=missing-header=hint'], {
    exit: 0,
    stdout: `headless.yml:1:1: ${noHeader.replace('error', 'hint')}\n`,
  });
});

test('the target decides what the machine makes of it', async () => {
  const { stdout, exit } = await slipway(['check', '-', '--target', 'dialect=coreos'], { stdin: twice });
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^-:3:1: warning yaml-syntax: /);
});

test('coreos-cloudinit: what its own validator says, and exit code 1 for anything it says', async () => {
  const format = '--format=coreos-cloudinit';
  await check(['shop.yml', format], { exit: 0, stdout: '' });
  await check(['headless.yml', format], {
    exit: 1,
    stdout: 'line 1: error: must be "#cloud-config", multipart mime or begin with "#!"\n',
  });
  await check(['twice.yml', format], { exit: 1, stdout: 'failed: "couldn\'t parse yaml error"\n' });
  await check(['twice.yml', format, '--target', 'dialect=coreos'], { exit: 0, stdout: '' });
});

test('coreos-cloudinit: of several files each line names its own', async () => {
  await check(['shop.yml', 'headless.yml', '--format', 'coreos-cloudinit', '--target', 'dialect=coreos'], {
    exit: 1,
    stdout: 'headless.yml: line 1: error: must be "#cloud-config" or begin with "#!"\n',
  });
});

test('coreos-cloudinit: --fix mends first', async () => {
  const { exit, stdout } = await slipway(['check', '--fix', 'headless.yml', '--format', 'coreos-cloudinit'], {
    files: { 'headless.yml': headless },
  });
  expect([exit, stdout]).toEqual([0, '']);
});

test('--fix mends what there is one way to mend', async () => {
  const { exit, stdout, written } = await slipway(['check', '--fix', 'headless.yml'], {
    files: { 'headless.yml': headless },
  });
  expect({ exit, stdout, written }).toEqual({
    exit: 0,
    stdout: '',
    written: { 'headless.yml': `#cloud-config\n${headless}` },
  });
});

test('--fix leaves a file without such findings alone', async () => {
  const { written } = await slipway(['check', '--fix', 'twice.yml'], { files: { 'twice.yml': twice } });
  expect(written).toEqual({});
});

test('gzip is read, and not written', async () => {
  const files = { 'a.gz': gzipSync(headless), 'cut.gz': gzipSync(headless).subarray(0, 20) };
  const read = await slipway(['check', 'a.gz'], { files });
  expect([read.exit, read.stdout]).toEqual([1, `a.gz:1:1: ${noHeader}\n`]);
  const fixed = await slipway(['check', '--fix', 'a.gz'], { files });
  expect([fixed.exit, fixed.stderr, fixed.written]).toEqual([
    2,
    'slipway check: a.gz is gzip, which --fix does not write; unpack it first\n',
    {},
  ]);
  const cut = await slipway(['check', 'cut.gz'], { files });
  expect([cut.exit, cut.stderr]).toEqual([
    2,
    'slipway check: cut.gz: the file is gzip that is cut off at its end\n',
  ]);
});

test('misuse', async () => {
  const refused = (stderr: string) => ({ exit: 2, stdout: '', stderr: `slipway check: ${stderr}\n` });
  await check([], refused('FILE… is missing; see slipway check --help'));
  await check(['-', '--fix'], refused('--fix needs a file, not standard input'));
  await check(['-', '-'], refused('standard input can be read once only'));
  await check(['shop.yml', '--rule', 'frob=off'], refused('--rule: no rule has the code "frob"'));
  await check(
    ['shop.yml', '--rule', 'missing-header=loud'],
    refused('--rule takes CODE=off|hint|info|warning|error, not "missing-header=loud"'),
  );
  await check(
    ['shop.yml', '--rule', 'mising-header=off'],
    refused('--rule: no rule has the code "mising-header"; did you mean missing-header?'),
  );
  await check(
    ['shop.yml', '--format', 'coreos-cloudinit', '--rule', 'missing-header=off'],
    refused('--rule does not go with --format coreos-cloudinit'),
  );
});
