import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../text/span.ts';
import { readCloudConfig } from './read.ts';

/** The duplicate keys in the lines of a mapping, each with its line. */
function duplicates(...lines: string[]): string[] {
  const text = lines.join('\n');
  const { problems, readable } = readCloudConfig(text);
  expect(readable).toBe(true);
  expect(problems.filter(({ code }) => code !== 'duplicate-key')).toEqual([]);
  return problems.map(
    ({ span }) => `${sliceSpan(text, span)} ${text.slice(0, span.start).split('\n').length}`,
  );
}

test('every further key of a name is one', () => {
  expect(duplicates('a: 1', 'b: 2', 'a: 3', 'a: 4')).toEqual(['a 3', 'a 4']);
  expect(duplicates('a: {b: 1, b: 2}')).toEqual(['b 1']);
});

describe('in templates', () => {
  test('keys in two branches of one statement are none', () => {
    for (const [open, middle, close] of [
      ['{% if x %}', '{% else %}', '{% endif %}'],
      ['{{- if .X }}', '{{- else if .Y -}}', '{{- end }}'],
      ['<% if x? %>', '<% elsif y? %>', '<% end %>'],
    ] as const) {
      expect(duplicates(open, 'a: 1', middle, 'a: 2', close)).toEqual([]);
    }
  });
  test('nor are keys in two statements, which may depend on each other', () => {
    expect(duplicates('{% if x %}', 'a: 1', '{% endif %}', '{% if not x %}', 'a: 2', '{% endif %}')).toEqual(
      [],
    );
  });
  test('two in one branch are, and one in a branch beside one outside of all', () => {
    expect(duplicates('{% if x %}', 'a: 1', 'a: 2', '{% else %}', 'a: 3', '{% endif %}')).toEqual(['a 3']);
    expect(duplicates('a: 1', '{% if x %}', 'a: 2', '{% endif %}')).toEqual(['a 3']);
    expect(duplicates('{% if x %}', 'a: 1', '{% endif %}', 'a: 2')).toEqual(['a 4']);
  });
  test('branches of a statement within a branch count on their own', () => {
    expect(
      duplicates(
        '{% if x %}',
        '{% for i in y %}',
        'a: 1',
        '{% endfor %}',
        '{% else %}',
        'a: 2',
        '{% endif %}',
      ),
    ).toEqual([]);
    expect(
      duplicates('{% if x %}', 'a: 1', '{% if y %}', 'a: 2', '{% endif %}', '{% else %}', '{% endif %}'),
    ).toEqual(['a 4']);
  });
});
