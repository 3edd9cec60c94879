import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classifyImport } from './open-document.ts';
import { largestDocument } from './size-limit.ts';

function check(text: string, expected: string): void {
  const { kind, message } = classifyImport(text);
  expect(`${kind}: ${message}`).toBe(expected);
}

describe('opens', () => {
  test('a cloud-config', () => check('#cloud-config\ncoreos:\n  units:\n    - name: a\n', 'clean: 1 unit.'));
  test('one with a byte order mark', () => check('\ufeff#cloud-config\n', 'clean: 0 units.'));
  test('one with CRLF', () => check('#cloud-config\r\nhostname: a\r\n', 'clean: 0 units.'));
  test('one without its header that begins with its units', () =>
    check('coreos:\n  units:\n    - name: a\nwrite_files: []\n', 'clean: 1 unit.'));
  test('one without its header', () => check('write_files:\n  - path: /a\n', 'clean: 0 units.'));
  test("one with keys that only Canonical's cloud-init reads", () =>
    check('runcmd:\n  - ls\n', 'clean: 0 units.'));
  test('nothing', () => check(' \n', 'clean: This is empty.'));
});

test('opens a broken one as text and names the line', () => {
  const result = classifyImport('#cloud-config\ncoreos:\n\tunits:\n');
  expect(result).toMatchObject({ kind: 'broken', line: 3 });
});

test('opens a broken one without header as text', () => {
  expect(classifyImport('coreos:\n  units: [\n')).toMatchObject({ kind: 'broken' });
});

describe('adds to the open document', () => {
  test('a list of units', () =>
    check(
      ' - name: a.service\n      command: start\n - name: b.service\n',
      'unit-list: 2 units to add: a.service, b.service.',
    ));
  test('a list below its key', () =>
    check('units:\n- name: a.service\n', 'unit-list: A unit to add: a.service.'));
  test('a unit file', () =>
    check(
      '# mine\n[Unit]\nAfter=b\n[Timer]\nOnCalendar=daily\n',
      'unit-file: A systemd timer unit. It needs a name.',
    ));
  test('a unit file, with a name from its container', () => {
    const unit = '[Service]\nExecStart=/usr/bin/docker run --rm \\\n  --name web nginx\n';
    expect(classifyImport(unit)).toMatchObject({ type: 'service', suggestedName: 'docker-web.service' });
  });
});

describe('refuses', () => {
  const not = (what: string) => `refused: This is ${what}, not a cloud-config.`;
  test('a script', () => check('#!/bin/bash\nls\n', not('a script')));
  test('a script, even one that runs containers', () =>
    check('#!/bin/bash\ndocker run nginx:1\n', not('a script')));
  test('Ignition', () => check('{"ignition": {"version": "3.0.0"}}', not('an Ignition config')));
  test('Butane', () => check('variant: flatcar\nversion: 1.0.0\n', not('a Butane config')));
  test('compose', () => check('version: "3"\nservices:\n  web:\n    image: nginx\n', not('a compose file')));
  test('the first compose', () => check('web:\n  image: nginx\n', not('a compose file')));
  test('Kubernetes', () => check('apiVersion: v1\nkind: Pod\n', not('a Kubernetes manifest')));
  test('a MIME archive', () => check('MIME-Version: 1.0\n', not('a MIME archive')));
  test('Quadlet', () =>
    check(
      '[Container]\nImage=a\n',
      'refused: This is a Quadlet file. Slipway writes docker run; it cannot take this one in.',
    ));
  test('a playbook', () => expect(classifyImport('- hosts: all\n  tasks: []\n').kind).toBe('refused'));
  test('prose', () =>
    expect(classifyImport('Setting up\n\nThis week: nothing.\n')).toMatchObject({ openAsText: true }));
  test('NUL bytes', () => check('#cloud-config\na\0', 'refused: This is no text: line 2 holds a NUL byte.'));
  test('over 5 MB', () =>
    expect(classifyImport('#'.repeat(largestDocument + 1))).toMatchObject({
      kind: 'refused',
      openAsText: false,
    }));
});

const corpus = new URL('../../../../shared/corpus/', import.meta.url);

function corpusFiles(kind: string): string[] {
  try {
    const folder = new URL(`${kind}/`, corpus);
    return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  } catch {
    return [];
  }
}

describe.skipIf(corpusFiles('units').length === 0)('real documents', () => {
  const kinds = (kind: string) => new Set(corpusFiles(kind).map((text) => classifyImport(text).kind));
  test('no cloud-config is refused', () => expect(kinds('cloud-config')).not.toContain('refused'));
  test('unit files are unit files', () => expect([...kinds('units')]).toEqual(['unit-file']));
  test('compose files are refused', () => expect([...kinds('compose')]).toEqual(['refused']));
});

test('a docker run line becomes units to add, or is refused with its place', () => {
  const run = classifyImport('$ docker run -d --name web -p 80:80 nginx:1\n');
  expect(run.kind === 'unit-list' && [run.names, run.message]).toEqual([
    ['docker-web.service'],
    'A unit to add: docker-web.service.',
  ]);
  expect(run.kind === 'unit-list' && run.list).toContain(
    '\n    ExecStart=/usr/bin/docker run --rm --name web -p 80:80 nginx:1\n',
  );
  expect(classifyImport('docker run -e A=$B x')).toEqual({
    kind: 'refused',
    openAsText: true,
    message: 'Line 1: $B is known to the shell alone. Write its value.',
  });
});
