// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of command lines, not of JavaScript
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../text/embedding.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { Word } from '../text/word.ts';
import { quotePosix, splitCommands, splitPosix } from './posix-words.ts';

/** Words joined by `|`, then what is left as ` >> rest`, then problems as ` !code text`. */
function check(text: string, expected: string): void {
  const { words, rest, problems } = splitPosix(text);
  const left = rest ? ` >> ${text.slice(rest.start, rest.end)}` : '';
  const found = problems.map((p) => ` !${p.code} ${text.slice(p.span.start, p.span.end)}`).join('');
  expect(words.map((word) => word.value).join('|') + left + found).toBe(expected);
}

/** Commands, one a line: assignments in brackets, words joined by `|`. */
function checkCommands(text: string, ...expected: string[]): void {
  const shown = splitCommands(text).map(({ assignments, words }) =>
    [...assignments.map((word) => `[${word.value}]`), ...words.map((word) => word.value)].join('|'),
  );
  expect(shown).toEqual(expected);
}

function replace(text: string, index: number, what: string, by: string): string {
  const word = splitPosix(text).words[index] as Word;
  const start = word.value.indexOf(what);
  const edit = word.embedding.replace({ start, end: start + what.length }, by);
  return isRefusal(edit) ? `refused: ${edit.reason}` : applyEdits(text, [edit]);
}

test('words are divided by blanks', () => {
  check('', '');
  check(' docker  run\tx ', 'docker|run|x');
});

test('quotes may stand anywhere in a word', () => {
  check(`a"b c"d 'e "f"' "it's" "" ''`, 'ab cd|e "f"|it\'s||');
});

test('a backslash takes the meaning of the next character', () => {
  check(String.raw`a\ b \" \\ \n "\n \" \$ \x" '\'`, String.raw`a b|"|\|n|\n " $ \x|\ `.trim());
});

test('a backslash at the end of a line joins the next', () => {
  check('docker run \\\n  -p 80:80 \\\r\n  "a\\\nb" x\\\ny', 'docker|run|-p|80:80|ab|xy');
});

test('expansions stay as they are, with their blanks', () => {
  check('$A ${B:-a b} "$C d" ~/x *.y', '$A|${B:-a b}|$C d|~/x|*.y');
  check(
    'a$(cat "b c" $(d e)) `f g` "$(h "i j")" $((1 + 2))',
    'a$(cat "b c" $(d e))|`f g`|$(h "i j")|$((1 + 2))',
  );
  check('$$(date +%s) x', '$$(date +%s)|x');
});

test('an operator outside quotes ends the command', () => {
  check('a b && c', 'a|b >> && c');
  check('a; b', 'a >> ; b');
  check('a|b', 'a >> |b');
  check('a >/dev/null 2>&1', 'a >> >/dev/null 2>&1');
  check('a 2>&1', 'a >> 2>&1');
  check('a 2 b', 'a|2|b');
  check('a "&&" \\; b', 'a|&&|;|b');
  check('a\nb', 'a >> \nb');
  check('\n\na b\n', 'a|b');
});

test('a comment begins at the start of a word', () => {
  check('# x\na b#c # d', 'a|b#c');
});

test('what is never closed', () => {
  check('a "b c', 'a|b c !unbalanced-quotes "b c');
  check("a 'b", "a|b !unbalanced-quotes 'b");
  check('a $(b c', 'a|$(b c !unbalanced-substitution $(b c');
  check('a `b', 'a|`b !unbalanced-substitution `b');
});

test('a replacement keeps the quoting it finds', () => {
  expect(replace('docker run img:1 x', 2, '1', '2')).toBe('docker run img:2 x');
  expect(replace('a "B=$C d"', 1, 'd', 'e "f"')).toBe('a "B=$C e \\"f\\""');
  expect(replace("a 'B=$C d'", 1, 'd', 'e "f"')).toBe(`a 'B=$C e "f"'`);
  expect(replace("a 'B=c'", 1, 'c', "it's")).toBe(`a 'B='"it's"''`);
});

test('a replacement adds quotes where they are needed and leaves expansions working', () => {
  expect(replace('a B=c', 1, 'c', 'd e')).toBe(`a B='d e'`);
  expect(replace('a $X-c', 1, 'c', 'd e')).toBe(`a $X-'d e'`);
  expect(replace('a b', 1, 'b', '')).toBe(`a ''`);
  expect(replace('a b', 1, 'b', '${PORT}:80')).toBe('a ${PORT}:80');
});

test('quoting uses no more than it needs', () => {
  const quoted = ['a', 'a b', "it's", '$A', 'a"b', '', '*', 'a\\b', '$(x "y")', '{{.Id}}', '#a', 'é'].map(
    quotePosix,
  );
  expect(quoted.join(' | ')).toBe(
    `a | 'a b' | "it's" | "$A" | 'a"b' | '' | '*' | 'a\\b' | "$(x "y")" | '{{.Id}}' | '#a' | é`,
  );
});

test('commands of a script in order', () => {
  checkCommands('docker pull x && docker run x', 'docker|pull|x', 'docker|run|x');
  checkCommands('a; b & c || d | e\nf', 'a', 'b', 'c', 'd', 'e', 'f');
  checkCommands('', ...[]);
});

test('words of the shell are no words of a command', () => {
  checkCommands(
    'if ! docker inspect x; then docker run x; else exec docker start x; fi',
    ...['docker|inspect|x', 'docker|run|x', 'docker|start|x'],
  );
  checkCommands('for i in 1 2; do a $i; done', 'a|$i');
  checkCommands('while true; do { a; }; (b; c); done', 'true', 'a', 'b', 'c');
  checkCommands('case $1 in\n a|b) x;;\n (c) y if;;\nesac\nz', 'x', 'y|if', 'z');
  checkCommands('f() { a; }\nfunction g { b; }\nc', 'a', 'c');
});

test('assignments and redirections are kept apart', () => {
  checkCommands('A=1 B="2 3" docker run -e A=1 x >/dev/null 2>&1 y', '[A=1]|[B=2 3]|docker|run|-e|A=1|x|y');
  checkCommands('IP=10.0.0.1', '[IP=10.0.0.1]');
});

test('the text of a here-document is no script', () => {
  checkCommands('cat <<EOF > f\ndocker run x\nEOF\na', 'cat', 'a');
  checkCommands("cat <<-'E F'\n\tb\n\tE F\na", 'cat', 'a');
});

test('commands inside a substitution', () => {
  checkCommands('ID=$(docker run -d "x y")', 'docker|run|-d|x y', '[ID=$(docker run -d "x y")]');
  const script = 'echo "$(docker run `which a` x)"';
  const commands = splitCommands(script);
  expect(commands.map((command) => script.slice(command.span.start, command.span.end))).toEqual([
    'which a',
    'docker run `which a` x',
    script,
  ]);
});

test('comments and set options of a real script', () => {
  checkCommands('#!/bin/bash -e\nset -e # stop\n\ndocker run \\\n  --rm x\n', 'set|-e', 'docker|run|--rm|x');
});

const oddText = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '"',
      "'",
      '\\',
      '$',
      '(',
      ')',
      '{',
      '}',
      '`',
      '#',
      ';',
      '&',
      '|',
      '<',
      '\n',
      '$(',
      'case',
      ' in ',
      'if ',
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));

test('a quoted word is read back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), oddText), (value) => {
      const { words, rest, problems } = splitPosix(`x ${quotePosix(value)} y`);
      expect(words.map((word) => word.value)).toEqual(['x', value, 'y']);
      expect([rest, problems]).toEqual([null, []]);
    }),
    { numRuns: 1000 },
  );
});

test('after a replacement the words are what was meant, or it was refused', () => {
  fc.assert(
    fc.property(oddText, oddText, fc.nat(), fc.nat(), fc.nat(), (odd, by, w, a, b) => {
      const text = `x ${odd}`;
      const { words } = splitPosix(text);
      const index = w % words.length;
      const word = words[index] as Word;
      const [start, end] = [a, b].map((n) => n % (word.value.length + 1)).sort((x, y) => x - y) as [
        number,
        number,
      ];
      const edit = word.embedding.replace({ start, end }, by);
      if (isRefusal(edit)) return;
      const meant = words.map((other, i) =>
        i === index ? word.value.slice(0, start) + by + word.value.slice(end) : other.value,
      );
      expect(splitPosix(applyEdits(text, [edit])).words.map((other) => other.value)).toEqual(meant);
    }),
    { numRuns: 1000 },
  );
});

test('any text can be read', () => {
  const anyText = fc.oneof(oddText, fc.string());
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { span, words } of splitCommands(text)) {
        expect(span.end).toBeLessThanOrEqual(text.length);
        for (const word of words) expect(word.span.start).toBeGreaterThanOrEqual(span.start);
      }
    }),
  );
  expect(splitPosix('$('.repeat(20000)).words.length).toBe(1);
  expect(splitCommands('$('.repeat(500) + ')'.repeat(500)).length).toBeGreaterThan(0);
});
