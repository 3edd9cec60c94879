import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import { readinessOf } from './intents/readiness.ts';
import { lineChanges } from './testing/line-changes.ts';

const unit = (...lines: string[]) =>
  `#cloud-config\ncoreos:\n  units:\n    - name: db.service\n      content: |\n        [Service]\n${[
    'ExecStart=/usr/bin/docker run --name db postgres:16',
    ...lines,
  ]
    .map((line) => `        ${line}\n`)
    .join('')}`;

/** What waits for the container after the intent, line by line, or the reason why not. */
function check(before: string, command: readonly string[] | null, expected: string): void {
  const result = applyIntent(analyze(before), { do: 'set-readiness', unit: 0, command });
  expect('refused' in result ? result.reason : lineChanges(before, applyEdits(before, result.edits))).toBe(
    expected,
  );
}

const wait = `ExecStartPost=/bin/sh -c 'for i in $$(seq 60); do /usr/bin/docker exec db pg_isready >/dev/null 2>&1 && exit 0; sleep 1; done; exit 1'`;
const other = wait.replace('pg_isready', 'pg_isready -U app');

test('a unit waits until its container answers, for something else, or no more', () => {
  check(unit(), ['pg_isready'], `+         ${wait}`);
  check(unit(wait), ['pg_isready', '-U', 'app'], `-         ${wait}\n+         ${other}`);
  check(unit(wait), null, `-         ${wait}`);
  check(unit(), null, '');
});

test('a command is read as it was given', () => {
  const words = ['sh', '-c', `echo "$HOME" 50% 'x'`];
  const before = analyze(unit());
  const result = applyIntent(before, { do: 'set-readiness', unit: 0, command: words });
  if ('refused' in result) throw new Error(result.reason);
  const { container } = analyze(applyEdits(before.text, result.edits)).machine.units[0] ?? {};
  expect(container && readinessOf(container)).toEqual(words);
  const line = container?.source.execs
    .at(-1)
    ?.lines.find(({ words: [first] }) => /docker$/.test(first?.value ?? ''));
  expect(line?.commandText.value).toContain(String.raw`'echo "$$HOME" 50%% '\''x'\'''`);
});

test('waiting that others wrote is known, and changed where it is nothing more', () => {
  const until = `ExecStartPost=/bin/sh -c 'until docker exec db pg_isready; do sleep 1; done'`;
  check(unit(until), ['pg_isready', '-U', 'app'], `-         ${until}\n+         ${other}`);
  const more = `ExecStartPost=/bin/sh -c 'docker exec db pg_isready && /opt/bin/migrate'`;
  check(
    unit(more),
    ['true'],
    'The line that waits for the container does more than that. Change it in the text.',
  );
});

test('a container without a fixed name cannot be asked', () =>
  check(
    unit().replace('--name db ', ''),
    ['true'],
    'db.service gives its container no fixed --name to ask it by.',
  ));
