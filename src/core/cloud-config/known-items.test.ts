import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { YamlNode } from './document.ts';
import { readByItems } from './known-items.ts';
import { readYaml } from './yaml.ts';

/** The tree as plain values; scalars with where their text stands and how it would be edited. */
function shown(node: YamlNode | null): unknown {
  if (node?.kind === 'map') {
    const pairs = node.pairs.map(({ span, key, value }) => [span, shown(key), shown(value)]);
    return { ...node, pairs };
  }
  if (node?.kind === 'sequence') {
    return { ...node, items: node.items.map((item) => [item.span, shown(item.node)]) };
  }
  if (node?.kind !== 'scalar') return node;
  const { embedding, ...rest } = node;
  const [whole, half] = [node.text.length, Math.floor(node.text.length / 2)];
  return {
    ...rest,
    value: embedding.value,
    places: [
      embedding.toOuter({ start: 0, end: whole }),
      embedding.toOuter({ start: half, end: half }),
      embedding.toOuter({ start: half, end: whole }),
    ],
    edits: [
      embedding.replace({ start: half, end: half }, 'x\n'),
      embedding.replace({ start: 0, end: whole }, ''),
      embedding.replace({ start: whole, end: whole }, '\n\n'),
    ],
  };
}

/** True when `text` was read by its entries; the result is then that of reading it as a whole. */
function check(text: string): boolean {
  const byItems = readByItems(text);
  if (!byItems) return false;
  const whole = readYaml(text);
  expect(whole.findings).toEqual([]);
  expect(shown(byItems.root), text).toEqual(shown(whole.root));
  return true;
}

const UNITS = (...items: string[]) => `#cloud-config\ncoreos:\n  units:\n${items.join('')}`;
const UNIT = (name: string) => `    - name: ${name}\n      content: |\n        [Unit]\n\n        After=x\n`;

test('entries are read one by one', () => {
  expect(check(UNITS(UNIT('a'), UNIT('b'), UNIT('c')))).toBe(true);
  expect(check(`${UNITS(UNIT('a'), '    # why\n', UNIT('a'), '\n', UNIT('a'))}hostname: x\n`)).toBe(true);
});

test('one entry after the other may change', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  for (let round = 0; round < 20; round++) {
    names[round % 5] += round % 3 === 0 ? '\n      command: start' : 'x';
    expect(check(UNITS(...names.map(UNIT)))).toBe(true);
  }
});

test('the text is read as a whole where an entry may not stand for itself', () => {
  for (const text of [
    UNITS(UNIT('a'), UNIT('b')),
    UNITS(UNIT('a'), UNIT('&x b'), UNIT('*x'), UNIT('d')),
    UNITS(UNIT('a'), UNIT('"b'), UNIT('c"'), UNIT('d')),
    UNITS(UNIT('a'), '    - [b,\n', '    - c]\n', UNIT('d')),
    UNITS(UNIT('a'), UNIT('b: c'), UNIT('d')),
    `a: |\n  coreos:\n    units:\n${UNIT('a')}${UNIT('b')}${UNIT('c')}`,
    UNITS(UNIT('a'), UNIT('b'), UNIT('c')).replaceAll('\n', '\r\n'),
  ])
    expect(check(text)).toBe(false);
});

test('whatever the text, the result is that of reading it as a whole', () => {
  const line = fc.constantFrom(
    ...[
      '    - name: a',
      '    - name: "b"',
      '    - b',
      '    -',
      '   - name: c',
      '      - x',
      '    - content: |',
    ],
    ...[
      '      command: start',
      '      content: |',
      '      content: |+',
      '      content: >-',
      '        After=b',
    ],
    ...[
      '        - x',
      '',
      '    ',
      '# note',
      '      # note',
      '    # note',
      '  # note',
      '\t- x',
      '    \tx',
      '      more: "x',
      'y"',
    ],
    ...[
      '      flow: [a,',
      '      b]',
      '      drop-ins:',
      '        - name: d',
      '      key: &a x',
      '      key: *a',
    ],
    ...[
      '    ? x',
      '    x: y',
      'hostname: x',
      '---',
      '...',
      '  update:',
      'write_files:',
      '  units:',
      '  - x',
      'x',
    ],
  );
  const tidy = fc.constantFrom(
    UNIT('a'),
    UNIT('b'),
    '    - name: c # why\n      enable: yes\n',
    '\n',
    '# note\n',
  );
  const body = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: tidy },
      line.map((text) => `${text}\n`),
    ),
    {
      minLength: 3,
      maxLength: 9,
    },
  );
  let read = 0;
  fc.assert(
    fc.property(body, fc.boolean(), (items, isOpen) => {
      const text = UNITS(...items);
      if (check(isOpen ? text.trimEnd() : text)) read++;
    }),
    { numRuns: 800 },
  );
  expect(read).toBeGreaterThan(60);
});

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/cloud-config');
if (existsSync(CORPUS)) {
  describe.each(readdirSync(CORPUS))('%s', (file) => {
    test('reads the same by its entries', () => {
      check(readFileSync(join(CORPUS, file), 'utf8'));
    });
  });
} else test.skip(`real cloud-configs: there are none at ${CORPUS}`, () => {});
