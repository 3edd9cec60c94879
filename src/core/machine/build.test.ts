import { describe, expect, test } from 'vitest';
import { readCloudConfig } from '../cloud-config/read.ts';
import { buildMachine } from './build.ts';

/** One line a unit: `index name kind container image <- sources`, then one a file: `path <- users`. */
function check(text: string, expected: string): void {
  const { units, files } = buildMachine(readCloudConfig(text));
  const lines = units.map((unit) => {
    const container = unit.container ? ` ${unit.container.name ?? '?'} ${unit.container.image ?? '?'}` : '';
    const sources = unit.sources.map((source) => source.role).join(' ');
    return `${unit.index ?? '-'} ${unit.name} ${unit.kind}${container} <- ${sources}`.trim();
  });
  const uses = files.map((file) => `${file.path} <- ${file.usedBy.join(' ')}`.trim());
  expect([...lines, ...uses].join('\n')).toBe(expected.trim());
}

const run = (flags: string) => `ExecStart=/usr/bin/docker run ${flags}`;

const entry = (name: string, ...lines: string[]) =>
  `    - name: ${name}\n      content: |\n${lines.map((line) => `        ${line}\n`).join('')}`;

const units = (...entries: string[]) => `#cloud-config\ncoreos:\n  units:\n${entries.join('')}`;

describe('units', () => {
  test('come in document order, then those that are only named', () => {
    check(
      units(
        '    - name: etcd.service\n      command: start\n',
        entry('web.service', '[Unit]', 'After=db.service etcd.service', '[Service]', run('--name web nginx')),
      ),
      `
0 etcd.service stock <-
1 web.service container web nginx <- content
- db.service stock <-`,
    );
  });

  test('may be written by write_files, with or without an entry', () => {
    check(
      `${units('    - name: a.service\n      command: start\n')}write_files:
  - path: /etc/systemd/system/a.service
    content: |
      [Service]
      ${run('--name a img:1')}
  - path: /etc/systemd/system/a.service.d/10.conf
    content: |
      [Unit]
      After=b.service
  - path: etc/systemd/system/b.service
    encoding: base64
    content: W1NlcnZpY2VdCkV4ZWNTdGFydD0vYmluL3RydWUK
`,
      `
0 a.service container a img:1 <- file drop-in
- b.service service <- file
/etc/systemd/system/a.service <- 0
/etc/systemd/system/a.service.d/10.conf <- 0
etc/systemd/system/b.service <- 1`,
    );
  });

  test('take the text of their template', () => {
    check(
      units(
        entry('web@.service', '[Service]', run('--name %p-%i nginx')),
        '    - name: web@80.service\n      command: start\n',
      ),
      `
0 web@.service container ? nginx <- content
1 web@80.service container web-80 nginx <- content`,
    );
  });

  test('read content first, then drop-ins by file name', () => {
    const text = units(
      `${entry('a.service', '[Service]', run('--name old img'))}      drop_ins:
        - name: 20.conf
          content: |
            [Service]
            ${run('--name new img')}
        - name: 10.conf
          content: |
            [Service]
            ExecStart=
`,
    );
    check(text, '0 a.service container new img <- content drop-in drop-in');
  });
});

describe('entries of one name', () => {
  const dropIn = (name: string, ...lines: string[]) =>
    `      drop_ins:\n        - name: ${name}\n          content: |\n${lines.map((line) => `            ${line}\n`).join('')}`;

  test('are one unit: drop-ins add to the content, wherever they stand', () => {
    const added = dropIn('10.conf', '[Service]', 'ExecStart=', run('--name new img'));
    const content = entry('a.service', '[Service]', run('--name old img'));
    const second = `    - name: a.service\n${added}`;
    check(
      units(content, second, '    - name: a.service\n      command: start\n'),
      `
0 a.service container new img <- content drop-in
1 a.service stock <-
2 a.service stock <-`,
    );
    check(
      units(second, content),
      `
0 a.service stock <-
1 a.service container new img <- content drop-in`,
    );
  });

  test('hold one content: the last, and that in /etc before that in /run', () => {
    const one = entry('a.service', '[Service]', run('--name one img'));
    const two = entry('a.service', '[Service]', run('--name two img'));
    check(
      units(one, two, `${one}      runtime: true\n`),
      `
0 a.service container one img <- content
1 a.service container two img <- content
2 a.service container one img <- content`,
    );
    const { units: read } = buildMachine(readCloudConfig(units(one, two, `${one}      runtime: true\n`)));
    expect(read.map(({ mergedInto }) => mergedInto)).toEqual([1, null, 1]);
  });

  test('a later drop-in replaces one of its name', () => {
    const old = dropIn('10.conf', '[Service]', run('--name old img'));
    const late = dropIn('10.conf', '[Service]', run('--name late img'));
    check(
      units(`    - name: a.service\n${old}`, `    - name: a.service\n${late}`),
      `
0 a.service stock <-
1 a.service container late img <- drop-in`,
    );
  });
});

describe('containers', () => {
  const named = (line: string) => units(entry('foo.service', '[Service]', line));

  test.each([
    [run('--name %n img'), 'foo.service img'],
    [run('--name=%p img:2 serve'), 'foo img:2'],
    [run('--name $NAME img'), '? img'],
    [run('img'), '? img'],
    [run('-name old img'), 'old img'],
    ["ExecStart=/bin/sh -c 'docker pull img && exec docker run --name x img'", 'x img'],
    ["ExecStart=/usr/bin/env bash -lc 'docker run --name x img'", 'x img'],
    ['ExecStartPre=/usr/bin/docker create --name x img', 'x img'],
    [run('\\\n          --name x \\\n          img'), 'x img'],
  ])('%s', (line, expected) => {
    check(named(line), `0 foo.service container ${expected} <- content`);
  });

  test('a unit that only stops one runs none', () => {
    check(named('ExecStart=/usr/bin/docker stop web'), '0 foo.service service <- content');
  });
});

describe('files', () => {
  test('are used by who names them, and by who mounts a folder above them', () => {
    check(
      `${units(
        entry(
          'a.service',
          '[Service]',
          'ExecStartPre=/opt/job.sh',
          run('--name a -v /etc/app:/etc/app:ro img'),
        ),
        entry('b.service', '[Service]', 'WorkingDirectory=/opt', 'ExecStart=/bin/true'),
      )}write_files:
  - path: /opt/job.sh
  - path: /etc/app/x.conf
`,
      `
0 a.service container a img <- content
1 b.service service <- content
/opt/job.sh <- 0
/etc/app/x.conf <- 0`,
    );
  });
});
