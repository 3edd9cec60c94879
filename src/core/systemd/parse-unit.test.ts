import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../text/embedding.ts';
import { applyEdits } from '../text/text-edit.ts';
import { parseUnit } from './parse-unit.ts';
import type { Directive } from './unit-file.ts';

/** Directives as `section.key=value`, then problems as `code: what it is about`; one line each. */
function check(source: string, ...expected: string[]): void {
  const unit = parseUnit(source);
  const directives = unit.directives.map((d) => `${d.section ?? ''}.${d.key.value}=${d.value}`);
  const problems = unit.problems.map((p) => `${p.code}: ${source.slice(p.span.start, p.span.end)}`);
  expect([...directives, ...problems]).toEqual(expected);
  expectLossless(source);
}

function expectLossless(source: string): void {
  const { tokens } = parseUnit(source);
  let at = 0;
  for (const { span } of tokens) {
    expect(span.start).toBe(at);
    expect(span.end).toBeGreaterThan(at);
    at = span.end;
  }
  expect(at).toBe(source.length);
}

function first(source: string): Directive {
  return parseUnit(source).directives[0] as Directive;
}

/** Replaces `what` in the first directive's value. */
function replace(source: string, what: string, by: string): string {
  const directive = first(source);
  const start = directive.value.indexOf(what);
  const edit = directive.embedding.replace({ start, end: start + what.length }, by);
  return isRefusal(edit) ? `refused: ${edit.reason}` : applyEdits(source, [edit]);
}

test('directives belong to the section above them', () => {
  check('[Unit]\nAfter=a.service\n\n[Service]\nType=simple\n', 'Unit.After=a.service', 'Service.Type=simple');
});

test('blanks round a key, its "=" and its value mean nothing', () => {
  check('[Unit]\n  After \t=  a.service \t\n', 'Unit.After=a.service');
});

test('names keep their case', () => {
  check('[service]\nexecstart=/x\n', 'service.execstart=/x');
});

test('a key may be repeated and a value may be empty', () => {
  check(
    '[Unit]\nAfter=a\nAfter=\nAfter= \nAfter=b',
    'Unit.After=a',
    'Unit.After=',
    'Unit.After=',
    'Unit.After=b',
  );
});

test('only the first "=" divides', () => {
  check('[Service]\nEnvironment=A=1 B=2\n', 'Service.Environment=A=1 B=2');
});

test('# and ; start a comment at the start of a line alone', () => {
  check('# a\n ; b\n[Service]\n\t# c=d\nNice=5 # no\n', 'Service.Nice=5 # no');
});

test('a comment does not go on in the next line', () => {
  check('[Service]\n# a \\\nNice=5\n', 'Service.Nice=5');
});

test('a backslash at the end of a line becomes one space', () => {
  check('[S]\nK=a \\\n   b\\\nc\n', 'S.K=a     b c');
});

test('comment lines inside a continuation are left out', () => {
  check('[S]\nK=a\\\n# x\n  ; y \\\nb\nL=1\n', 'S.K=a b', 'S.L=1');
});

test('a blank line ends a continuation', () => {
  check('[S]\nK=a \\\n\nL=1\n', 'S.K=a', 'S.L=1');
});

test('a value may begin on a continued line', () => {
  check('[S]\nK=\\\n  a\nL=\\\n\n', 'S.K=a', 'S.L=');
});

test('two backslashes at the end of a line join nothing', () => {
  check('[S]\nK=a\\\\\nL=1\n', 'S.K=a\\\\', 'S.L=1');
});

test('a backslash followed by a blank joins nothing', () => {
  check('[S]\nK=a \\ \nb\n', 'S.K=a \\', 'blank-after-backslash: \\ ', 'missing-equals: b');
});

test('a continuation at the end of the unit', () => {
  check('[S]\nK=a \\', 'S.K=a', 'continuation-at-end: \\');
  check('[S]\nK=a \\\n', 'S.K=a', 'continuation-at-end: \\');
  check('[S]\nK=a \\\n# c\n', 'S.K=a', 'continuation-at-end: \\');
});

test('CRLF, a lone CR and a byte order mark are fine', () => {
  check('\ufeff[S]\r\nK=a \\\r\n  b\r\nL=1\rM=2', 'S.K=a    b', 'S.L=1', 'S.M=2');
});

test('a directive before the first section is ignored', () => {
  check('K=1\n[S]\n', '.K=1', 'outside-section: K=1');
});

test('a line without "=" or without a key', () => {
  check('[S]\nhello there \n = x\n', 'missing-equals: hello there', 'missing-key: = x');
});

test('a section header stands alone on its line', () => {
  check('[S] # c\nK=1\n', 'S.K=1', 'bad-section-header: [S] # c');
  check('[S\nK=1\n', 'S.K=1', 'bad-section-header: [S');
  check(' [S] \nK=1\n', 'S.K=1');
});

test('sections reach to the next header', () => {
  const source = '# c\n[A]\nK=1\n\n[B]\nL=2';
  const { sections } = parseUnit(source);
  expect(sections.map((s) => source.slice(s.span.start, s.span.end))).toEqual(['[A]\nK=1\n\n', '[B]\nL=2']);
  expect(sections.map((s) => s.name.value)).toEqual(['A', 'B']);
  expect(sections.map((s) => s.directives.length)).toEqual([1, 1]);
});

test('spans of a directive', () => {
  const source = '[S]\n K = a \\\n#x\n b \nL=\n';
  const [k, l] = parseUnit(source).directives as [Directive, Directive];
  expect(source.slice(k.key.span.start, k.key.span.end)).toBe('K');
  expect(source.slice(k.valueSpan.start, k.valueSpan.end)).toBe('a \\\n#x\n b');
  expect(source.slice(k.span.start, k.span.end)).toBe(' K = a \\\n#x\n b \n');
  expect([k.continued, l.continued]).toEqual([true, false]);
  expect(l.valueSpan).toEqual({ start: source.length - 1, end: source.length - 1 });
});

test('tokens tell the parts of a line apart', () => {
  const source = '[S]\nK = a \\\n# c\n  b\nx\n';
  const { tokens } = parseUnit(source);
  expect(tokens.map((t) => `${t.kind} ${JSON.stringify(source.slice(t.span.start, t.span.end))}`)).toEqual([
    'section-header "[S]"',
    'space "\\n"',
    'key "K"',
    'space " "',
    'equals "="',
    'space " "',
    'value "a"',
    'space " "',
    'continuation "\\\\\\n"',
    'comment "# c"',
    'space "\\n"',
    'space "  "',
    'value "b"',
    'space "\\n"',
    'junk "x"',
    'space "\\n"',
  ]);
});

test('a replacement inside one line touches nothing else', () => {
  expect(replace('[S]\nK=a \\\n  b c\n', 'b', 'xx')).toBe('[S]\nK=a \\\n  xx c\n');
});

test('a replacement over a continuation takes all of it', () => {
  expect(replace('[S]\nK=a \\\n# c\n  b c\n', 'a    b', 'z')).toBe('[S]\nK=z c\n');
});

test('an empty value is filled in behind the "="', () => {
  expect(replace('[S]\nK=\n', '', 'v')).toBe('[S]\nK=v\n');
});

test('text that would change the lines around it is refused', () => {
  expect(replace('[S]\nK=a\nL=1\n', 'a', 'b\nM=2')).toMatch(/^refused: .*line break/);
  expect(replace('[S]\nK=a\nL=1\n', 'a', 'b\\')).toMatch(/^refused: .*backslash/);
  expect(replace('[S]\nK=a \\\nb\n', 'b', '#b')).toMatch(/^refused: .*comment/);
  expect(replace('[S]\nK=a\\\nb\n', 'a', 'a\\')).toMatch(/^refused: /);
});

const FIXTURE = `\ufeff# A unit with every odd thing in it
Before=outside
[Unit]
Description=odd \\\r
  one\r
After=a.service \\
# inside
   b.service \\
; inside too \\

 [Service] # bad
ExecStart = /usr/bin/docker run \\\\ "a \\
  b" \\ \nno equals
=no key
Environment=
[X-Odd]
K=1 \\`;

test('every prefix of an odd unit can be read', () => {
  for (let end = 0; end <= FIXTURE.length; end++) expectLossless(FIXTURE.slice(0, end));
});

const oddText = fc
  .array(fc.constantFrom('a', ' ', '\\', '\n', '\r\n', '=', '[', ']', '#', ';', 'K=v', '[S]\n'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

test('tokens joined give the source of any text', () => {
  fc.assert(fc.property(fc.oneof(oddText, fc.string()), expectLossless));
});

test('after a replacement the value is what was meant, or it was refused', () => {
  fc.assert(
    fc.property(oddText, oddText, fc.nat(), fc.nat(), (text, by, a, b) => {
      const source = `[S]\nK=${text}`;
      const directive = first(source);
      const { value } = directive;
      const [start, end] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const edit = directive.embedding.replace({ start, end }, by);
      if (isRefusal(edit)) return;
      const changed = parseUnit(applyEdits(source, [edit]));
      const meant = value.slice(0, start) + by + value.slice(end);
      expect(changed.directives[0]?.value).toBe(meant.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
      expect(changed.directives.length).toBe(parseUnit(source).directives.length);
    }),
  );
});
