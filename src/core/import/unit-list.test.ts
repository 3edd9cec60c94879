import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looksLikeUnitList, normaliseUnitList, unitFileAsList, unitNames } from './unit-list.ts';

function check(lines: string[], expected: string[]): void {
  const pasted = lines.join('\n');
  expect(looksLikeUnitList(pasted)).toBe(true);
  expect(normaliseUnitList(pasted)).toBe(`${expected.join('\n')}\n`);
}

const elastic = [
  '- name: "elastic.service"',
  '  command: "start"',
  '  content: |',
  '    [Unit]',
  '    After=a',
];

describe('a pasted unit list', () => {
  test('that is YAML already moves to column 0', () => {
    const indented = elastic.map((line) => `    ${line}`);
    check(['', ...indented, '', ''], elastic);
  });

  test('keeps its own manner where it is YAML', () => {
    const wide = ['-   name: a.service', '    content: |-', '        [Unit]', '', '        After=b # kept'];
    check(wide, wide);
  });

  test('loses the keys above it', () => {
    check(['units:', ...elastic.map((line) => `  ${line}`)], elastic);
    const below = ['coreos:', '  units:', ...elastic.map((line) => `    ${line}`)].join('\n');
    expect(normaliseUnitList(below)).toBe(`${elastic.join('\n')}\n`);
  });

  test('whose dash stands too far left is mended', () => {
    check(
      [
        ' - name: "elastic.service"',
        '      command: "start"',
        '      content: |',
        '        [Unit]',
        '        After=a',
      ],
      elastic,
    );
  });

  test('whose first line lost its indentation is mended, the later entries with it', () => {
    check(
      [
        '- name: "elastic.service"',
        '      command: "start"',
        '      content: |',
        '        [Unit]',
        '        After=a',
        '',
        '    - name: b.service',
        '      command: stop',
      ],
      [...elastic, '', '- name: b.service', '  command: stop'],
    );
  });

  test('without any indentation left is mended', () => {
    check(
      [
        '- name: "elastic.service"',
        'command: "start"',
        'content: |',
        '[Unit]',
        'After=a',
        '- name: b.service',
      ],
      [...elastic, '- name: b.service'],
    );
  });

  test('indented with tabs is mended', () => {
    check(
      ['\t- name: "elastic.service"', '\t  command: "start"', '\t  content: |', '\t\t[Unit]', '\t\tAfter=a'],
      elastic,
    );
  });

  test('keeps drop-ins below their unit', () => {
    check(
      [
        ' - name: docker.service',
        '      drop-ins:',
        '        - name: 10-a.conf',
        '          content: |',
        '              [Service]',
        '              Environment=A=1',
        '      command: restart',
      ],
      [
        '- name: docker.service',
        '  drop-ins:',
        '    - name: 10-a.conf',
        '      content: |',
        '        [Service]',
        '        Environment=A=1',
        '  command: restart',
      ],
    );
  });

  test('keeps comments with what they stand above', () => {
    check(
      [' # the store', ' - name: a.service', '      # at once', '      command: start'],
      ['# the store', '- name: a.service', '  # at once', '  command: start'],
    );
  });

  test('keeps a first content line that is further in', () => {
    check(
      [' - name: a.service', '      content: |', '          # note', '        [Unit]'],
      ['- name: a.service', '  content: |2', '      # note', '    [Unit]'],
    );
  });

  test('of other things is none', () => {
    expect(looksLikeUnitList('- hosts: all\n')).toBe(false);
    expect(unitNames('- name: install\n  shell: ls\n')).toBeNull();
    expect(unitNames('- name: a.service\n- name: b.service\n')).toEqual(['a.service', 'b.service']);
  });
});

describe('a unit file', () => {
  test('becomes a list of one unit that is started', () => {
    const list = unitFileAsList('a.service', '\n  [Unit]\r\n  After=b\n\n  [Service]\n');
    expect(list).toBe(
      '- name: "a.service"\n  command: "start"\n  content: |\n    [Unit]\n    After=b\n\n    [Service]\n',
    );
    expect(unitNames(list)).toEqual(['a.service']);
  });

  test('that is a template is not started', () => {
    expect(unitFileAsList('a@.service', '[Unit]')).toBe('- name: "a@.service"\n  content: |\n    [Unit]\n');
  });
});

const article = new URL('../../../../shared/seed/cloud-config-with-systemd.txt', import.meta.url);

test.skipIf(!existsSync(article))('both units of the original article can be pasted', () => {
  const text = readFileSync(article, 'utf8');
  const printed = [...text.matchAll(/^ *- name: "docker-[\s\S]*?ExecStop=.*$/gm)].map(([unit]) => unit);
  expect(printed.map((unit) => unitNames(normaliseUnitList(unit)))).toEqual([
    ['docker-elastic.service'],
    ['docker-fluentd.service'],
  ]);
  expect(unitNames(normaliseUnitList(printed.join('\n\n')))).toHaveLength(2);
});
