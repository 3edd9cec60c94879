import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitPosix } from '../shell/posix-words.ts';
import { checkImageReference } from './image-reference.ts';
import { parseDockerRun } from './parse-run.ts';

/** Where Slipway refuses what the client takes: the daemon refuses it in the end. */
const LEFT_TO_THE_DAEMON: ReadonlySet<string> = new Set([
  'docker run --expose 80/foo img',
  'docker run -p 80:80/udp/tcp img',
  'docker run -v :: img',
]);

/** Fields that docker 29 takes and 28 does not. */
const NEWER = /bind-create-src/;

const verdicts = readFileSync(new URL('docker-verdicts.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, verdict = '', command = ''] = /^(taken|refused) +(docker run .*)$/.exec(line) ?? [];
    return command === '' ? [] : [{ verdict, command }];
  })
  .filter(({ command }) => !LEFT_TO_THE_DAEMON.has(command) && !NEWER.test(command));

test('docker’s client took and refused the same lines', () => {
  expect(verdicts.length).toBeGreaterThan(600);
  const others = verdicts.filter(({ verdict, command }) => judge(command) !== verdict);
  expect(others.map(({ verdict, command }) => `${verdict} by docker: ${command}`)).toEqual([]);
});

const client = spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout ?? '';

/** A line of each flag, asked of the client itself. */
test.skipIf(!/ 28\./.test(client))('so does the client here (skipped where docker 28 is missing)', () => {
  const asked = verdicts.filter((_, i) => i % 40 === 0);
  for (const { verdict, command } of asked) {
    const words = splitPosix(command).words.slice(1);
    const env = { ...process.env, DOCKER_HOST: 'unix:///nonexistent' };
    const { stderr } = spawnSync(
      'docker',
      words.map(({ value }) => value),
      { encoding: 'utf8', env },
    );
    expect(stderr.includes('Cannot connect') ? 'taken' : 'refused', command).toBe(verdict);
  }
});

function judge(command: string): string {
  const run = parseDockerRun(splitPosix(command).words, { mode: 'modern' });
  const isRefused =
    run?.errors.some(({ stage }) => stage !== 'daemon') ||
    (run?.image && checkImageReference(run.image.text).problem !== null);
  return isRefused ? 'refused' : 'taken';
}
