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
  expect(lineChanges(before, after)).toBe(expected.trim());
  expect(applyEdits(after, invertEdits(before, result.edits))).toBe(before);
}

const container = (name: string, unitLines: string, flags = '') => `    - name: ${name}.service
      content: |
        [Unit]
        Description=${name}
${unitLines}
        [Service]
        ExecStart=/usr/bin/docker run --name ${name}${flags} x:1
`;
const lines = (...texts: string[]) => texts.map((text) => `        ${text}\n`).join('');
const head = '#cloud-config\ncoreos:\n  units:\n';
const db = container('db', '');
const cache = container('cache', '');
const web = container('web', lines('Requires=db.service', 'After=db.service'), ' --link db:store');
const api = container('api', '');

describe('another kind of edge', () => {
  const plain = head + db + container('web', lines('# why', 'Requires=db.service', 'After=db.service'));
  const ends = { consumer: 'web.service', provider: 'db.service' } as const;

  test('turns the directive that says how much it is needed, in place', () => {
    check(
      plain,
      { do: 'set-edge-kind', ...ends, kind: 'wants' },
      '-         Requires=db.service\n+         Wants=db.service',
    );
    check(
      plain,
      { do: 'set-edge-kind', ...ends, kind: 'bound' },
      '-         Requires=db.service\n+         BindsTo=db.service',
    );
    check(plain, { do: 'set-edge-kind', ...ends, kind: 'after' }, '-         Requires=db.service');
  });
  test('leaves the others of a list where they are', () =>
    check(
      head + db + container('web', lines('Wants=docker.service db.service', 'After=db.service')),
      { do: 'set-edge-kind', ...ends, kind: 'needs' },
      '-         Wants=docker.service db.service\n+         Wants=docker.service\n+         Requires=db.service',
    ));
});

describe('the directives of an edge', () => {
  const text = head + db + web;
  const ends = { consumer: 'web.service', provider: 'db.service' } as const;

  test('come and go one by one', () => {
    check(
      text,
      { do: 'set-dependencies', ...ends, kinds: ['After', 'Requires', 'PartOf'] },
      '+         PartOf=db.service',
    );
    check(text, { do: 'set-dependencies', ...ends, kinds: ['After'] }, '-         Requires=db.service');
    check(
      head + db + api,
      { do: 'set-dependencies', consumer: 'api.service', provider: 'db.service', kinds: ['Before'] },
      '+         Before=api.service',
    );
  });
  test('are refused where they are none', () =>
    check(
      text,
      { do: 'set-dependencies', ...ends, kinds: ['link'] },
      '"link" is no dependency between units.',
    ));
});

describe('an end of an edge', () => {
  const text = head + db + cache + web + api;
  const edge = { do: 'reconnect', consumer: 'web.service', provider: 'db.service' } as const;

  test('goes to another provider, which is named where the old one was', () =>
    check(
      text,
      { ...edge, end: 'provider', to: 'cache.service' },
      `
-         Requires=db.service
-         After=db.service
+         Requires=cache.service
+         After=cache.service
-         ExecStart=/usr/bin/docker run --name web --link db:store x:1
+         ExecStart=/usr/bin/docker run --name web --link cache:store x:1`,
    ));
  test('goes to another consumer, which gets the same', () =>
    check(
      text,
      { ...edge, end: 'consumer', to: 'api.service' },
      `
-         Requires=db.service
-         After=db.service
-         ExecStart=/usr/bin/docker run --name web --link db:store x:1
+         ExecStart=/usr/bin/docker run --name web x:1
+         Requires=db.service
+         After=db.service
-         ExecStart=/usr/bin/docker run --name api x:1
+         ExecStart=/usr/bin/docker run --name api --link db:store x:1`,
    ));
  test('brings a provider that stands too late before its consumer', () => {
    const result = applyIntent(analyze(head + db + web + cache), {
      ...edge,
      end: 'provider',
      to: 'cache.service',
    });
    const after = 'edits' in result ? analyze(applyEdits(head + db + web + cache, result.edits)) : null;
    expect(after?.machine.units.map((unit) => unit.name)).toEqual([
      'db.service',
      'cache.service',
      'web.service',
    ]);
  });
  test('where an order stands in the old provider, it is written in the consumer', () => {
    const before = container('db', lines('Before=web.service'));
    check(
      head + before + cache + container('web', ''),
      { ...edge, end: 'provider', to: 'cache.service' },
      '-         Before=web.service\n+         After=cache.service',
    );
  });
  test('meets what is there already', () =>
    check(
      head + db + cache + container('web', lines('After=db.service cache.service', 'Wants=db.service')),
      { ...edge, end: 'provider', to: 'cache.service' },
      `
-         After=db.service cache.service
-         Wants=db.service
+         After=cache.service
+         Wants=cache.service`,
    ));
  test('is refused where the new one cannot take its part', () => {
    const service =
      '    - name: job.service\n      content: |\n        [Service]\n        ExecStart=/bin/true\n';
    check(
      text + service,
      { ...edge, end: 'provider', to: 'job.service' },
      'job.service cannot be linked to: it runs no container.',
    );
    check(
      text + service,
      { ...edge, end: 'consumer', to: 'job.service' },
      'job.service runs no container, so it cannot take over --link "db:store".',
    );
    check(text, { ...edge, end: 'provider', to: 'web.service' }, 'web.service cannot depend on itself.');
    check(text, { ...edge, end: 'provider', to: 'db.service' }, 'The edge is drawn like this already.');
    check(
      text,
      {
        do: 'reconnect',
        consumer: 'api.service',
        provider: 'db.service',
        end: 'provider',
        to: 'cache.service',
      },
      'api.service does not depend on db.service.',
    );
  });
});
