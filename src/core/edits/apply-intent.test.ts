import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import type { Intent } from './intent.ts';
import { lineChanges } from './testing/line-changes.ts';

/** Applies an intent and compares the lines that changed; undo must give the text back. */
function check(before: string, intent: Intent, changes: string): void {
  const result = applyIntent(analyze(before), intent);
  if ('refused' in result) throw new Error(`refused: ${result.reason}`);
  const after = applyEdits(before, result.edits);
  expect(lineChanges(before, after)).toBe(changes.replace(/^\n/, '').replace(/\n$/, ''));
  expect(applyEdits(after, invertEdits(before, result.edits))).toBe(before);
}

function checkRefused(before: string, intent: Intent, reason: RegExp): void {
  const result = applyIntent(analyze(before), intent);
  expect('refused' in result ? result.reason : `not refused: ${result.label}`).toMatch(reason);
}

const unit = (name: string, text: string) =>
  `    - name: ${name}\n      command: start\n      content: |\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : `        ${line}`))
    .join('\n')}`;

const document = (...units: string[]) => `#cloud-config\ncoreos:\n  units:\n${units.join('')}`;

const web = unit(
  'web.service',
  '[Unit]\nAfter=docker.service\n\n[Service]\nExecStart=/usr/bin/docker run --name web nginx:1\n',
);
const db = unit(
  'db.service',
  '[Service]\nExecStartPre=-/usr/bin/docker rm db\nExecStart=/usr/bin/docker run --name db postgres:16\n',
);

describe('add-container', () => {
  test('into nothing writes a whole document', () => {
    check(
      '',
      { do: 'add-container', name: 'redis', image: 'redis:7' },
      `
+ #cloud-config
+ coreos:
+   units:
+     - name: "docker-redis.service"
+       command: "start"
+       content: |
+         [Unit]
+         Description=Run the redis container
+         Requires=docker.service
+         After=docker.service
+ 
+         [Service]
+         Restart=always
+         RestartSec=5
+         SuccessExitStatus=143
+         ExecStartPre=-/usr/bin/docker rm -f redis
+         ExecStart=/usr/bin/docker run --rm --name redis redis:7
+         ExecStop=-/usr/bin/docker stop -t 2 redis`,
    );
  });

  test('takes on the indent, the quoting and the naming of its neighbours', () => {
    const before = `#cloud-config\ncoreos:\n  units:\n  - name: 'c-web.service'\n    command: start\n    content: |\n       [Service]\n       ExecStart=/usr/bin/docker run --name web nginx\n`;
    const result = applyIntent(analyze(before), { do: 'add-container', name: 'api', image: 'api:1' });
    const after = 'edits' in result ? applyEdits(before, result.edits) : '';
    expect(after.slice(before.length).split('\n').slice(0, 5)).toEqual([
      '',
      "  - name: 'c-api.service'",
      '    command: start',
      '    content: |',
      '       [Unit]',
    ]);
  });

  test('keeps CRLF line ends', () => {
    const before = document(web).replaceAll('\n', '\r\n');
    const result = applyIntent(analyze(before), { do: 'add-container', name: 'api', image: 'api:1' });
    const after = 'edits' in result ? applyEdits(before, result.edits) : '';
    expect(after.startsWith(before)).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('replaces an empty list', () => {
    check(
      '#cloud-config\ncoreos:\n  units: []\n',
      { do: 'add-service', name: 'job', exec: '/bin/echo hi' },
      `
-   units: []
+   units:
+     - name: "job.service"
+       command: "start"
+       content: |
+         [Unit]
+         Description=Run job once
+ 
+         [Service]
+         Type=oneshot
+         RemainAfterExit=yes
+         ExecStart=/bin/echo hi`,
    );
  });

  test('refuses a name that is taken, and text that is no image', () => {
    checkRefused(document(web), { do: 'add-container', name: 'web', image: 'nginx' }, /already/);
    checkRefused('', { do: 'add-container', name: 'web', image: 'Not An Image' }, /no image reference/);
    checkRefused(
      '#cloud-config\ncoreos: {units: [{name: a.service}]}\n',
      { do: 'add-container', name: 'web', image: 'nginx' },
      /not written as/,
    );
  });
});

describe('connect', () => {
  test('writes Requires, After and --link, and brings the provider before its consumer', () => {
    check(
      document(web, db),
      { do: 'connect', consumer: 'web.service', provider: 'db.service' },
      `
+     - name: db.service
+       command: start
+       content: |
+         [Service]
+         ExecStartPre=-/usr/bin/docker rm db
+         ExecStart=/usr/bin/docker run --name db postgres:16
+         Requires=db.service
+         After=db.service
-         ExecStart=/usr/bin/docker run --name web nginx:1
-     - name: db.service
-       command: start
-       content: |
-         [Service]
-         ExecStartPre=-/usr/bin/docker rm db
-         ExecStart=/usr/bin/docker run --name db postgres:16
+         ExecStart=/usr/bin/docker run --name web --link db nginx:1`,
    );
  });

  test('adds only what is missing', () => {
    const half = unit(
      'web.service',
      '[Unit]\nAfter=db.service\n[Service]\nExecStart=/usr/bin/docker run --name web --link db:database nginx:1\n',
    );
    check(
      document(db, half),
      { do: 'connect', consumer: 'web.service', provider: 'db.service' },
      `
+         Requires=db.service`,
    );
  });

  test('gives a link a line of its own where flags have theirs', () => {
    const long = unit(
      'web.service',
      '[Unit]\nAfter=docker.service\n[Service]\nExecStart=/usr/bin/docker run \\\n  --name web \\\n  -p 80:80 \\\n  nginx:1\n',
    );
    check(
      document(db, long),
      { do: 'connect', consumer: 'web.service', provider: 'db.service' },
      `
+         Requires=db.service
+         After=db.service
+           --link db \\`,
    );
  });

  test('edits the run inside a shell', () => {
    const shell = unit(
      'web.service',
      "[Service]\nExecStart=/bin/sh -c 'docker pull nginx && docker run --name web nginx'\n",
    );
    check(
      document(db, shell),
      { do: 'connect', consumer: 'web.service', provider: 'db.service' },
      `
+         [Unit]
+         Requires=db.service
+         After=db.service
+ 
-         ExecStart=/bin/sh -c 'docker pull nginx && docker run --name web nginx'
+         ExecStart=/bin/sh -c 'docker pull nginx && docker run --name web --link db nginx'`,
    );
  });

  test('makes a network where one is asked for', () => {
    const changes = changesOf(document(db, web), {
      do: 'connect',
      consumer: 'web.service',
      provider: 'db.service',
      kind: 'network',
    });
    expect(changes).toContain('+     - name: docker-network-app.service');
    expect(changes).toContain('+         ExecStart=/usr/bin/docker run --name web --network app nginx:1');
    expect(changes).toContain('+         ExecStart=/usr/bin/docker run --name db --network app postgres:16');
  });

  test('refuses itself, a nameless unit, a link to what runs no container', () => {
    checkRefused(document(web, db), { do: 'connect', consumer: 0, provider: 0 }, /itself/);
    checkRefused(
      document(web, '    - command: start\n'),
      { do: 'connect', consumer: 0, provider: 1 },
      /without a name/,
    );
    checkRefused(
      document(web),
      { do: 'connect', consumer: 0, provider: 'docker.service', kind: 'link' },
      /runs no container/,
    );
  });
});

describe('set-edge-kind and disconnect', () => {
  const linked = unit(
    'web.service',
    '[Unit]\nRequires=db.service docker.service\nAfter=docker.service db.service\n[Service]\nExecStart=/usr/bin/docker run --name web --link db nginx:1\n',
  );

  test('from link to wants', () => {
    check(
      document(db, linked),
      { do: 'set-edge-kind', consumer: 'web.service', provider: 'db.service', kind: 'wants' },
      `
-         Requires=db.service docker.service
+         Wants=db.service
+         Requires=docker.service
-         ExecStart=/usr/bin/docker run --name web --link db nginx:1
+         ExecStart=/usr/bin/docker run --name web nginx:1`,
    );
  });

  test('drawing a weaker edge over it changes nothing, a stronger one adds to it', () => {
    check(
      document(db, linked),
      { do: 'connect', consumer: 'web.service', provider: 'db.service', kind: 'after' },
      '',
    );
    const bound = unit(
      'web.service',
      '[Unit]\nBindsTo=db.service\nAfter=db.service\n[Service]\nExecStart=/usr/bin/docker run --name web nginx:1\n',
    );
    check(
      document(db, bound),
      { do: 'connect', consumer: 'web.service', provider: 'db.service', kind: 'link' },
      `
-         ExecStart=/usr/bin/docker run --name web nginx:1
+         ExecStart=/usr/bin/docker run --name web --link db nginx:1`,
    );
  });

  test('a shared network stays a network', () => {
    const joined = (name: string, after: string) =>
      unit(
        `${name}.service`,
        `${after}[Service]\nExecStart=/usr/bin/docker run --name ${name} --network app x:1\n`,
      );
    checkRefused(
      document(joined('db', ''), joined('web', '[Unit]\nRequires=db.service\nAfter=db.service\n')),
      { do: 'set-edge-kind', consumer: 'web.service', provider: 'db.service', kind: 'needs' },
      /share a network/,
    );
  });

  test('disconnect removes all of it and nothing else', () => {
    check(
      document(db, linked),
      { do: 'disconnect', consumer: 'web.service', provider: 'db.service' },
      `
-         Requires=db.service docker.service
-         After=docker.service db.service
+         Requires=docker.service
+         After=docker.service
-         ExecStart=/usr/bin/docker run --name web --link db nginx:1
+         ExecStart=/usr/bin/docker run --name web nginx:1`,
    );
  });

  test('removes Before= in the provider too', () => {
    const provider = unit('db.service', '[Unit]\nBefore=web.service\n[Service]\nExecStart=/bin/db\n');
    check(
      document(provider, web),
      { do: 'disconnect', consumer: 'web.service', provider: 'db.service' },
      `
-         Before=web.service`,
    );
  });
});

describe('rename', () => {
  const consumer = unit(
    'web.service',
    '[Unit]\nRequires=db.service\nAfter=db.service\n[Service]\nExecStart=/usr/bin/docker run --name web --link db:database nginx:1\n',
  );

  test('takes unit and container along, and every mention', () => {
    check(
      document(db, consumer),
      { do: 'rename', unit: 'db.service', to: 'store' },
      `
-     - name: db.service
+     - name: store.service
-         ExecStartPre=-/usr/bin/docker rm db
-         ExecStart=/usr/bin/docker run --name db postgres:16
+         ExecStartPre=-/usr/bin/docker rm store
+         ExecStart=/usr/bin/docker run --name store postgres:16
-         Requires=db.service
-         After=db.service
+         Requires=store.service
+         After=store.service
-         ExecStart=/usr/bin/docker run --name web --link db:database nginx:1
+         ExecStart=/usr/bin/docker run --name web --link store:database nginx:1`,
    );
  });

  test('of the container alone leaves the unit', () => {
    check(
      document(db),
      { do: 'rename-container', unit: 'db.service', to: 'pg' },
      `
-         ExecStartPre=-/usr/bin/docker rm db
-         ExecStart=/usr/bin/docker run --name db postgres:16
+         ExecStartPre=-/usr/bin/docker rm pg
+         ExecStart=/usr/bin/docker run --name pg postgres:16`,
    );
  });

  test('tells a timer what it triggers', () => {
    const job = unit('job.service', '[Service]\nExecStart=/bin/true\n');
    const timer = unit('job.timer', '[Timer]\nOnCalendar=daily\n');
    check(
      document(job, timer),
      { do: 'rename', unit: 'job.service', to: 'task' },
      `
-     - name: job.service
+     - name: task.service
+         Unit=task.service`,
    );
  });

  test('a mount takes the name of its path alone', () => {
    const data = document(unit('disk.mount', '[Mount]\nWhat=/dev/xvdb\nWhere=/var/lib/data\n'));
    checkRefused(data, { do: 'rename', unit: 'disk.mount', to: 'drive.mount' }, /is its path/);
    check(
      data,
      { do: 'rename', unit: 'disk.mount', to: 'var-lib-data.mount' },
      `
-     - name: disk.mount
+     - name: var-lib-data.mount
`,
    );
  });

  test('refuses what is taken or no name', () => {
    checkRefused(document(web, db), { do: 'rename', unit: 'db.service', to: 'web' }, /already/);
    checkRefused(document(web), { do: 'rename', unit: 'web.service', to: 'a b' }, /no name/);
  });
});

describe('delete', () => {
  const consumer = unit(
    'web.service',
    '[Unit]\nRequires=db.service\nAfter=docker.service db.service\n[Service]\nExecStart=/usr/bin/docker run --name web --link db nginx:1\n',
  );

  test('takes its comments and its mentions along', () => {
    check(
      `#cloud-config\ncoreos:\n  units:\n    # the store\n${db}\n${consumer}`,
      { do: 'delete', unit: 'db.service' },
      `
-     # the store
-     - name: db.service
-       command: start
-       content: |
-         [Service]
-         ExecStartPre=-/usr/bin/docker rm db
-         ExecStart=/usr/bin/docker run --name db postgres:16
- 
-         Requires=db.service
-         After=docker.service db.service
+         After=docker.service
-         ExecStart=/usr/bin/docker run --name web --link db nginx:1
+         ExecStart=/usr/bin/docker run --name web nginx:1`,
    );
  });

  test('of the last unit leaves no empty list behind', () => {
    const result = applyIntent(analyze(document(db)), { do: 'delete', unit: 0 });
    expect('edits' in result && applyEdits(document(db), result.edits)).toBe('#cloud-config\n');
  });
});

describe('fields', () => {
  test('set-image follows into the pull', () => {
    const pulled = unit(
      'web.service',
      '[Service]\nExecStartPre=/usr/bin/docker pull nginx:1\nExecStart=/usr/bin/docker run --name web nginx:1 -g x\n',
    );
    check(
      document(pulled),
      { do: 'set-image', unit: 0, image: 'nginx:2' },
      `
-         ExecStartPre=/usr/bin/docker pull nginx:1
-         ExecStart=/usr/bin/docker run --name web nginx:1 -g x
+         ExecStartPre=/usr/bin/docker pull nginx:2
+         ExecStart=/usr/bin/docker run --name web nginx:2 -g x`,
    );
  });

  test('set-flag keeps what is equal, in its place', () => {
    const ports = unit(
      'web.service',
      '[Service]\nExecStart=/usr/bin/docker run -p 80:80 --name web --publish=443:443 -it nginx:1\n',
    );
    check(
      document(ports),
      { do: 'set-flag', unit: 0, flag: 'publish', values: ['80:80', '444:443', '1:1'] },
      `
-         ExecStart=/usr/bin/docker run -p 80:80 --name web --publish=443:443 -it nginx:1
+         ExecStart=/usr/bin/docker run -p 80:80 --name web --publish=444:443 --publish=1:1 -it nginx:1`,
    );
    check(
      document(ports),
      { do: 'set-flag', unit: 0, flag: 'tty', values: [] },
      `
-         ExecStart=/usr/bin/docker run -p 80:80 --name web --publish=443:443 -it nginx:1
+         ExecStart=/usr/bin/docker run -p 80:80 --name web --publish=443:443 -i nginx:1`,
    );
  });

  test('set-directive touches its own lines', () => {
    check(
      document(web),
      { do: 'set-directive', unit: 0, section: 'Service', key: 'Restart', values: ['always'] },
      `
+         Restart=always`,
    );
    check(
      document(web),
      { do: 'set-directive', unit: 0, section: 'Unit', key: 'After', values: [] },
      `
-         After=docker.service`,
    );
  });

  test('set-unit-field adds, changes and removes a key', () => {
    check(
      document(web),
      { do: 'set-unit-field', unit: 0, field: 'enable', value: true },
      `
+       enable: true`,
    );
    check(
      document(web),
      { do: 'set-unit-field', unit: 0, field: 'command', value: 'restart' },
      `
-       command: start
+       command: restart`,
    );
    check(
      document(web),
      { do: 'set-unit-field', unit: 0, field: 'command', value: null },
      `
-       command: start`,
    );
  });

  test('a value with a quote or a colon stays one value', () => {
    check(
      document(web),
      { do: 'set-flag', unit: 0, flag: 'env', values: ['MSG=say "hi" # now: yes'] },
      `
-         ExecStart=/usr/bin/docker run --name web nginx:1
+         ExecStart=/usr/bin/docker run --name web -e 'MSG=say "hi" # now: yes' nginx:1`,
    );
  });
});

describe('files', () => {
  test('are added, changed and deleted', () => {
    const before = '#cloud-config\nwrite_files:\n  - path: /etc/a\n    content: |\n      one\n      two\n';
    check(
      before,
      { do: 'set-file-field', file: '/etc/a', field: 'content', value: 'one\n2\n' },
      `
-       two
+       2`,
    );
    check(
      before,
      { do: 'set-file-field', file: 0, field: 'permissions', value: '0755' },
      `
+     permissions: "0755"`,
    );
    check(
      before,
      { do: 'add-file', path: '/etc/b', content: 'x\n' },
      `
+   - path: "/etc/b"
+     permissions: "0644"
+     content: |
+       x`,
    );
    expect(changesOf(before, { do: 'delete-file', file: 0 })).toContain('- write_files:');
  });
});

describe('sort', () => {
  test('moves as few entries as can be, with their comments; blank lines stay', () => {
    const before = document(`    # front\n${unit('web.service', '[Unit]\nAfter=db.service\n')}\n`, `${db}`);
    check(
      before,
      { do: 'sort' },
      `
-     # front
-     - name: web.service
-       command: start
-       content: |
-         [Unit]
-         After=db.service
- 
+ 
+     # front
+     - name: web.service
+       command: start
+       content: |
+         [Unit]
+         After=db.service`,
    );
  });
});

test('broken YAML refuses every intent with the line', () => {
  checkRefused(
    '#cloud-config\ncoreos:\n  units:\n   - name: "a\n',
    { do: 'sort' },
    /^Line \d+ cannot be read/,
  );
});

function changesOf(before: string, intent: Intent): string {
  const result = applyIntent(analyze(before), intent);
  if ('refused' in result) throw new Error(`refused: ${result.reason}`);
  return lineChanges(before, applyEdits(before, result.edits));
}
