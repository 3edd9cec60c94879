import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyIntent } from '../edits/apply-intent.ts';
import { applyEdits } from '../text/text-edit.ts';
import { type ConfigField, configForm } from './config-form.ts';

const form = (text: string) => configForm(analyze(text), []);

/** Each field that is written, a line: its path, kind and value. */
function check(text: string, expected: string): void {
  const { sections, users } = form(text);
  const lines = [...sections, ...users].flatMap((section) => [
    `[${section.title}]${section.outdated ? ' outdated' : ''}`,
    ...section.fields
      .filter((field) => field.span)
      .map(
        (field) =>
          `${field.path} ${field.kind} ${field.entries.map((one) => one.value).join('|') || field.value}`,
      ),
  ]);
  expect(lines.join('\n')).toBe(expected.trim());
}

test('an empty document offers what is in use today', () =>
  check('#cloud-config\n', '[Machine]\n[Updates]\n[Reboots]\n[Platform]'));

test('what is written is shown with its kind, outdated parts only where they are there', () =>
  check(
    `#cloud-config
hostname: box
ssh_authorized_keys:
  - ssh-rsa A
  - "ssh-rsa B"
users:
  - name: ops
    groups: [sudo, docker]
    system: true
coreos:
  etcd2:
    snapshot-count: 5
  update:
    reboot-strategy: off
  flannel:
    interface: eth0
  units: []
`,
    `
[Machine]
hostname text box
ssh_authorized_keys list ssh-rsa A|ssh-rsa B
[Updates]
coreos.update.reboot_strategy choice off
[Reboots]
[Platform]
[etcd2] outdated
coreos.etcd2.snapshot_count integer 5
[flannel]
coreos.flannel.interface text eth0
[ops]
users.0.name text ops
users.0.groups list sudo|docker
users.0.system switch true
`,
  ));

test('a choice lists its words, a pattern stays a pattern', () => {
  const all = form('').sections.flatMap((section) => section.fields);
  const at = (path: string) => all.find((field) => field.path === path) as ConfigField;
  expect(at('coreos.update.reboot_strategy').choices).toEqual(['etcd-lock', 'reboot', 'off']);
  expect(at('coreos.locksmith.window_start').kind).toBe('text');
  expect(at('coreos.locksmith.window_start').pattern?.test('Thu 04:00')).toBe(true);
});

test('every field that is offered can be written by its path, and is shown again', () => {
  const text =
    '#cloud-config\nusers:\n  - name: ops\ncoreos:\n  units: []\n  etcd2:\n    name: x\n  flannel:\n    interface: x\n';
  const { sections, users } = form(text);
  for (const { path, kind, choices, pattern } of [...sections, ...users].flatMap(
    (section) => section.fields,
  )) {
    const sample = pattern?.test('1h') ? '1h' : pattern ? 'Thu 04:00' : '3';
    const value = kind === 'switch' ? true : (choices[0] ?? sample);
    const before = analyze(text);
    const result = applyIntent(
      before,
      kind === 'list' ? { do: 'set-list', path, values: ['a', 'b'] } : { do: 'set-key', path, value },
    );
    if ('refused' in result) throw new Error(`${path}: ${result.reason}`);
    const after = form(applyEdits(text, result.edits));
    const field = [...after.sections, ...after.users]
      .flatMap((one) => one.fields)
      .find((one) => one.path === path);
    expect(field?.value, path).toBe(kind === 'list' ? 'a\nb' : String(value));
  }
});

test('what an anchor shares is read-only, with the reason', () => {
  const { sections } = form('#cloud-config\nhostname: &h x\n');
  expect(sections[0]?.fields[0]?.readOnly).toMatch(/anchor &h/);
});
