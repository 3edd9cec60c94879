import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../text/span.ts';
import { readCloudConfig } from './read.ts';
import { maskTemplates } from './template-mask.ts';

/** The document, made of `lines`, is readable with exactly `parts` covered. */
function check(lines: readonly string[], parts: readonly string[]): ReturnType<typeof readCloudConfig> {
  const text = lines.join('\n');
  const config = readCloudConfig(text);
  expect(config.problems).toEqual([]);
  expect(config.opaque.map(({ span }) => sliceSpan(text, span))).toEqual(parts);
  return config;
}

describe('lines of template text', () => {
  test('ERB, Jinja and Go templates between the lines of YAML', () => {
    for (const [open, close] of [
      ['<% if x? %>', '<% end %>'],
      ['{% if x %}', '{% endif %}'],
      ['{{ if .X }}', '{{ end }}'],
      ['{{- range $i, $x := .Xs }}', '{{- end -}}'],
      ['{# a note #}', '{{ define "x: y" }}'],
    ] as const) {
      const config = check(
        ['coreos:', '  units:', open, '    - name: a', close, '    - name: b'],
        [open, close],
      );
      expect(config.units.map(({ name }) => name?.text)).toEqual(['a', 'b']);
    }
  });
  test('placeholders on lines of their own', () => {
    for (const line of ['%UNITS%', '@@UNITS', '<units here>', '__UNITS__', "include(`units.m4')dnl"]) {
      check(['coreos:', '  units:', '    - name: a', `    ${line}`, '    - name: b'], [line]);
    }
  });
  test('a line in a block scalar that is indented too little', () => {
    const config = check(
      [
        'coreos:',
        '  units:',
        '    - content: |',
        '        [Unit]',
        '  <% if x %>',
        '        After=a',
        '  <% end %>',
        '    - name: b',
      ],
      ['<% if x %>', '<% end %>'],
    );
    expect(config.units[0]?.content?.text).toBe('[Unit]\n<% if x %>\nAfter=a\n');
    expect(config.units[1]?.name?.text).toBe('b');
  });
  test('text behind a statement keeps its place', () => {
    const config = check(
      ['users:', '{{ range .Users }}  - name: {{ .Name }}', '{{ end }}'],
      ['{{ range .Users }}', '{{ .Name }}', '{{ end }}'],
    );
    const list = config.fields[0]?.node;
    expect(list?.kind === 'sequence' && list.items.length).toBe(1);
  });
  test('an expression over several lines', () => {
    check(['a: 1', '<%', '  x: [', '%>', 'b: 2'], ['<%\n  x: [\n%>']);
  });
});

describe('values', () => {
  test('a bare expression is shown as written, and nobody edits it', () => {
    const config = check(['hostname: {{ name }}', 'other: x'], ['{{ name }}']);
    const node = config.fields[0]?.node;
    expect(config.fields.map(({ text }) => text)).toEqual(['{{ name }}', 'x']);
    expect(node?.kind === 'scalar' && node.embedding.replace({ start: 0, end: 1 }, 'x')).toMatchObject({
      refused: true,
    });
  });
  test('placeholders that cannot begin a value', () => {
    check(['a: %NAME%', 'b: @@NAME', '<<: *DEFAULTS'], ['%NAME%', '@@NAME', '*DEFAULTS']);
  });
  test('quotes and colons inside an expression', () => {
    check(['a: x-{{ f "b: c" }}-y', 'b: "z {{ f "q" }}"'], ['{{ f "b: c" }}', '{{ f "q" }}']);
  });
});

describe('what stays', () => {
  test('documents that are YAML are not touched', () => {
    for (const text of [
      'a: "{{ x }}"',
      'a: <%= x %>',
      'a: |\n  docker ps --format {{.Names}}\n',
      'a: {b: c}',
      'a: __X__',
    ]) {
      expect(readCloudConfig(text).opaque).toEqual([]);
      expect(readCloudConfig(text).readable).toBe(true);
    }
  });
  test('a docker format in a block scalar stays, even beside real templates', () => {
    check(
      ['a: |', '  docker ps --format {{.Names}}', '{% if x %}', 'b: 1', '{% endif %}'],
      ['{% if x %}', '{% endif %}'],
    );
  });
  test('where a mask does not help the first problems are kept', () => {
    const text = 'a: {{ x }}\nb: [\n';
    const config = readCloudConfig(text);
    expect(config.readable).toBe(false);
    expect(config.opaque).toEqual([]);
  });
  test('where a mask takes errors away it is kept, and the real fault is told', () => {
    const text = 'a:\n  <%= x %>\n  b: c\nd: |\n    e\n\tf: g\n';
    const config = readCloudConfig(text);
    expect(config.readable).toBe(false);
    expect(config.opaque.map(({ span }) => sliceSpan(text, span))).toEqual(['<%= x %>']);
    expect(config.problems.map(({ code, span }) => [code, span.start])).toEqual([
      ['tab-indent', text.indexOf('\t')],
    ]);
  });
  test('a hundred kilobytes of template text on one line are covered part by part', () => {
    const line = `a: [${'%X%, {{ y }}, '.repeat(10_000)}]`;
    expect(maskTemplates(line).parts).toHaveLength(20_000);
  });
  test('a long template is read however many errors there are without its mask', () => {
    const config = readCloudConfig(`a:\n${'  {% if x %}\n  - {{ y }}\n  {% endif %}\n'.repeat(5000)}b: 1\n`);
    expect(config.readable).toBe(true);
    expect(config.fields.map(({ key }) => key)).toEqual(['a', 'b']);
  });
  test('openers without a closer cover nothing, however many there are', () => {
    expect(maskTemplates('{% <% {{ '.repeat(100_000)).parts).toEqual([]);
  });
  test('length and line ends are kept', () => {
    const text = 'a: 1\r\n<%\r\n x %>\r\n{{ y }}\r\n';
    const mask = maskTemplates(text);
    expect(mask.text).toHaveLength(text.length);
    expect([...mask.text].filter((c) => c === '\r')).toHaveLength(4);
  });
});
