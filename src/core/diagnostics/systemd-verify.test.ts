import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemdVersion, verifyUnits } from '../../../scripts/verify-units.mjs';
import { analyze } from '../analyze.ts';
import { isComment, physicalLine, readLogicalLine } from '../systemd/logical-line.ts';
import type { Target } from '../target.ts';
import { LineIndex } from '../text/line-index.ts';
import { diagnose } from './diagnose.ts';
import { holdsTemplateText } from './incomplete.ts';
import { rules } from './rules.ts';
import { RECORDED_VERDICTS } from './systemd-verdicts.fixture.ts';
import { unitsToVerify } from './systemd-verify-units.fixture.ts';

/** Units that those to be judged depend on. */
const STUBS: ReadonlyMap<string, string> = new Map([
  ['docker.service', '[Service]\nExecStart=/bin/true\n'],
  ['stub.service', '[Service]\nExecStart=/bin/true\n'],
  ['stub@.service', '[Service]\nExecStart=/bin/true\n'],
  ['stub.socket', '[Socket]\nListenFIFO=/run/stub\n'],
  ['docker.socket', '[Socket]\nListenFIFO=/run/docker\n'],
  ['dbus.service', '[Service]\nExecStart=/bin/true\n'],
  ['dbus.socket', '[Socket]\nListenFIFO=/run/dbus\n'],
]);

/** What follows from another message, or depends on the host. */
const CONSEQUENCES =
  /^Unit configuration has fatal error|has a bad unit file setting|failed to load properly|is not executable: |^Failed to create .*: (?:Invalid argument|Unit .* has a bad)/;

/** Rules about single units, which systemd has to confirm where they say error. */
const JUDGED_BY_SYSTEMD: ReadonlySet<string> = new Set([
  ...rules.filter((rule) => 'reader' in rule && rule.reader === 'systemd').map(({ code }) => code),
  ...['missing-exec-start', 'several-exec-start', 'oneshot-conflict', 'missing-bus-name', 'incomplete-unit'],
]);

type Verdict = ReturnType<typeof verifyUnits>[number];

interface Said {
  readonly line: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/** What Slipway says of unit files that stand in one document, with lines of each file; 0 is the unit itself. */
function slipway(units: ReadonlyMap<string, string>, systemd: number): Map<string, Said[]> {
  const entries = [...units, ...STUBS].filter(([, text]) => text !== '');
  let text = '#cloud-config\ncoreos:\n  units:\n';
  const places: { name: string; first: number; last: number }[] = [];
  for (const [name, content] of entries) {
    const keep = content.endsWith('\n') ? '+' : '-';
    text += `    - name: ${JSON.stringify(name)}\n      content: |2${keep}\n`;
    const lines = content.replace(/\n$/, '').split('\n');
    const first = text.split('\n').length;
    text += lines.map((line) => `        ${line}\n`).join('');
    places.push({ name, first, last: first + lines.length - 1 });
  }
  const target: Target = { dialect: 'flatcar', systemd, platform: 'none' };
  const analysis = analyze(text, target);
  expect(analysis.config.problems).toEqual([]);
  const index = new LineIndex(text);
  const said = new Map<string, Said[]>(entries.map(([name]) => [name, []]));
  for (const { code, severity, message, span, unit } of diagnose(analysis)) {
    const { line } = index.positionAt(span.start);
    const place = places.find(({ first, last }) => first <= line && line <= last);
    const name = place?.name ?? (unit === null ? '' : (analysis.machine.units[unit]?.name ?? ''));
    said.get(name)?.push({ line: place ? line - place.first + 1 : 0, severity, code, message });
  }
  return said;
}

/** First and last physical line of the logical line that `line` belongs to. */
function logicalLine(text: string, line: number): readonly [number, number] {
  const index = new LineIndex(text);
  const wanted = Math.min(line, index.positionAt(text.length).line);
  for (let at = 0; at < text.length; ) {
    const physical = physicalLine(text, at);
    const end = isComment(text, physical) ? physical.next : readLogicalLine(text, at).span.end;
    const first = index.positionAt(at).line;
    const last = index.positionAt(Math.max(at, end - 1)).line;
    if (first <= wanted && wanted <= last) return [first, last];
    at = end;
  }
  return [line, line];
}

function unmatched(text: string, verdicts: readonly Verdict[], said: readonly Said[]): string[] {
  return verdicts
    .filter(({ message }) => !CONSEQUENCES.test(message))
    .filter(({ line }) => {
      const [first, last] = line === 0 ? [0, Number.POSITIVE_INFINITY] : logicalLine(text, line);
      return !said.some((one) => first <= one.line && one.line <= last);
    })
    .map(({ unit, line, message }) => `${unit}:${line}: ${message}`);
}

/** Slipway's findings in places where systemd has no message: its errors, and what it says systemd ignores. */
function unconfirmed(
  text: string,
  name: string,
  verdicts: readonly Verdict[],
  said: readonly Said[],
): string[] {
  const own = verdicts.filter(({ message }) => !CONSEQUENCES.test(message));
  const { lineCount } = new LineIndex(text);
  const isRefused = own.length < verdicts.length;
  return said
    .filter(({ severity, code }) => {
      if (severity === 'error') return JUDGED_BY_SYSTEMD.has(code);
      return !isRefused && severity === 'warning' && IGNORED_BY_SYSTEMD.has(code);
    })
    .filter(({ line }) => {
      const [first, last] = line === 0 ? [0, 0] : logicalLine(text, line);
      return !own.some(
        (one) => one.line === 0 || one.line > lineCount || (first <= one.line && one.line <= last),
      );
    })
    .filter(({ message }) => !DIFFERENCES.some(([pattern]) => pattern.test(message)))
    .map(({ line, code, message }) => `${name}:${line}: ${code}: ${message}`);
}

/** Warnings that tell of something systemd ignores, and so has a message for. */
const IGNORED_BY_SYSTEMD: ReadonlySet<string> = new Set([
  ...[
    'unknown-section',
    'unknown-directive',
    'bad-value',
    'bad-specifier',
    'comma-list',
    'lost-continuation',
  ],
]);

/** Findings that systemd does not confirm, and why they are right all the same. */
const DIFFERENCES: readonly (readonly [RegExp, string])[] = [
  [/fails to start\.$/, 'verify does not look whether a program of that name exists'],
];

describe('units that systemd-analyze verify 252 has judged', () => {
  it.each(RECORDED_VERDICTS.map((row) => [row.name, row] as const))('%s', (name, { text, says }) => {
    const said = slipway(new Map([[name, text]]), 252).get(name) ?? [];
    const verdicts = says.map(([line, , message]) => ({ unit: name, line, message }));
    expect(unmatched(text, verdicts, said)).toEqual([]);
    const mine = said.filter(({ code, severity }) => isGrave(severity) && JUDGED_BY_SYSTEMD.has(code));
    if (says.length === 0) expect(mine.filter(({ code }) => !BEYOND_VERIFY.has(code))).toEqual([]);
  });
});

/** Warnings about what systemd takes without a word and the author did not mean. */
const BEYOND_VERIFY: ReadonlySet<string> = new Set([
  'shell-syntax',
  'variable-in-word',
  'trailing-comment',
  'exec-syntax',
  'relative-exec-path',
]);

function isGrave(severity: string): boolean {
  return severity === 'error' || severity === 'warning';
}

describe.skipIf(systemdVersion() === 0)('beside systemd-analyze verify (skipped where it is missing)', () => {
  it('has a finding for each of its messages, and no error of its own', { timeout: 60_000 }, () => {
    const units = unitsToVerify();
    expect(units.size).toBeGreaterThan(200);
    compare(units);
  });

  const folder = '../shared/corpus/units';
  it.skipIf(!existsSync(folder))(
    `agrees about real units (skipped where ${folder} is absent)`,
    { timeout: 60_000 },
    () => {
      const texts = readdirSync(folder)
        .filter((name) => name.endsWith('.service'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .filter((text) => !holdsTemplateText(text));
      compare(new Map(texts.map((text, i): [string, string] => [`real-${i}.service`, text])));
    },
  );
});

const REFUSED = /has a bad unit file setting|failed to load properly/;

/** Each message has its finding, each finding that claims so its message, and what is refused is an error. */
function compare(units: ReadonlyMap<string, string>): void {
  const verdicts = verifyUnits(units, STUBS);
  const said = slipway(units, systemdVersion());
  const missed: string[] = [];
  const alone: string[] = [];
  const graded: string[] = [];
  for (const [name, text] of units) {
    const ofUnit = verdicts.filter(({ unit }) => unit === name);
    missed.push(...unmatched(text, ofUnit, said.get(name) ?? []));
    const refuses = ofUnit.some(({ message }) => REFUSED.test(message));
    const isError = ({ severity, code, message }: Said) =>
      severity === 'error' &&
      JUDGED_BY_SYSTEMD.has(code) &&
      !DIFFERENCES.some(([pattern]) => pattern.test(message));
    if (refuses !== (said.get(name) ?? []).some(isError))
      graded.push(`${name}: ${refuses ? 'refused' : 'taken'}\n${text}`);
    alone.push(...unconfirmed(text, name, ofUnit, said.get(name) ?? []));
  }
  expect({ missed, alone, graded }).toEqual({ missed: [], alone: [], graded: [] });
}
