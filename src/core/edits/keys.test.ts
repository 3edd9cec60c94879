import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
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

const set = (path: string, value: string | boolean | null): Intent => ({ do: 'set-key', path, value });
const list = (path: string, ...values: string[]): Intent => ({ do: 'set-list', path, values });

const machine = `#cloud-config
hostname: box
coreos:
  update:
    reboot_strategy: off
    group: stable
  units:
    - name: a.service
      command: start
write_files: []
`;

describe('a key with one value', () => {
  test('is changed in place and keeps its quoting', () => {
    check(machine, set('hostname', 'node-1'), '- hostname: box\n+ hostname: node-1');
    check(
      '#cloud-config\nhostname: "box" # mine\n',
      set('hostname', 'a'),
      '- hostname: "box" # mine\n+ hostname: "a" # mine',
    );
    check(
      machine,
      set('coreos.update.reboot-strategy', 'reboot'),
      '-     reboot_strategy: off\n+     reboot_strategy: reboot',
    );
  });
  test('is quoted where YAML would take it for something else', () =>
    check(machine, set('coreos.update.group', 'off'), '-     group: stable\n+     group: "off"'));
  test('is added where it belongs among its neighbours, as they are written', () => {
    check(
      machine,
      set('coreos.update.server', 'https://up.example.com'),
      '+     server: https://up.example.com',
    );
    check(machine, set('manage_etc_hosts', 'localhost'), '+ manage_etc_hosts: localhost');
  });
  test('goes to the top of a document, below its header, unless a comment stands there', () => {
    check('#cloud-config\ncoreos: {}\n', set('hostname', 'a'), '+ hostname: "a"');
    const text = '#cloud-config\n# units\ncoreos:\n  units: []\n';
    const result = applyIntent(analyze(text), set('hostname', 'a'));
    expect('edits' in result && applyEdits(text, result.edits)).toBe(`${text}hostname: "a"\n`);
  });
  test('brings the mappings above it that are missing, before the units', () => {
    check(
      machine,
      set('coreos.locksmith.window_start', 'Thu 04:00'),
      '+   locksmith:\n+     window_start: Thu 04:00',
    );
    check('', set('coreos.oem.id', 'x'), '+ #cloud-config\n+ coreos:\n+   oem:\n+     id: "x"');
    check('#cloud-config\ncoreos:\n', set('coreos.oem.id', 'x'), '+   oem:\n+     id: "x"');
    check(
      '#cloud-config\ncoreos: {}\n',
      set('coreos.fleet.verbosity', '2'),
      '- coreos: {}\n+ coreos:\n+   fleet:\n+     verbosity: 2',
    );
  });
  test('is a switch or a number where coreos-cloudinit wants one', () => {
    check(
      '#cloud-config\ncoreos:\n    etcd2:\n        debug: "yes"\n',
      set('coreos.etcd2.debug', true),
      '-         debug: "yes"\n+         debug: true',
    );
    check(
      machine,
      set('coreos.etcd2.debug', 'maybe'),
      '"coreos.etcd2.debug" is either true or false, not "maybe".',
    );
    check(
      machine,
      set('coreos.fleet.verbosity', '1.5'),
      '"coreos.fleet.verbosity" is a whole number, not "1.5".',
    );
    check(machine, set('hostname', true), '"hostname" is a text, not true.');
  });
  test('is refused where it would not be taken', () => {
    check(
      machine,
      set('coreos.update.reboot_strategy', 'never'),
      '"never" is no value for "coreos.update.reboot_strategy".',
    );
    check(machine, set('packages', 'vim'), 'coreos-cloudinit knows no key "packages".');
    check(machine, set('coreos.update', 'x'), '"coreos.update" holds more than one value.');
    check(
      machine,
      set('coreos.units.0.command', 'stop'),
      '"coreos.units.0.command" belongs to a unit or a file, which are changed by what they are.',
    );
    check(machine, set('users.0.name', 'x'), 'There is no entry 0 for "users.0.name"; the list has 0.');
    check('#cloud-config\ncoreos: []\n', set('a b', 'x'), '"a b" is no path of keys.');
    check(
      '#cloud-config\ncoreos: text\n',
      set('coreos.oem.id', 'x'),
      '"coreos" holds "text" here, not a mapping of keys.',
    );
  });
  test('goes with the mappings that it would leave empty', () => {
    check(machine, set('coreos.update.group', null), '-     group: stable');
    check(
      '#cloud-config\nhostname: a\ncoreos:\n  oem:\n    id: x\n',
      set('coreos.oem.id', null),
      '- coreos:\n-   oem:\n-     id: x',
    );
    check(machine, set('coreos.flannel.interface', null), '');
  });
  test('that nobody knows can be removed', () =>
    check('#cloud-config\npackages: x\nhostname: a\n', set('packages', null), '- packages: x'));
  test('is not touched where an anchor shares it', () => {
    check(
      '#cloud-config\nhostname: &h box\n',
      set('hostname', 'a'),
      'This value carries the YAML anchor &h; change it in the text.',
    );
    check(
      '#cloud-config\ncoreos:\n  oem: &o\n    id: x\n  update: *o\n',
      set('coreos.update.group', 'a'),
      'update is an alias of *o; change it in the text.',
    );
  });
});

const keys = `#cloud-config
ssh_authorized_keys:
  # laptop
  - "ssh-rsa AAA me@laptop"
  - ssh-rsa BBB me@desk # desk
  - "ssh-rsa CCC me@home"
`;
const [A, B, C] = ['ssh-rsa AAA me@laptop', 'ssh-rsa BBB me@desk', 'ssh-rsa CCC me@home'] as const;

describe('a list of texts', () => {
  test('gains an entry written as the others are', () => {
    check(keys, list('ssh_authorized_keys', A, B, C, 'ssh-rsa D'), '+   - "ssh-rsa D"');
    check(keys, list('ssh_authorized_keys', A, 'ssh-rsa D', B, C), '+   - "ssh-rsa D"');
  });
  test('loses one with its line', () =>
    check(keys, list('ssh_authorized_keys', A, C), '-   - ssh-rsa BBB me@desk # desk'));
  test('changes one in place', () =>
    check(
      keys,
      list('ssh_authorized_keys', A, 'ssh-rsa XXX me@desk', C),
      '-   - ssh-rsa BBB me@desk # desk\n+   - ssh-rsa XXX me@desk # desk',
    ));
  test('changes its order, and comments travel along', () =>
    check(
      keys,
      list('ssh_authorized_keys', B, A, C),
      '+   - ssh-rsa BBB me@desk # desk\n-   - ssh-rsa BBB me@desk # desk',
    ));
  test('is made where there is none, and goes with its last entry', () => {
    check(
      '#cloud-config\nhostname: "a"\n',
      list('ssh_authorized_keys', A),
      '+ ssh_authorized_keys:\n+   - "ssh-rsa AAA me@laptop"',
    );
    check(
      '#cloud-config\nhostname: "a"\nssh_authorized_keys:\n  - a\n',
      list('ssh_authorized_keys'),
      '- ssh_authorized_keys:\n-   - a',
    );
  });
  test('in flow style stays so', () =>
    check(
      '#cloud-config\nusers:\n  - name: me\n    groups: [sudo, docker]\n',
      list('users.0.groups', 'sudo', 'a,b'),
      '-     groups: [sudo, docker]\n+     groups: [sudo, "a,b"]',
    ));
  test('is no list of units, and no single value', () => {
    check(keys, list('coreos.units', 'a'), '"coreos.units" is no list of texts.');
    check(
      '#cloud-config\nssh_authorized_keys: x\n',
      list('ssh_authorized_keys', 'a'),
      '"ssh_authorized_keys" is not a list of texts here. Change it in the text.',
    );
    check(keys, list('ssh_authorized_keys', A, ' '), 'An entry is not empty.');
  });
});
