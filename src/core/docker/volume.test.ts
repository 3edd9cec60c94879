import { expect, test } from 'vitest';
import { parseVolume, parseVolumesFrom, volumeProblem } from './volume.ts';

function check(value: string, expected: string) {
  const { value: volume, problem } = parseVolume(value);
  expect(problem ?? volumeProblem(volume) ?? JSON.stringify(volume)).toBe(expected);
}

test('the three kinds', () => {
  check('/cache', '{"kind":"anonymous","target":"/cache"}');
  check('data:/var/lib/x', '{"kind":"named","source":"data","target":"/var/lib/x"}');
  check('/srv/x:/x:ro,z', '{"kind":"bind","source":"/srv/x","target":"/x","options":["ro","z"]}');
  check('./x:/x', '{"kind":"bind","source":"./x","target":"/x"}');
});

test('what the client refuses', () => {
  check('', '"" has an empty part');
  check(':/x', '":/x" has an empty part');
  check('/a:/b:', '"/a:/b:" has an empty part');
  check('/a:/b:ro:z', '"/a:/b:ro:z" has too many colons; write source:target:options');
});

test('what the daemon refuses', () => {
  check('/foo:ro', 'the target "ro" is not an absolute path');
  check('/a:/', 'the target "/" is the root of the container');
  check('sub/dir:/x', '"sub/dir" is neither an absolute path nor the name of a volume');
  check('~/x:/x', 'the source "~/x" is not an absolute path');
  check('/a:/b:nope', '"nope" is not an option of a volume');
  check('/a:/b:ro,rw', '"ro" and "rw" cannot stand together');
  check('/a:/b:nocopy', '"nocopy" works for volumes only');
  check('data:/b:shared', '"shared" works for host paths only');
});

test('a single letter before the first colon is a Windows drive', () => {
  check('x:/y', 'the target "x:/y" is not an absolute path');
});

test('volumes of another container', () => {
  expect(parseVolumesFrom('data').value).toEqual({ container: 'data', mode: null });
  expect(parseVolumesFrom('data:ro').value).toEqual({ container: 'data', mode: 'ro' });
  expect(parseVolumesFrom('data:x').problem).toBe('"x" is not an option of a volume');
  expect(parseVolumesFrom(':ro').problem).toBe('the name of the container is missing');
});
