import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../text/embedding.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { ScalarStyle, YamlNode, YamlScalar } from './document.ts';
import { readCloudConfig } from './read.ts';

/** The document after `old` inside the value of `key:` became `replacement`, or the reason why not. */
function edit(document: string, old: string, replacement: string): string {
  const scalar = scalarAt(document, 'key');
  const start = scalar.text.indexOf(old);
  expect(start, `${JSON.stringify(old)} in ${JSON.stringify(scalar.text)}`).toBeGreaterThanOrEqual(0);
  return replaceIn(document, scalar, start, start + old.length, replacement);
}

/** The same with the whole value. */
function editAll(document: string, replacement: string): string {
  const scalar = scalarAt(document, 'key');
  return replaceIn(document, scalar, 0, scalar.text.length, replacement);
}

function append(document: string, added: string): string {
  const scalar = scalarAt(document, 'key');
  return replaceIn(document, scalar, scalar.text.length, scalar.text.length, added);
}

function replaceIn(document: string, scalar: YamlScalar, start: number, end: number, text: string): string {
  const result = scalar.embedding.replace({ start, end }, text);
  if (isRefusal(result)) return `refused: ${result.reason}`;
  const after = applyEdits(document, [result]);
  expect(scalarAt(after, 'key').text).toBe(scalar.text.slice(0, start) + text + scalar.text.slice(end));
  return after;
}

function scalarAt(document: string, key: string): YamlScalar {
  const field = readCloudConfig(document).fields.find((each) => each.key === key);
  if (field?.node?.kind !== 'scalar') throw new Error(`No scalar at ${key} in ${JSON.stringify(document)}`);
  return field.node;
}

function scalarsOf(node: YamlNode | null, found: YamlScalar[] = []): YamlScalar[] {
  if (node?.kind === 'scalar') found.push(node);
  else if (node?.kind === 'map') {
    for (const pair of node.pairs) {
      scalarsOf(pair.key, found);
      scalarsOf(pair.value, found);
    }
  } else if (node?.kind === 'sequence') for (const item of node.items) scalarsOf(item.node, found);
  return found;
}

/** What each character of the value of `key:` stands as, joined by `·`. */
function characters(document: string): string {
  const { text, embedding } = scalarAt(document, 'key');
  return [...text]
    .map((_, i) => {
      const outer = embedding.toOuter({ start: i, end: i + 1 });
      return JSON.stringify(document.slice(outer.start, outer.end)).slice(1, -1) + (outer.exact ? '' : '?');
    })
    .join('·');
}

describe('where the characters of a scalar stand', () => {
  test('a literal block maps line by line, the line ends to the line ends', () => {
    expect(characters('key: |\n  a\n\n  b\n')).toBe('a·\\n·\\n·b·\\n');
    expect(characters('key: |\r\n  a\r\n  b\r\n')).toBe('a·\\r\\n·b·\\r\\n');
  });
  test('an indentation digit leaves further blanks to the text', () => {
    expect(characters('key: |1\n  a\n')).toBe(' ·a·\\n');
  });
  test('a folded line end is the line end with the indent behind it', () => {
    expect(characters('key: >\n  a\n  b\n')).toBe('a·\\n  ·b·\\n');
  });
  test('a doubled quote is one quote', () => {
    expect(characters("key: 'a''b'")).toBe("a·''·b");
  });
  test('an escape maps as a whole', () => {
    expect(characters('key: "a\\x41\\n\\u00e9"')).toBe('a·\\\\x41·\\\\n·\\\\u00e9');
  });
  test('of several folded line ends none stands by itself', () => {
    expect(characters('key: a\n\n\n  b')).toBe('a·\\n\\n\\n  ?·\\n\\n\\n  ?·b');
  });
  test('a byte order mark shifts nothing', () => {
    expect(characters('\ufeffkey: ab')).toBe('a·b');
  });
});

describe('editing a literal block scalar', () => {
  test('changes a word in place', () => {
    expect(edit('key: |\n  a b\n  c\nnext: 1\n', 'b', 'x')).toBe('key: |\n  a x\n  c\nnext: 1\n');
  });
  test('indents new lines as the others, blank ones not at all', () => {
    expect(edit('key: |\n    a\n    b\n', 'b', 'x\n\ny')).toBe('key: |\n    a\n    x\n\n    y\n');
  });
  test('ends new lines as the neighbours do', () => {
    expect(edit('key: |\r\n  a\r\n  b\r\n', 'a\n', 'a\nx\n')).toBe('key: |\r\n  a\r\n  x\r\n  b\r\n');
    expect(edit('key: |\r  a\r  b\r', 'a\n', 'a\nx\n')).toBe('key: |\r  a\r  x\r  b\r');
  });
  test('appends before the blank lines that separate', () => {
    expect(append('key: |\n  a\n\n\nnext: 1\n', 'b\n')).toBe('key: |\n  a\n  b\n\n\nnext: 1\n');
  });
  test('inserts at the start', () => {
    expect(edit('key: |\n  a\n', '', 'x\n')).toBe('key: |\n  x\n  a\n');
  });
  test('deletes whole lines with their indent', () => {
    expect(edit('key: |\n  a\n  b\n  c\n', 'b\n', '')).toBe('key: |\n  a\n  c\n');
    expect(edit('key: |\n  a\n  b\n', 'b\n', '')).toBe('key: |\n  a\n');
    expect(edit('key: |\n  a\n\n  b\n', 'a\n\n', '')).toBe('key: |\n  b\n');
  });
  test('takes the indent from a line that becomes blank', () => {
    expect(edit('key: |\n  a\n  b\n  c\n', 'b', '')).toBe('key: |\n  a\n\n  c\n');
  });
  test('fills an empty block', () => {
    expect(editAll('key: |\nnext: 1\n', 'a\nb\n')).toBe('key: |\n  a\n  b\nnext: 1\n');
    expect(editAll('key: |', 'a\n')).toBe('key: |\n  a\n');
    expect(editAll('key: |\n\n\nnext: 1\n', 'a\n')).toBe('key: |\n  a\n\n\nnext: 1\n');
  });
  test('empties a block', () => {
    expect(editAll('key: |\n  a\n  b\nnext: 1\n', '')).toBe('key: |\nnext: 1\n');
  });
  test('changes the header only where the value demands it', () => {
    expect(edit('key: | # note\n  a\n  b\nnext: 1\n', 'b\n', 'b')).toBe(
      'key: |- # note\n  a\n  b\nnext: 1\n',
    );
    expect(append('key: |-\n  a\nnext: 1\n', '\n')).toBe('key: |\n  a\nnext: 1\n');
    expect(append('key: |\n  a\n\nnext: 1\n', '\n\n')).toBe('key: |+\n  a\n\n\nnext: 1\n');
    expect(edit('key: |\n  a\n', '', '  ')).toBe('key: |2\n    a\n');
  });
  test('keeps what a strip or keep header says', () => {
    expect(append('key: |-\n  a\nnext: 1\n', '\nb')).toBe('key: |-\n  a\n  b\nnext: 1\n');
    expect(append('key: |+\n  a\n\nnext: 1\n', 'b\n')).toBe('key: |+\n  a\n\n  b\nnext: 1\n');
  });
  test('a text without a final line end has none in the value either', () => {
    expect(scalarAt('key: |\n  a', 'key').text).toBe('a');
    expect(append('key: |\n  a', '\nb')).toBe('key: |\n  a\n  b');
    expect(append('key: |\n  a', '\n')).toBe('key: |\n  a\n');
  });
  test('leaves odd lines around alone', () => {
    expect(edit('key: |\n  a  \n \n  b\t\n  c\n', 'c', 'x')).toBe('key: |\n  a  \n \n  b\t\n  x\n');
  });
  test('refuses what a block cannot hold', () => {
    expect(edit('key: |\n  a\n', 'a', '\u0007')).toMatch(/^refused: /);
    expect(edit('key: |\n  a\n', 'a', 'x\r')).toMatch(/^refused: /);
  });
});

describe('editing other scalars', () => {
  test('a plain scalar stays plain while it reads the same', () => {
    expect(edit('key: start', 'start', 'stop')).toBe('key: stop');
    expect(edit('key: 0644 # mode', '0644', '0755')).toBe('key: 0755 # mode');
    expect(edit('key: true', 'true', 'false')).toBe('key: false');
  });
  test('and is quoted where it would not', () => {
    expect(edit('key: start', 'start', 'a: b')).toBe('key: "a: b"');
    expect(edit('key: start', 'start', 'yes')).toBe('key: "yes"');
    expect(edit('key: start', 'start', '0644')).toBe('key: "0644"');
    expect(edit('key: start # why', 'start', 'a #b')).toBe('key: "a #b" # why');
    expect(edit('key: start', 'start', '')).toBe('key: ""');
    expect(edit('key: start', 'start', '%n "x"\n')).toBe('key: "%n \\"x\\"\\n"');
  });
  test('a bracket is quoted in flow style only', () => {
    const inFlow = readCloudConfig('a: [b, c]').fields[0]?.node;
    const item = inFlow?.kind === 'sequence' ? inFlow.items[0]?.node : null;
    expect(item?.kind === 'scalar' && item.embedding.replace({ start: 0, end: 1 }, 'x,y')).toEqual({
      span: { start: 4, end: 5 },
      newText: '"x,y"',
    });
    expect(edit('key: b', 'b', 'x,y')).toBe('key: x,y');
  });
  test('a double-quoted scalar escapes', () => {
    expect(edit('key: "a"', 'a', 'x"\\\n\tü')).toBe('key: "x\\"\\\\\\n\\tü"');
  });
  test('a single-quoted scalar doubles its quotes and refuses line ends', () => {
    expect(edit("key: 'a'", 'a', "it's")).toBe("key: 'it''s'");
    expect(edit("key: 'a'", 'a', 'x\ny')).toMatch(/^refused: /);
  });
  test('a folded scalar is edited within a line', () => {
    expect(edit('key: >\n  one\n  two\n', 'two', 'three')).toBe('key: >\n  one\n  three\n');
    expect(edit('key: >\n  one\n  two\n', 'one', 'a\nb')).toMatch(/^refused: /);
    expect(edit('key: >\n  one\n  two\n', 'two', ' two')).toMatch(/^refused: /);
  });
  test('tags, anchors and shared values are refused with the reason', () => {
    expect(edit('key: !!str a', 'a', 'b')).toBe(
      'refused: This value carries the YAML tag !!str; change it in the text.',
    );
    expect(edit('key: &x a', 'a', 'b')).toBe(
      'refused: This value carries the YAML anchor &x; change it in the text.',
    );
    const config = readCloudConfig('a: &x\n  b: c\nd: *x\n');
    const map = config.fields[0]?.node;
    const value = map?.kind === 'map' ? map.pairs[0]?.value : null;
    expect(value?.kind === 'scalar' && value.embedding.replace({ start: 0, end: 1 }, 'y')).toEqual({
      refused: true,
      reason: 'This value is shared through the YAML anchor &x; change it in the text.',
    });
  });
});

describe('editing beside template text', () => {
  const document = [
    'key: |',
    '    After=a',
    '{% if x %}',
    '    After=b',
    '{% endif %}',
    '    After=c',
    'other: {{ f "x" }}',
    '',
  ].join('\n');

  test('lines without any are edited, added and removed', () => {
    expect(edit(document, 'After=b', 'After=z')).toBe(document.replace('After=b', 'After=z'));
    expect(edit(document, 'After=a\n', 'After=a\nAfter=y\n')).toBe(
      document.replace('After=a\n', 'After=a\n    After=y\n'),
    );
    expect(edit(document, 'After=b\n', '')).toBe(document.replace('    After=b\n', ''));
    expect(append(document, 'After=d\n')).toBe(document.replace('After=c\n', 'After=c\n    After=d\n'));
  });
  test('template text itself is not edited, joined or made', () => {
    const refused = 'refused: Template text stands here; change it in the text.';
    expect(edit(document, '{% if x %}', '')).toBe(refused);
    expect(edit(document, 'After=b\n{% endif %}\n', '')).toBe(refused);
    expect(edit(document, 'a\n{% if', 'a{% if')).toBe(refused);
    expect(edit('key: a {{ f "b: c" }}\n', ' {{ f', ' z{{ f')).toBe(refused);
    expect(edit('key: a\nother: {{ f "x" }}\n', 'a', '{{ f "y" }}')).toBe(refused);
  });
  test('a value is edited beside the template text in its line', () => {
    expect(edit('key: a b {{ f "b: c" }}\n', 'a', 'z')).toBe('key: z b {{ f "b: c" }}\n');
    expect(edit('key: "a b {{ f "q" }}"\n', 'a', 'z')).toBe('key: "z b {{ f "q" }}"\n');
  });
});

describe('properties', () => {
  const lineEnd = fc.constantFrom('\n', '\n', '\r\n');
  const word = fc.stringMatching(/^[a-zA-Z0-9.=/-]{1,6}$/);
  const letters = fc.constantFrom(
    'a',
    'b',
    ' ',
    '\t',
    '#',
    ':',
    "'",
    '"',
    '\\',
    '-',
    '{',
    '%',
    'é',
    '😀',
    '0',
  );
  const fragment = fc.string({ unit: letters, maxLength: 8 });
  const bodyLine = fc.oneof(fragment, word, fc.constant(''), fc.constant('  '));

  const literal = (sign: string) =>
    fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        fc.constantFrom('', '', '2', '1'),
        fc.array(bodyLine, { maxLength: 5 }),
        lineEnd,
      )
      .map(([chomping, digit, lines, eol]) => ({
        source: [
          `${sign}${digit}${chomping}`,
          ...lines.map((line) => `      ${line}`.replace(/^ {6}$/, '')),
        ].join(eol),
        eol,
      }));
  const flow = (quote: string, content: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.array(content, { minLength: 1, maxLength: 3 }), lineEnd, fc.constantFrom(1, 2))
      .map(([lines, eol, breaks]) => ({
        source: quote + lines.join(`${eol.repeat(breaks)}      `) + quote,
        eol,
      }));
  const escapedLine = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\\n',
        '\\"',
        '\\x41',
        '\\u00e9',
        '\\U0001F600',
        '\\\\',
        "'",
        ':',
        '\\_',
        '\\ ',
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''));
  const styles: Record<ScalarStyle, fc.Arbitrary<{ source: string; eol: string }>> = {
    literal: literal('|'),
    folded: literal('>'),
    plain: flow('', word),
    'single-quoted': flow(
      "'",
      fragment.map((text) => text.replaceAll("'", "''")),
    ),
    'double-quoted': flow('"', escapedLine),
  };

  function documentWith({ source, eol }: { source: string; eol: string }): string {
    return [
      'before: kept',
      'list:',
      '  - name: x',
      `    key: ${source}`,
      '    after: "kept"',
      'last: |',
      '  kept',
      '',
    ].join(eol);
  }

  function target(document: string): { scalar: YamlScalar; others: string[] } | null {
    const config = readCloudConfig(document);
    if (!config.readable) return null;
    const all = scalarsOf(config.root);
    const index = all.findIndex((scalar) => scalar.text === 'key') + 1;
    const scalar = all[index];
    if (index === 0 || !scalar) return null;
    return { scalar, others: all.filter((_, i) => i !== index).map(({ text }) => text) };
  }

  for (const style of Object.keys(styles) as ScalarStyle[]) {
    test(`${style}: after an edit the value is what was meant and all others are as before`, () => {
      fc.assert(
        fc.property(
          styles[style],
          fc.nat(),
          fc.nat(),
          fc.oneof(
            fragment,
            fc.array(fragment, { maxLength: 3 }).map((lines) => lines.join('\n')),
            word,
          ),
          (parts, a, b, text) => {
            const document = documentWith(parts);
            const before = target(document);
            fc.pre(before !== null && before.scalar.style === style);
            const { scalar, others } = before;
            const [start, end] = [a % (scalar.text.length + 1), b % (scalar.text.length + 1)].sort(
              (x, y) => x - y,
            ) as [number, number];
            const result = scalar.embedding.replace({ start, end }, text);
            if (isRefusal(result)) return;
            const after = target(applyEdits(document, [result]));
            expect(after?.scalar.text).toBe(scalar.text.slice(0, start) + text + scalar.text.slice(end));
            expect(after?.others).toEqual(others);
          },
        ),
        { numRuns: 400 },
      );
    });

    test(`${style}: every character has its place, one behind the other, inside the scalar`, () => {
      fc.assert(
        fc.property(styles[style], (parts) => {
          const document = documentWith(parts);
          const { scalar } = target(document) ?? {};
          fc.pre(scalar !== undefined && scalar.style === style);
          const { text, embedding, span } = scalar;
          expect(embedding.toOuter({ start: 0, end: text.length }).exact).toBe(true);
          let reached = span.start;
          for (let i = 0; i < text.length; i++) {
            const outer = embedding.toOuter({ start: i, end: i + 1 });
            expect(outer.start).toBeGreaterThanOrEqual(outer.exact ? reached : span.start);
            expect(outer.end).toBeLessThanOrEqual(text[i] === '\n' ? span.end + 2 : span.end);
            if (
              outer.exact &&
              (style === 'literal' || style === 'plain') &&
              text[i] !== '\n' &&
              text[i] !== ' '
            ) {
              expect(document.slice(outer.start, outer.end)).toBe(text[i]);
            }
            if (outer.exact) reached = outer.end;
          }
        }),
        { numRuns: 300 },
      );
    });
  }

  const template = fc.constantFrom(
    '{% if x %}',
    '  {% endif %}',
    '    <% each do |y| %>',
    '{{ end }}',
    '%Z%',
    '{# a: b #}',
  );
  const blockLine = fc.oneof(
    template,
    word.map((text) => `      ${text}`),
    fragment.map((text) => `      ${text}`),
  );
  const inline = fc
    .array(fc.oneof(fc.constantFrom('{{ f "b: c" }}', '{{ x }}', "<%= y['z'] %>", ' '), word), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join(''));
  const templated = fc.oneof(
    fc
      .tuple(fc.constantFrom('|', '|-', '|+', '>', '|2'), fc.array(blockLine, { maxLength: 6 }), lineEnd)
      .map(([header, lines, eol]) => ({ source: [header, '      first', ...lines].join(eol), eol })),
    fc.tuple(inline, fc.constantFrom('', '"', "'")).map(([text, quote]) => ({
      source: `${quote}${text.replaceAll(quote || '\0', quote === "'" ? "''" : '\\"')}${quote}`,
      eol: '\n',
    })),
    fc
      .tuple(fc.array(inline, { minLength: 2, maxLength: 3 }), fc.constantFrom('', '"'))
      .map(([lines, quote]) => ({ source: `${quote}${lines.join('\n      ')}${quote}`, eol: '\n' })),
  );

  test('beside template text: after an edit the value is what was meant, all else and the templates as before', () => {
    const opaque = (document: string) =>
      readCloudConfig(document).opaque.map(({ span }) => document.slice(span.start, span.end));
    let done = 0;
    fc.assert(
      fc.property(
        templated,
        fc.nat(),
        fc.nat(12),
        fc.oneof(fragment, word, fc.constant('\nnew\n')),
        (parts, a, length, text) => {
          const document = documentWith({
            ...parts,
            source: `${parts.source}${parts.eol}    hidden: {{ f "x" }}`,
          });
          const before = target(document);
          fc.pre(before !== null && opaque(document).length > 0);
          const { scalar, others } = before;
          const start = a % (scalar.text.length + 1);
          const end = Math.min(scalar.text.length, start + length);
          const result = scalar.embedding.replace({ start, end }, text);
          if (isRefusal(result)) return;
          done++;
          const edited = applyEdits(document, [result]);
          const after = target(edited);
          expect(after?.scalar.text, edited).toBe(
            scalar.text.slice(0, start) + text + scalar.text.slice(end),
          );
          expect(after?.others).toEqual(others);
          expect(opaque(edited)).toEqual(opaque(document));
        },
      ),
      { numRuns: 600 },
    );
    expect(done).toBeGreaterThan(100);
  });
});
