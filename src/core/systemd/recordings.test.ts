import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitPosix } from '../shell/posix-words.ts';
import { isRefusal } from '../text/embedding.ts';
import { applyEdits } from '../text/text-edit.ts';
import { RECORDED_ARGV } from './exec-argv.fixture.ts';
import { parseExec } from './exec-words.ts';
import { parseUnit } from './parse-unit.ts';

/** Recordings and real units beside the project; without them these tests are skipped. */
const SHARED = join(import.meta.dirname, '../../../../shared');
const CASES = join(SHARED, 'facts/docker-run-cases.json');
const ARGV = join(SHARED, 'oracle/exec-argv.json');
const VERIFY = join(SHARED, 'oracle/verify-cases.json');
const UNITS = [join(SHARED, 'corpus/units'), join(SHARED, 'oracle/coreos-units')];

interface CommandCase {
  readonly id: string;
  readonly lexer: 'posix' | 'systemd';
  readonly line: string;
  readonly argv: readonly string[];
  readonly prefixChars?: string;
}

describe.skipIf(!existsSync(CASES))('recorded docker command lines', () => {
  const { cases } = existsSync(CASES) ? JSON.parse(readFileSync(CASES, 'utf8')) : { cases: [] };
  test.each((cases as CommandCase[]).map((row) => [row.id, row] as const))('%s', (_, row) => {
    if (row.lexer === 'posix') {
      expect(splitPosix(row.line).words.map((word) => word.value)).toEqual(row.argv);
    } else {
      const value = parseUnit(`[Service]\nExecStart=${row.line}\n`).directives[0]?.value ?? '';
      const command = parseExec(value).commands[0];
      expect(command?.words.map((word) => word.value)).toEqual(row.argv);
      expect(command?.prefix.value).toBe(row.prefixChars ?? '');
    }
  });
});

describe.skipIf(!existsSync(ARGV))('recorded argument lists', () => {
  const { cases } = existsSync(ARGV) ? JSON.parse(readFileSync(ARGV, 'utf8')) : { cases: [] };
  test('are all in the fixture, the second command of a line beside the first', () => {
    const rows = RECORDED_ARGV.map(({ id, line, argv }) => ({ id, line, argv: argv[0] }));
    const seconds = RECORDED_ARGV.flatMap(({ id, argv }) =>
      argv.slice(1).map((one) => ({ of: id, argv: one })),
    );
    expect(rows.length + seconds.length).toBe(39);
    expect(cases).toEqual(
      expect.arrayContaining([...rows, ...seconds.map((row) => expect.objectContaining(row))]),
    );
  });
});

/** systemd's messages that this layer has a problem for. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^Invalid section header/, 'bad-section-header'],
  [/^Assignment outside of section/, 'outside-section'],
  [/^Missing '='/, 'missing-equals'],
  [/^Missing key name/, 'missing-key'],
  [/^Unbalanced quoting/, 'unbalanced-quotes'],
  [/^Ignoring unknown escape/, 'unknown-escape'],
  [/^Neither a valid executable name/, 'relative-path'],
  [/^Executable path specifies a directory/, 'directory-path'],
  [/^Empty path in command line/, 'missing-program'],
  [/^Empty executable name/, 'missing-argv0'],
];

describe.skipIf(!existsSync(VERIFY))('units that systemd-analyze verify has judged', () => {
  const { cases } = existsSync(VERIFY) ? JSON.parse(readFileSync(VERIFY, 'utf8')) : { cases: [] };
  type VerifyCase = { name: string; text?: string; says: [number, string, string][] };
  // Bytes that are no UTF-8 are refused before a unit is read.
  const readable = (cases as VerifyCase[]).flatMap(({ name, text, says }) =>
    text === undefined ? [] : [[name, { text, says }] as const],
  );
  test.each(readable)('%s', (_, row) => {
    const unit = parseUnit(row.text);
    const execs = unit.directives.filter((d) => d.section === 'Service' && d.key.value.startsWith('Exec'));
    const found = [unit.problems, ...execs.map((d) => parseExec(d.value).problems)].flat().map((p) => p.code);
    const said = row.says.flatMap(([, , text]) =>
      MESSAGES.filter(([pattern]) => pattern.test(text)).map(([, code]) => code),
    );
    for (const code of said) expect(found).toContain(code);
    const silent = new Set(['continuation-at-end', 'blank-after-backslash', 'empty-command']);
    if (said.length === 0) expect(found.filter((code) => !silent.has(code))).toEqual([]);
  });
});

describe.skipIf(!UNITS.every(existsSync))('real units', () => {
  const files = UNITS.flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  test.each(files)('%s', (file) => {
    const source = readFileSync(file, 'utf8');
    const unit = parseUnit(source);
    expect(unit.tokens.map((token) => source.slice(token.span.start, token.span.end)).join('')).toBe(source);
    expect(unit.problems.filter((problem) => problem.code === 'bad-section-header')).toEqual([]);
    for (const directive of unit.directives) {
      for (const word of parseExec(directive.value).commands.flatMap((command) => command.words)) {
        const edit = word.embedding.replace({ start: 0, end: word.value.length }, 'a b');
        if (isRefusal(edit)) continue;
        const outer = directive.embedding.replace(edit.span, edit.newText);
        if (isRefusal(outer)) throw new Error(`${outer.reason} ${directive.key.value}=${directive.value}`);
        const changed = parseUnit(applyEdits(source, [outer]));
        const same = changed.directives[unit.directives.indexOf(directive)];
        expect(same?.value).toBe(applyEdits(directive.value, [edit]));
        expect(changed.directives.length).toBe(unit.directives.length);
      }
    }
  });
});
