import { expect, test } from 'vitest';
import { boot } from './boot.fixture.ts';

/** The exit code of a script, run by a oneshot. */
function check(script: string, code: number): void {
  const written = script
    .replaceAll('\\', '\\\\')
    .replaceAll('$', '$$$$')
    .replaceAll('%', '%%')
    .replaceAll("'", "\\'");
  const run = boot(`# a.service\n[Service]\nType=oneshot\nExecStart=/bin/sh -c '${written}'\n`);
  expect(run.units.get('a.service')?.exit).toBe(code);
}

test('lists, and, or', () => {
  check('true; false; exit 3', 3);
  check('false && exit 1 || exit 4', 4);
  check('true || exit 1; false', 1);
});

test('if, elif, else', () => {
  check('if false; then exit 1; elif test 1 -eq 1; then exit 2; else exit 3; fi', 2);
  check('if [ -e /nowhere ]; then exit 1; fi', 0);
});

test('loops', () => {
  check('for i in 1 2 3; do if [ $i = 2 ]; then exit $i; fi; done', 2);
  check('n=0; while [ $n -lt 5 ]; do n=$((n+1)); done; exit $n', 5);
  check('n=0; until test -e /tmp/x; do n=$((n + 1)); test $n -ge 3 && touch /tmp/x; done; exit $n', 3);
  check('for i in $(seq 9); do [ $i -eq 4 ] && break; done; exit $i', 4);
});

test('pipes, negation and what a command prints', () => {
  check('echo one two | grep -q two', 0);
  check('! echo one | grep -q two', 0);
  check('x=$(echo 5); exit $x', 5);
});

test('files', () => {
  check('echo 6 > /tmp/x; exit $(cat /tmp/x)', 6);
  check('mkdir -p /tmp/a/b && cd /tmp/a && test -d b', 0);
  check('test -s /tmp/none', 1);
});

test('subshells and braces', () => {
  check('(exit 3); exit $?', 3);
  check('{ false; } || exit 5', 5);
});

test('set -e', () => {
  check('set -e; false; exit 3', 1);
  check('set -e; false || true; if false; then :; fi; exit 3', 3);
});

test('signals', () => {
  check('trap "exit 7" USR1; kill -USR1 $$; sleep 1', 7);
  check('kill -KILL $$', 9);
  check('trap "" TERM; kill -TERM $$; exit 2', 2);
});

test('a loop that never ends takes its time', () => {
  const run = boot(
    "# a.service\n[Service]\nTimeoutStartSec=2s\nType=oneshot\nExecStart=/bin/sh -c 'while :; do :; done'\n",
  );
  expect(run.units.get('a.service')?.result).toBe('timeout');
});
