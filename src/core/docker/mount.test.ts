import { expect, test } from 'vitest';
import { mountProblem, parseMount } from './mount.ts';

function check(value: string, expected: string) {
  const { value: mount, problem } = parseMount(value);
  expect(problem ?? mountProblem(mount) ?? JSON.stringify(mount)).toBe(expected);
}

test('the common types', () => {
  check(
    'type=bind,source=/a,target=/b,readonly',
    '{"Type":"bind","Source":"/a","Target":"/b","ReadOnly":true}',
  );
  check('src=data,dst=/data', '{"Type":"volume","Source":"data","Target":"/data"}');
  check(
    'type=tmpfs,destination=/tmp,tmpfs-size=64m,tmpfs-mode=1777',
    '{"Type":"tmpfs","Target":"/tmp","TmpfsOptions":{"SizeBytes":67108864,"Mode":1023}}',
  );
});

test('a field with a comma stands in double quotes', () => {
  check(
    'type=volume,target=/x,"volume-opt=o=addr=1.2.3.4,rw",volume-driver=local',
    '{"Type":"volume","Target":"/x","VolumeOptions":{"DriverConfig":{"Options":{"o":"addr=1.2.3.4,rw"},"Name":"local"}}}',
  );
  check('type=bind,"src=/a', 'the double quotes do not match');
});

test('keys in any case, bools with a value', () => {
  check('TYPE=bind,Src=/a,Dst=/b,ro=0', '{"Type":"bind","Source":"/a","Target":"/b","ReadOnly":false}');
});

test('what the client refuses', () => {
  check('bind', '"bind" is not key=value');
  check('type=bind,sorce=/a', '"sorce" is not a key of a mount');
  check('type=bind,constructor=/a', '"constructor" is not a key of a mount');
  check('type=bind,src=/a,dst=/b,ro=yes', '"yes" is neither true nor false');
  check(
    'type=bind,src=/a,dst=/b,volume-nocopy',
    'options of the type volume cannot stand with the type bind',
  );
  check('type=tmpfs,dst=/b,tmpfs-mode=9', '"9" is not an octal mode');
});

test('what the daemon refuses', () => {
  check('type=bind,src=/a', 'the target is missing');
  check('type=bind,dst=/b', 'the source is missing');
  check('type=bind,src=a,dst=/b', 'the source "a" is not an absolute path');
  check('type=volume,dst=b', 'the target "b" is not an absolute path');
  check('type=nfs,dst=/b', '"nfs" is not a type of mount');
});
