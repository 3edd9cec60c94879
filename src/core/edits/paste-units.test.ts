import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import { unitList } from './copy-units.ts';
import type { Intent } from './intent.ts';
import { lineChanges } from './testing/line-changes.ts';

/** The lines that an intent changes with its notes below, or the reason why it is refused. */
function check(before: string, intent: Intent, expected: string): void {
  const result = applyIntent(analyze(before), intent);
  if ('refused' in result) {
    expect(result.reason).toBe(expected);
    return;
  }
  const after = applyEdits(before, result.edits);
  expect([lineChanges(before, after), ...(result.notes ?? [])].join('\n')).toBe(expected.trim());
  expect(applyEdits(after, invertEdits(before, result.edits))).toBe(before);
}

const shop = `#cloud-config
coreos:
  units:
    # the database
    - name: docker-db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name db -p 5432:5432 db:1

    - name: docker-web.service
      command: start
      content: |
        [Unit]
        After=docker-db.service

        [Service]
        ExecStart=/usr/bin/docker run --name web --link db web:1
    - name: update-engine.service
      command: stop
`;

function copied(positions: readonly number[]): string {
  const analysis = analyze(shop);
  return unitList(
    analysis,
    positions.flatMap((position) => analysis.machine.units[position] ?? []),
  ).text;
}

describe('copied units', () => {
  test('are a list at the left edge, in the order of the document, with the comments above them', () =>
    expect(copied([1, 0])).toBe(`# the database
- name: docker-db.service
  content: |
    [Service]
    ExecStart=/usr/bin/docker run --name db -p 5432:5432 db:1

- name: docker-web.service
  command: start
  content: |
    [Unit]
    After=docker-db.service

    [Service]
    ExecStart=/usr/bin/docker run --name web --link db web:1
`));
});

describe('pasted units', () => {
  const text = copied([0, 1]);

  test('keep their names in another document, and take on its indentation', () =>
    check(
      '#cloud-config\ncoreos:\n  units:\n  - name: a.service\n',
      { do: 'paste-units', text: '- name: b.service\n  content: |\n    [Service]\n' },
      '+ \n+   - name: b.service\n+     content: |\n+       [Service]',
    ));
  test('get free names where theirs are taken, and go on naming each other', () =>
    check(
      shop,
      { do: 'paste-units', text, before: 'update-engine.service' },
      `
+     # the database
+     - name: docker-db-2.service
+       content: |
+         [Service]
+         ExecStart=/usr/bin/docker run --name db-2 -p 5432:5432 db:1
+${' '}
+     - name: docker-web-2.service
+       command: start
+       content: |
+         [Unit]
+         After=docker-db-2.service
+${' '}
+         [Service]
+         ExecStart=/usr/bin/docker run --name web-2 --link db-2 web:1
docker-db.service is taken, so the new one is docker-db-2.service.
docker-web.service is taken, so the new one is docker-web-2.service.`,
    ));
  test('that only start what is there keep the name they start', () =>
    check(
      shop,
      { do: 'paste-units', text: '- name: update-engine.service\n  command: start\n' },
      '+     - name: update-engine.service\n+       command: start',
    ));
  test('give a container another name when only that one is taken', () =>
    check(
      shop,
      {
        do: 'paste-units',
        text: '- name: other.service\n  content: |\n    [Service]\n    ExecStart=/usr/bin/docker run --name db x:1\n',
      },
      `
+     - name: other.service
+       content: |
+         [Service]
+         ExecStart=/usr/bin/docker run --name db-2 x:1`,
    ));
  test('must be a list', () =>
    check(
      shop,
      { do: 'paste-units', text: 'x' },
      'There is no list of units in this text: each begins with "- name:".',
    ));
});

test('several units are duplicated together', () =>
  check(
    shop,
    { do: 'duplicate', unit: [1, 0] },
    `
+     # the database
+     - name: docker-db-2.service
+       content: |
+         [Service]
+         ExecStart=/usr/bin/docker run --name db-2 -p 5432:5432 db:1
+${' '}
+     - name: docker-web-2.service
+       command: start
+       content: |
+         [Unit]
+         After=docker-db-2.service
+${' '}
+         [Service]
+         ExecStart=/usr/bin/docker run --name web-2 --link db-2 web:1
Both publish 5432; give the copies another host port.`,
  ));

describe('a unit in the list', () => {
  test('is moved with its comment, and what that breaks is told', () => {
    check(
      shop,
      { do: 'move', unit: 0, before: 2 },
      `
-     # the database
-     - name: docker-db.service
-       content: |
-         [Service]
-         ExecStart=/usr/bin/docker run --name db -p 5432:5432 db:1
-${' '}
+${' '}
+     # the database
+     - name: docker-db.service
+       content: |
+         [Service]
+         ExecStart=/usr/bin/docker run --name db -p 5432:5432 db:1
docker-web.service now stands before docker-db.service, which it starts after.`,
    );
  });
  test('goes to the end, or stays where it is', () => {
    const list =
      '#cloud-config\ncoreos:\n  units:\n  - name: a.service\n  - name: b.service\n  - name: c.service\n';
    check(
      list,
      { do: 'move', unit: 'a.service', before: null },
      '-   - name: a.service\n+   - name: a.service',
    );
    check(
      list,
      { do: 'move', unit: ['c.service', 'a.service'], before: 'b.service' },
      '-   - name: b.service\n+   - name: b.service',
    );
    check(list, { do: 'move', unit: 1, before: 2 }, '');
    check(list, { do: 'move', unit: 1, before: 1 }, '');
  });
});
