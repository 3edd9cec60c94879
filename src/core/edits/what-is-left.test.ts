import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import type { Intent } from './intent.ts';
import { lineChanges } from './testing/line-changes.ts';

/** What an intent changes, line by line, and its notes; or the reason why not. */
function done(text: string, intent: Intent): string {
  const result = applyIntent(analyze(text), intent);
  if ('refused' in result) return result.reason;
  return [lineChanges(text, applyEdits(text, result.edits)), ...(result.notes ?? [])].join('\n');
}

const head = '#cloud-config\ncoreos:\n  units:\n';
const unit = (name: string, ...lines: string[]) =>
  `    - name: ${name}\n      content: |\n${lines.map((line) => `        ${line}\n`).join('')}`;
const file = (path: string, ...lines: string[]) =>
  `  - path: ${path}\n    content: |\n${lines.map((line) => `      ${line}\n`).join('')}`;
const elastic = unit(
  'elastic.service',
  '[Service]',
  'ExecStart=/usr/bin/docker run --name elastic -p 80:80 -p 443:443 elastic:1',
);

test('a rename follows into the paths of drop-ins, and tells which scripts it left alone', () => {
  const files = [
    file('/etc/systemd/system/elastic.service.d/x.conf', '[Service]', 'Restart=always'),
    file('/home/core/x.sh', 'docker exec elastic true'),
    file('/home/core/y.sh', 'echo elastic-search'),
  ];
  expect(
    done(`${head}${elastic}write_files:\n${files.join('')}`, { do: 'rename', unit: 0, to: 'search' }),
  ).toBe(
    [
      '-     - name: elastic.service',
      '+     - name: search.service',
      '-         ExecStart=/usr/bin/docker run --name elastic -p 80:80 -p 443:443 elastic:1',
      '+         ExecStart=/usr/bin/docker run --name search -p 80:80 -p 443:443 elastic:1',
      '-   - path: /etc/systemd/system/elastic.service.d/x.conf',
      '+   - path: /etc/systemd/system/search.service.d/x.conf',
      '/home/core/x.sh mentions elastic; it was left as it is.',
    ].join('\n'),
  );
});

test('a rename keeps what specifiers mean, or is refused', () => {
  const web = unit('web.service', '[Unit]', 'After=%p.socket', '[Service]', 'ExecStart=/bin/web');
  expect(done(head + web, { do: 'rename', unit: 0, to: 'front' })).toContain('+         After=web.socket');
  const template = unit('web@.service', '[Unit]', 'After=db-%i.service');
  const instance = '    - name: web@1.service\n      command: start\n';
  const db = unit('db-1.service', '[Service]', 'ExecStart=/bin/db');
  expect(done(head + template + instance + db, { do: 'rename', unit: 2, to: 'store' })).toMatch(
    /^web@1.service names it as db-%i.service/,
  );
});

test('a unit that is not written here keeps its name', () => {
  const stock = '    - name: docker.service\n      command: restart\n';
  expect(done(head + stock, { do: 'rename', unit: 0, to: 'x' })).toMatch(
    /^docker.service is not written here/,
  );
});

test('disconnect finds a unit that is named with a specifier', () => {
  const web = unit(
    'web.service',
    '[Unit]',
    'After=%p.socket docker.service',
    '[Service]',
    'ExecStart=/bin/web',
  );
  expect(done(head + web, { do: 'disconnect', consumer: 0, provider: 'web.socket' })).toBe(
    '-         After=%p.socket docker.service\n+         After=docker.service',
  );
});

test('what instances share is not changed for one of them', () => {
  const template = unit('web@.service', '[Unit]', 'After=db.service');
  const instances = '    - name: web@1.service\n    - name: web@2.service\n';
  const db = unit('db.service', '[Service]', 'ExecStart=/bin/db');
  const text = head + template + instances + db;
  expect(done(text, { do: 'disconnect', consumer: 1, provider: 3 })).toMatch(/too: they share a text/);
  expect(done(text, { do: 'disconnect', consumer: 0, provider: 3 })).toBe('-         After=db.service');
});

test('an edge is written where the text of its consumer is', () => {
  const start = '    - name: web.service\n      command: start\n';
  const plain = file('/etc/systemd/system/web.service', '[Service]', 'ExecStart=/bin/web');
  const connect: Intent = { do: 'connect', consumer: 0, provider: 1, kind: 'after' };
  expect(done(`${head}${start}${elastic}write_files:\n${plain}`, connect)).toContain(
    '+       After=elastic.service',
  );
  const encoded = `  - path: /etc/systemd/system/web.service\n    encoding: base64\n    content: ${btoa('[Service]\nExecStart=/bin/web\n')}\n`;
  expect(done(`${head}${start}${elastic}write_files:\n${encoded}`, connect)).toMatch(
    /^The text of \/etc\/systemd\/system\/web.service is encoded/,
  );
  const dropIn =
    '    - name: web.service\n      drop_ins:\n        - name: a.conf\n          content: |\n            [Service]\n            Restart=no\n';
  expect(done(head + dropIn + elastic, connect)).toContain('+             After=elastic.service');
});

test('deleting what a timer starts says so', () => {
  const job = unit('job.service', '[Service]', 'ExecStart=/bin/true');
  const timer = unit('job.timer', '[Timer]', 'OnCalendar=daily');
  expect(done(head + job + timer, { do: 'delete', unit: 0 })).toMatch(
    /\njob.timer starts job.service, which is gone.$/,
  );
});

test('a copy publishes the same ports and says so', () => {
  expect(done(head + elastic, { do: 'duplicate', unit: 0 })).toMatch(
    /\nBoth publish 80, 443; give the copy other host ports.$/,
  );
});

test('a tarball with odd characters is quoted for systemd and for the shell', () => {
  const lines = done(head + elastic, {
    do: 'set-image-source',
    unit: 0,
    policy: 'load',
    tarball: "/home/core/it's here.tar",
  });
  expect(lines).toContain(
    String.raw`+         ExecStartPre=/bin/sh -c "/usr/bin/docker image inspect elastic:1 >/dev/null 2>&1 || /usr/bin/docker load -i \"/home/core/it's here.tar\""`,
  );
});

test('a command is the arguments of one command and no more', () => {
  const set = (command: string) => done(head + elastic, { do: 'set-command', unit: 0, command });
  expect(set('a ; b')).toMatch(/begin another command/);
  expect(set('"a')).toMatch(/never closed/);
  expect(set('sh -c "a; b"')).toContain('elastic:1 sh -c "a; b"');
});
