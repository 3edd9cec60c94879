import { expect, test } from 'vitest';
import { splitCommands } from '../shell/posix-words.ts';
import { composeEmbeddings, isRefusal } from '../text/embedding.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { Word } from '../text/word.ts';
import { parseExec } from './exec-words.ts';
import { parseUnit } from './parse-unit.ts';
import type { Directive } from './unit-file.ts';

/** Replaces the last word of the first command in the script of `sh -c`. */
function check(unit: string, by: string, expected: string): void {
  const directive = parseUnit(unit).directives[0] as Directive;
  const script = parseExec(directive.value).commands[0]?.words[2] as Word;
  const word = splitCommands(script.value)[0]?.words.at(-1) as Word;
  const commandText = composeEmbeddings(directive.embedding, script.embedding);
  const edit = composeEmbeddings(commandText, word.embedding).replace(
    { start: 0, end: word.value.length },
    by,
  );
  expect(isRefusal(edit) ? edit.reason : applyEdits(unit, [edit])).toBe(expected);
}

test('a word of a script is rewritten through all its quotings', () => {
  check("[S]\nK=/bin/sh -c 'docker run a'\n", 'b:2', "[S]\nK=/bin/sh -c 'docker run b:2'\n");
  check("[S]\nK=/bin/sh -c 'docker run a'\n", 'b c', "[S]\nK=/bin/sh -c 'docker run \\'b c\\''\n");
  check(
    '[S]\nK=/bin/sh -c "docker run a && b"\n',
    "it's",
    '[S]\nK=/bin/sh -c "docker run \\"it\'s\\" && b"\n',
  );
  check('[S]\nK=/bin/sh -c "docker run \\"a b\\""\n', 'c', '[S]\nK=/bin/sh -c "docker run \\"c\\""\n');
});

test('and across continued lines', () => {
  check(
    "[S]\nK=/bin/sh -c 'docker run \\\n  -d a; \\\n  b'\n",
    'c',
    "[S]\nK=/bin/sh -c 'docker run \\\n  -d c; \\\n  b'\n",
  );
});
