import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../text/span.ts';
import type { CloudConfig, Field } from './document.ts';
import { LARGEST_DOCUMENT, readCloudConfig } from './read.ts';

/** Each unit on a line: its fields as `key=text`, drop-ins in brackets. */
function units(text: string): string[] {
  return readCloudConfig(text).units.map((unit) =>
    unit.fields
      .map((field) =>
        field.key === 'drop_ins' ? `[${unit.dropIns.map((each) => each.name?.text).join()}]` : show(field),
      )
      .join(' '),
  );
}

function show({ key, text }: Field): string {
  return `${key}=${text === null ? 'null' : JSON.stringify(text)}`;
}

/** Each problem as its code and the text under it. */
function problems(text: string): string[] {
  return readCloudConfig(text).problems.map(
    ({ code, span }) => `${code} ${JSON.stringify(sliceSpan(text, span))}`,
  );
}

const INDENTED = (indent: string) => `#cloud-config
coreos:
  units:
${indent}- name: a.service
${indent}  command: start
${indent}- name: b.service
`;

describe('units and files', () => {
  test('list indents from none to four, and a dash alone on its line', () => {
    for (const indent of ['  ', '   ', '    ', '      ']) {
      expect(units(INDENTED(indent))).toEqual(['name="a.service" command="start"', 'name="b.service"']);
    }
    expect(units('coreos:\n  units:\n    -\n      name: a\n    -\n')).toEqual(['name="a"', '']);
  });
  test('quoted keys, blanks before the colon, flow style', () => {
    expect(units('"coreos" :\n  \'units\'   :\n  - "name" : a\n    enable    : yes\n')).toEqual([
      'name="a" enable="yes"',
    ]);
    expect(units('coreos: {units: [{name: a, command: start}, {name: b}]}')).toEqual([
      'name="a" command="start"',
      'name="b"',
    ]);
  });
  test('dashes in keys count as underscores', () => {
    const text = 'coreos:\n  units:\n  - drop-ins:\n    - name: 10.conf\nwrite-files:\n- path: /a\n';
    expect(units(text)).toEqual(['[10.conf]']);
    expect(readCloudConfig(text).files.map((file) => file.path?.text)).toEqual(['/a']);
    expect(readCloudConfig(text).filesField?.keyNode.text).toBe('write-files');
  });
  test('entries that are no mappings keep their place', () => {
    const { units: entries } = readCloudConfig('coreos:\n  units:\n  - a.service\n  -\n  - name: b\n');
    expect(entries.map(({ index, map, name }) => [index, map === null, name?.text])).toEqual([
      [0, true, undefined],
      [1, true, undefined],
      [2, false, 'b'],
    ]);
  });
  test('scalars stay text and know their type', () => {
    const [file] = readCloudConfig(
      'write_files:\n- permissions: 0644\n  owner: yes\n  path: 2014-04-01\n  content: ~\n',
    ).files;
    const types = file?.fields.map(({ text, node }) => [text, node?.kind === 'scalar' ? node.type : null]);
    expect(types).toEqual([
      ['0644', 'int'],
      ['yes', 'bool'],
      ['2014-04-01', 'timestamp'],
      [null, 'null'],
    ]);
  });
  test('a missing value is no node, an empty string is one', () => {
    const [missing, empty] = readCloudConfig('a:\nb: ""\n').fields;
    expect([missing?.node, missing?.text]).toEqual([null, null]);
    expect([empty?.node?.kind, empty?.text]).toEqual(['scalar', '']);
  });
  test('of duplicate keys the last counts, and each further one is a problem of a readable document', () => {
    const text = 'coreos:\n  units:\n  - name: a\n    name: b\n';
    expect(readCloudConfig(text).units[0]?.name?.text).toBe('b');
    expect(readCloudConfig(text).readable).toBe(true);
    expect(problems(text)).toEqual(['duplicate-key "name"']);
  });
  test('of several coreos or units keys the last counts, as for the machine', () => {
    expect(units('coreos:\n  units:\n  - name: a\ncoreos:\n  units:\n  - name: b\n')).toEqual(['name="b"']);
    expect(units('coreos:\n  units:\n  - name: a\n  units:\n  - name: b\n')).toEqual(['name="b"']);
    expect(units('coreos:\n  units:\n  - name: a\ncoreos:\n  update: {}\n')).toEqual([]);
    expect(problems('coreos: {}\ncoreos: {units: []}\n')).toEqual(['duplicate-key "coreos"']);
    const many = `coreos:\n  units:\n${'  - name: a\n'.repeat(3)}`;
    expect(units(many + many.replaceAll('a\n', 'b\n'))).toEqual(['name="b"', 'name="b"', 'name="b"']);
  });
  test('an alias shows the text of its anchor', () => {
    const text = 'x: &u\n  name: a\ny: &c start\ncoreos:\n  units:\n  - *u\n  - name: b\n    command: *c\n';
    expect(units(text)).toEqual(['name="a"', 'name="b" command="start"']);
    expect(readCloudConfig(text).units[1]?.command?.node?.kind).toBe('alias');
  });
  test('merge keys and unknown aliases do no harm', () => {
    expect(units('b: &b {command: start}\ncoreos:\n  units:\n  - <<: *b\n    name: a\n')).toEqual([
      '<<=null name="a"',
    ]);
    expect(problems('a: *nowhere\n')).toEqual(['unknown-alias "*nowhere"']);
  });
});

describe('the header', () => {
  const header = (text: string) => readCloudConfig(text).header;
  test('white space may follow it, nothing may precede it', () => {
    for (const end of ['', '\n', '\r\n', ' \t\n', '\u00a0\n', '\u0085\n']) {
      expect(header(`#cloud-config${end}`)).toEqual({ start: 0, end: 13 });
    }
    for (const text of [
      '',
      '\ufeff#cloud-config',
      ' #cloud-config',
      '# cloud-config',
      '#Cloud-config',
      '#cloud-config x',
    ]) {
      expect(header(text)).toBeNull();
    }
  });
  test('a lone carriage return ends no line for coreos-cloudinit', () => {
    expect(header('#cloud-config\rhostname: x\r')).toBeNull();
  });
});

describe('odd texts', () => {
  test('nothing, or nothing but comments, has no root', () => {
    for (const text of ['', '#cloud-config', '#cloud-config\n\n# x\n', '\ufeff', '---\n']) {
      const { root, readable, problems: found } = readCloudConfig(text);
      expect([root?.kind === 'scalar' ? root.text : root, readable, found]).toEqual([
        root === null ? null : '',
        true,
        [],
      ]);
    }
  });
  test('a root or a units value of another kind has no units', () => {
    for (const text of [
      '- a\n- b\n',
      'just text',
      'coreos: 1',
      'coreos:\n  units: none',
      'coreos:\n  units:\n    name: x',
    ]) {
      expect(units(text)).toEqual([]);
    }
  });
  test('a byte order mark, CRLF and lone CR shift no offset', () => {
    for (const text of [
      `\ufeff${INDENTED('  ')}`,
      INDENTED('  ').replaceAll('\n', '\r\n'),
      INDENTED('  ').replaceAll('\n', '\r'),
      INDENTED('  ').trimEnd(),
    ]) {
      const config = readCloudConfig(text);
      const names = config.units.map((unit) => unit.name?.node?.span ?? { start: 0, end: 0 });
      expect(names.map((span) => sliceSpan(text, span))).toEqual(['a.service', 'b.service']);
    }
  });
  test('only the first document counts', () => {
    const text = '#cloud-config\n---\nhostname: a\n...\n---\nhostname: b\n';
    expect(readCloudConfig(text).fields.map(show)).toEqual(['hostname="a"']);
    expect(problems(text)).toEqual(['multiple-documents "-"']);
  });
  test('what could be read in spite of an error is there', () => {
    const text = 'coreos:\n  units:\n  - name: a\n\tcommand: start\n  - name: b\n';
    const config = readCloudConfig(text);
    expect(config.readable).toBe(false);
    expect(config.units[0]?.name?.text).toContain('a');
    expect(config.problems.length).toBeGreaterThan(0);
  });
  test('thousands of levels are one problem, aliases of aliases none', () => {
    for (const text of [`a: ${'['.repeat(5000)}`, '- '.repeat(5000)]) {
      const config = readCloudConfig(text);
      expect(config.readable).toBe(false);
      expect(config.problems.map(({ code }) => code)).toContain('too-deep');
    }
    const bomb = Array.from({ length: 60 }, (_, i) => `b${i}: &b${i} [*b${i - 1}, *b${i - 1}]`).join('\n');
    expect(readCloudConfig(`b: &b-1 x\n${bomb}`).readable).toBe(true);
  });
  test('of over 5 MB nothing is read, and behind a million words and signs no more', () => {
    const large = readCloudConfig(`#cloud-config\nhostname: ${'x'.repeat(LARGEST_DOCUMENT)}`);
    expect(large.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'too-large: The document is over 5 MB, the most that is read. The text stays as it is; user-data of EC2 holds 16 KB.',
    ]);
    expect(large.readable).toBe(false);
    const long = readCloudConfig(`#cloud-config\nhostname: a\n${'\n'.repeat(1_000_000)}packages: [b]\n`);
    expect(long.problems.map(({ code }) => code)).toEqual(['too-long']);
    expect(long.fields.map(({ key }) => key)).toEqual(['hostname']);
    const oneBlock = readCloudConfig(`#cloud-config\nx: |\n${'  line\n'.repeat(600_000)}`);
    expect(oneBlock.problems).toEqual([]);
  });
  test('drop-ins that aliases repeat without end are cut', () => {
    const list = Array.from({ length: 200 }, (_, i) => `  - name: ${i}.conf\n    content: x\n`).join('');
    const units = Array.from({ length: 200 }, (_, i) => `    - {name: u${i}.service, drop_ins: *a}\n`).join(
      '',
    );
    const config = readCloudConfig(`#cloud-config\nx: &a\n${list}coreos:\n  units:\n${units}`);
    expect(config.problems.map(({ code }) => code)).toEqual(['too-many-aliases']);
    expect(config.units.filter(({ dropIns }) => dropIns.length > 0)).toHaveLength(51);
  });
});

describe('spans', () => {
  test('an item reaches from its dash to the end of its text', () => {
    const text = 'coreos:\n  units:\n    - name: a\n      content: |\n        x\n\n    - name: b # why\n';
    const items = readCloudConfig(text).units.map(({ item }) => sliceSpan(text, item.span));
    expect(items).toEqual(['- name: a\n      content: |\n        x', '- name: b']);
  });
  test('a pair reaches from its key to the end of its value, or to the colon', () => {
    const text = 'a: "b" # c\nd :\n? e\n: f\n';
    const pairs = readCloudConfig(text).fields.map(({ pair }) => sliceSpan(text, pair.span));
    expect(pairs).toEqual(['a: "b"', 'd :', 'e\n: f']);
  });
  test('every span lies in the text, and in the span around it, whatever the text', () => {
    const piece = fc.constantFrom(
      'coreos:',
      '\n',
      '\r\n',
      '\r',
      '  ',
      ' ',
      '- ',
      'units:',
      'name: a',
      'content: |',
      '|2+',
      '>-',
      '"',
      "'",
      '{{ x }}',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!!str ',
      '#',
      '\t',
      '---',
      '...',
      '? ',
      ': ',
      '<% x %>',
      '%Y%',
      '@@Z',
      '\ufeff',
      '\\',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expectSound(readCloudConfig(text));
      }),
      { numRuns: 1500 },
    );
  });
});

function expectSound(config: CloudConfig): void {
  const { text } = config;
  const inText = (span: { start: number; end: number }, what: string) => {
    expect(
      0 <= span.start && span.start <= span.end && span.end <= text.length,
      `${what} in ${JSON.stringify(text)}`,
    ).toBe(true);
  };
  for (const problem of config.problems) {
    inText(problem.span, problem.code);
    if (text !== '') expect(problem.span.end, problem.code).toBeGreaterThan(problem.span.start);
  }
  for (const part of config.opaque) inText(part.span, part.what);
  const fields = [...config.fields, ...config.coreosFields, ...config.units.flatMap((unit) => unit.fields)];
  for (const field of fields) {
    inText(field.keyNode.span, field.key);
    inText(field.pair.span, field.key);
    if (field.node) inText(field.node.span, field.key);
    if (field.node?.kind === 'scalar') {
      const { embedding, text: value } = field.node;
      inText(embedding.toOuter({ start: 0, end: value.length }), `${field.key} value`);
    }
  }
  for (const { item } of [...config.units, ...config.files]) inText(item.span, 'item');
}
