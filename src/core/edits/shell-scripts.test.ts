// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of command lines, not of JavaScript
import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import type { Intent } from './intent.ts';

const unit = (exec: string) =>
  `#cloud-config\ncoreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=${exec}\n`;

/** The command line of the only unit after an intent, or the reason why it is refused. */
function check(exec: string, intent: Intent, expected: string): void {
  const before = unit(exec);
  const result = applyIntent(analyze(before), intent);
  if ('refused' in result) {
    expect(result.reason).toBe(expected);
    return;
  }
  const after = applyEdits(before, result.edits);
  expect(after.slice(unit('').length - 1).trimEnd()).toBe(expected);
  expect(applyEdits(after, invertEdits(before, result.edits))).toBe(before);
}

/** What is read of the only unit's container: name, image and command. */
function read(exec: string): string {
  const { container } = analyze(unit(exec)).machine.units[0] ?? {};
  if (!container) return 'none';
  return [container.name, container.image, ...container.invocation.run.command].join(' ');
}

const image: Intent = { do: 'set-image', unit: 0, image: 'b:2' };
const env = (...values: string[]): Intent => ({ do: 'set-flag', unit: 0, flag: 'env', values });

describe('docker run in a script', () => {
  test('is found behind options, other programs and other commands', () => {
    expect(read("/bin/sh -c 'docker run --name a a:1'")).toBe('a a:1');
    expect(read('/bin/bash -euo pipefail -c "set -x; exec docker run --name a a:1 sh -c \'x y\'"')).toBe(
      'a a:1 sh -c x y',
    );
    expect(read("/usr/bin/env A=1 bash -lc 'docker pull a:1 && docker run --name a a:1'")).toBe('a a:1');
    expect(read("/usr/bin/flock /run/lock /bin/sh -c 'docker run --name a a:1'")).toBe('a a:1');
    expect(read('/bin/su - core -c "docker run --name a a:1"')).toBe('a a:1');
    expect(read("/bin/sh -c 'ID=$(docker run -d --name a a:1); docker wait $$ID'")).toBe('a a:1');
    expect(read('/bin/sh -c "sh -c \'docker run --name a a:1\'"')).toBe('a a:1');
    expect(read("/bin/sh -c 'eval docker run --name a a:1'")).toBe('a a:1');
  });
  test('is none where it is only spoken of', () => {
    expect(read("/bin/sh -c 'echo docker run --name a a:1'")).toBe('none');
    expect(read("/bin/sh script.sh -c 'docker run --name a a:1'")).toBe('none');
    expect(read("/bin/echo sh -c 'docker run --name a a:1'")).toBe('none');
  });
});

describe('docker run in a script is edited in place', () => {
  test('with the commands around it left alone', () => {
    check(
      "/bin/sh -c 'docker pull a:1 && exec docker run --name a a:1 >/log 2>&1'",
      image,
      "/bin/sh -c 'docker pull b:2 && exec docker run --name a b:2 >/log 2>&1'",
    );
    check(
      '/bin/bash -euo pipefail -c "docker run --name a -e \\"A=b c\\" a:1 | tee /log"',
      env('A=d e', 'B=1'),
      '/bin/bash -euo pipefail -c "docker run --name a -e \\"A=d e\\" -e B=1 a:1 | tee /log"',
    );
  });
  test('through a script inside a script', () => {
    check(
      '/bin/sh -c "sh -c \'docker run --name a a:1\'"',
      image,
      '/bin/sh -c "sh -c \'docker run --name a b:2\'"',
    );
    check(
      '/bin/su - core -c "docker run --name a a:1"',
      { do: 'rename-container', unit: 0, to: 'cc' },
      '/bin/su - core -c "docker run --name cc a:1"',
    );
  });
  test('with the quotes that the quotes around it need', () => {
    check(
      "/bin/sh -c 'docker run --name a a:1'",
      env("A=it's"),
      String.raw`/bin/sh -c 'docker run --name a -e "A=it\'s" a:1'`,
    );
    check(
      '/bin/sh -c "docker run --name a a:1"',
      env('A=say "hi"'),
      String.raw`/bin/sh -c "docker run --name a -e 'A=say \"hi\"' a:1"`,
    );
  });
  test('with variables that go on being variables', () =>
    check(
      '/bin/sh -c \'docker run --name a -e "H=$$(hostname)" -e B=${B} a:1\'',
      image,
      '/bin/sh -c \'docker run --name a -e "H=$$(hostname)" -e B=${B} b:2\'',
    ));
  test('over continued lines', () =>
    check(
      "/bin/sh -c 'docker run \\\n          --name a \\\n          a:1'",
      { do: 'set-flag', unit: 0, flag: 'rm', values: ['true'] },
      "/bin/sh -c 'docker run \\\n          --name a \\\n          --rm a:1'",
    ));
});
