import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { encodeContent } from '../cloud-config/encode-content.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import type { Intent } from './intent.ts';
import { lineChanges } from './testing/line-changes.ts';

/** The lines that an intent changes, or the reason why it is refused. */
function check(before: string, intent: Intent, expected: string): void {
  const result = applyIntent(analyze(before), intent);
  if ('refused' in result) {
    expect(result.reason).toBe(expected);
    return;
  }
  const after = applyEdits(before, result.edits);
  expect(lineChanges(before, after)).toBe(expected.replace(/^\n/, '').replace(/\n$/, ''));
  expect(applyEdits(after, invertEdits(before, result.edits))).toBe(before);
}

const file = (...lines: string[]) =>
  `#cloud-config\nwrite_files:\n${lines.map((line) => (line ? `  ${line}\n` : '\n')).join('')}`;
const plain = file('- path: /a', '  permissions: 0644', '  content: |', '    one', '    two');
const encoded = file('- path: /a', '  encoding: b64', `  content: ${btoa('one\ntwo\n')}`);
const set = (field: 'encoding' | 'content' | 'permissions' | 'owner', value: string | null): Intent => ({
  do: 'set-file-field',
  file: 0,
  field,
  value,
});

test('an encoded content is given as the text on the disk and written encoded', () =>
  check(
    encoded,
    set('content', 'one\n2\n'),
    `-     content: ${btoa('one\ntwo\n')}\n+     content: ${btoa('one\n2\n')}`,
  ));

test('base64 keeps the length of its lines', () => {
  const lines = btoa('x'.repeat(30)).match(/.{1,16}/g) ?? [];
  check(
    file('- path: /a', '  encoding: base64', '  content: |', ...lines.map((line) => `    ${line}`)),
    set('content', `${'x'.repeat(27)}yyy`),
    '-       eHh4eHh4eA==\n'.replace('eHh4eHh4eA==', lines[2] ?? '') +
      `+       ${(btoa(`${'x'.repeat(27)}yyy`).match(/.{1,16}/g) ?? [])[2]}`,
  );
});

test('another encoding leaves the file on the disk what it is', () => {
  check(
    encoded,
    set('encoding', null),
    `-     encoding: b64\n-     content: ${btoa('one\ntwo\n')}\n+     content: |\n+       one\n+       two`,
  );
  check(
    plain,
    set('encoding', 'gzip+base64'),
    `-     content: |\n-       one\n-       two\n+     encoding: gzip+base64\n+     content: "${encodeContent('one\ntwo\n', 'gzip+base64')}"`,
  );
  check(encoded, set('encoding', 'base64'), '-     encoding: b64\n+     encoding: base64');
});

test('an encoding that cannot be written or read is refused', () => {
  check(plain, set('encoding', 'gzip'), 'Slipway cannot write "gzip": choose base64 or gzip+base64.');
  check(plain, set('encoding', 'rot13'), 'Slipway cannot write "rot13": choose base64 or gzip+base64.');
  check(
    file('- path: /a', '  encoding: base64', '  content: /w=='),
    set('encoding', null),
    'This content is no text in the encoding "base64", so it cannot be encoded anew.',
  );
});

test('a content is added where there is none', () =>
  check(file('- path: /a'), set('content', 'x\ny\n'), '+     content: |\n+       x\n+       y'));

test('a mode keeps the way it is written', () =>
  check(plain, set('permissions', '0755'), '-     permissions: 0644\n+     permissions: 0755'));

test('a file is added encoded', () =>
  check(
    '#cloud-config\n',
    { do: 'add-file', path: '/a', content: 'x\n', encoding: 'base64' },
    '+ write_files:\n+   - path: "/a"\n+     permissions: "0644"\n+     encoding: "base64"\n+     content: "eAo="',
  ));

test('files change places, with the comments above them', () => {
  const three = file('- path: /a', '# b', '- path: /b', '  content: x', '', '- path: /c');
  check(three, { do: 'move-file', file: '/b', before: 0 }, '-   - path: /a\n+   - path: /a');
  check(three, { do: 'move-file', file: 0, before: null }, '-   - path: /a\n- \n+ \n+   - path: /a');
});

const unit = `#cloud-config
coreos:
  units:
  - name: 'web.service'
    drop_ins:
    - name: 10-x.conf
      content: |
        [Service]
        Restart=no
    - name: 20-y.conf
      content: |
        [Unit]
        After=db.service
  - name: docker.service
    command: restart
`;

test('a drop-in is added behind the others, or begins the list', () => {
  check(
    unit,
    { do: 'add-drop-in', unit: 'web.service', name: '30-z' },
    '+     - name: 30-z.conf\n+       content: |\n+         [Service]',
  );
  check(
    unit,
    { do: 'add-drop-in', unit: 1, name: 'a.conf', content: '[Service]\nNice=5\n' },
    '+     drop_ins:\n+     - name: a.conf\n+       content: |\n+         [Service]\n+         Nice=5',
  );
});

test('a unit that is not here gets an entry for its drop-in', () =>
  check(
    unit,
    { do: 'add-drop-in', unit: 'etcd2.service', name: 'a.conf', content: '[Service]\nNice=5\n' },
    '+   - name: etcd2.service\n+     drop_ins:\n+     - name: a.conf\n+       content: |\n+         [Service]\n+         Nice=5',
  ));

test('a drop-in is renamed, and deleted with its list when it was the only one', () => {
  check(
    unit,
    { do: 'rename-drop-in', unit: 0, dropIn: '10-x.conf', to: '15-x' },
    '-     - name: 10-x.conf\n+     - name: 15-x.conf',
  );
  check(
    unit,
    { do: 'rename-drop-in', unit: 0, dropIn: 0, to: '20-y' },
    'There is a drop-in named 20-y.conf already.',
  );
  check(
    unit,
    { do: 'delete-drop-in', unit: 0, dropIn: 1 },
    '-     - name: 20-y.conf\n-       content: |\n-         [Unit]\n-         After=db.service',
  );
  const one = unit.replace(/ {4}- name: 20[\s\S]*?db.service\n/, '');
  check(
    one,
    { do: 'delete-drop-in', unit: 0, dropIn: 0 },
    '-     drop_ins:\n-     - name: 10-x.conf\n-       content: |\n-         [Service]\n-         Restart=no',
  );
  check(unit, { do: 'delete-drop-in', unit: 1, dropIn: 0 }, 'docker.service has no drop-in number 0 here.');
});

test('a directive is set in the drop-in that is named', () => {
  check(
    unit,
    { do: 'set-directive', unit: 0, in: '20-y.conf', section: 'Unit', key: 'After', values: ['a.service'] },
    '-         After=db.service\n+         After=a.service',
  );
  check(
    unit,
    { do: 'set-directive', unit: 0, in: 'x.conf', section: 'Unit', key: 'After', values: [] },
    'web.service has no drop-in or file "x.conf".',
  );
});

test('a whole text is replaced where it stands, or begun', () => {
  check(
    unit,
    { do: 'set-content', unit: 0, in: '10-x.conf', text: '[Service]\nRestart=always\n' },
    '-         Restart=no\n+         Restart=always',
  );
  check(
    unit,
    { do: 'set-content', unit: 1, text: '[Service]\nNice=5\n' },
    '+     content: |\n+       [Service]\n+       Nice=5',
  );
});

test('several units are set in one go, or none is', () => {
  const two = `#cloud-config
coreos:
  units:
    - name: a.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name a x
    - name: b.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name a x
    - name: c.service
`;
  check(
    two,
    { do: 'set-directive', unit: [0, 'b.service'], section: 'Service', key: 'RestartSec', values: ['5'] },
    '+         RestartSec=5\n+         RestartSec=5',
  );
  check(
    two,
    { do: 'set-flag', unit: [0, 1], flag: 'memory', values: ['1g'] },
    '-         ExecStart=/usr/bin/docker run --name a x\n+         ExecStart=/usr/bin/docker run --name a --memory 1g x\n'
      .repeat(2)
      .trimEnd(),
  );
  check(
    two,
    { do: 'set-unit-field', unit: [0, 1], field: 'enable', value: true },
    '+       enable: true\n+       enable: true',
  );
  check(
    two,
    { do: 'set-flag', unit: [0, 2], flag: 'memory', values: ['1g'] },
    'c.service runs no container.',
  );
  check(two, { do: 'set-flag', unit: [], flag: 'memory', values: ['1g'] }, 'There is no unit to change.');
});

test('users come and go', () => {
  check(
    '#cloud-config\n',
    { do: 'add-user', name: 'ops', groups: ['sudo', 'docker'], keys: ['ssh-rsa A'] },
    '+ users:\n+   - name: "ops"\n+     groups:\n+       - "sudo"\n+       - "docker"\n+     ssh_authorized_keys:\n+       - "ssh-rsa A"',
  );
  const two = '#cloud-config\nusers:\n- name: a\n  shell: /bin/sh\n- name: b\n';
  check(two, { do: 'delete-user', user: 'a' }, '- - name: a\n-   shell: /bin/sh');
  check(two, { do: 'add-user', name: 'b' }, 'There is a user named b already.');
  check(
    two,
    { do: 'add-user', name: 'B b' },
    '"B b" is no user name: small letters, digits, "_" and "-", at most 32.',
  );
  check(two, { do: 'delete-user', user: 'c' }, 'There is no user named "c".');
});
