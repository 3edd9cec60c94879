import { analyze } from '../../analyze.ts';
import { isComment, physicalLine, readLogicalLine } from '../../systemd/logical-line.ts';
import type { Target } from '../../target.ts';
import { LineIndex } from '../../text/line-index.ts';
import { diagnose } from '../diagnose.ts';
import { rules } from '../rules.ts';

/** What systemd says of a unit file. */
export interface Verdict {
  readonly unit: string;
  /** The last physical line of what it is about; 0 for the unit as a whole. */
  readonly line: number;
  readonly message: string;
}

/** What Slipway says of it. */
export interface Said {
  readonly line: number;
  readonly message: string;
  readonly severity: string;
  readonly code: string;
}

/** Units that those to be judged depend on. */
export const STUBS: ReadonlyMap<string, string> = new Map([
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

/** systemd does not load the unit it names. */
const REFUSED = /Unit (\S+) (?:has a bad unit file setting|failed to load properly)/;

/** Rules about single units, which systemd has to confirm where they say error. */
const JUDGED_BY_SYSTEMD: ReadonlySet<string> = new Set([
  ...rules.filter((rule) => 'reader' in rule && rule.reader === 'systemd').map(({ code }) => code),
  ...[
    'missing-exec-start',
    'several-exec-start',
    'oneshot-conflict',
    'missing-bus-name',
    'incomplete-unit',
    'socket-conflict',
    'pam-kill-mode',
  ],
]);

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

/** Messages for which there is no finding, and why. */
const UNMATCHED: readonly (readonly [RegExp, string])[] = [
  [
    /Unit (?:etcd2?|fleet|flanneld|locksmithd|update-engine|systemd-\S+)\.\w+ not found/,
    'the machine has that unit, the root of the test has not; which of several is named is chance',
  ],
  [/^Failed to assign slice \S+ to unit \S+\.slice/, 'where a slice belongs is said by its name alone'],
];

/** What a message is to be met by, where that is one kind of finding. */
const CODES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Unknown key '/, ['unknown-directive', 'lost-continuation']],
  [/^Unknown section '/, ['unknown-section']],
  [/^Invalid section header|^Assignment outside|^Missing (?:'='|key)/, ['unit-syntax', 'lost-continuation']],
  [/^Failed to resolve unit specifiers/, ['bad-specifier']],
  [
    /^(?:Failed to parse|Invalid) /,
    ['bad-value', 'comma-list', 'trailing-comment', 'bad-specifier', 'unit-syntax'],
  ],
  [/^Unbalanced quoting|^Ignoring unknown escape|^Empty path|^Executable (?:name|path)/, ['exec-syntax']],
  [/^Neither a valid executable name/, ['relative-exec-path', 'exec-syntax']],
];

/** Findings that systemd does not confirm, and why they are right all the same. */
const DIFFERENCES: readonly (readonly [RegExp, string])[] = [
  [/fails to start\.$/, 'verify does not look whether a program of that name exists'],
];

export interface Differences {
  /** Messages of systemd without a finding on the same logical line. */
  readonly missed: readonly string[];
  /** Findings that claim to say what systemd does, on lines where it says nothing. */
  readonly alone: readonly string[];
  /** Units that one of the two refuses and the other takes. */
  readonly graded: readonly string[];
}

export const NO_DIFFERENCES: Differences = { missed: [], alone: [], graded: [] };

/** Each message has its finding, each finding that claims so its message, and what is refused is an error. */
export function differences(
  units: ReadonlyMap<string, string>,
  verdicts: readonly Verdict[],
  systemd: number,
): Differences {
  const said = slipway(units, systemd);
  const byUnit = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const known = byUnit.get(verdict.unit);
    if (known) known.push(verdict);
    else byUnit.set(verdict.unit, [verdict]);
  }
  const dropIns = new Map<string, string[]>();
  for (const name of units.keys()) {
    const [parent = '', file] = name.split('.d/');
    if (file) dropIns.set(parent, [...(dropIns.get(parent) ?? []), name]);
  }
  const missed: string[] = [];
  const alone: string[] = [];
  const graded: string[] = [];
  for (const [name, text] of units) {
    const ofUnit = byUnit.get(name) ?? [];
    const mine = said.get(name) ?? [];
    const lines = logicalLines(text);
    missed.push(...unmatched(lines, ofUnit, mine).map((one) => `${name}:${one}`));
    const refuses = ofUnit.some(({ message }) => REFUSED.exec(message)?.[1] === name);
    const isError = ({ severity, code, message }: Said) =>
      severity === 'error' &&
      JUDGED_BY_SYSTEMD.has(code) &&
      !DIFFERENCES.some(([pattern]) => pattern.test(message));
    const family = [name, ...(dropIns.get(name) ?? [])].flatMap((one) => said.get(one) ?? []);
    if (!name.includes('.d/') && refuses !== family.some(isError))
      graded.push(`${name}: ${refuses ? 'refused' : 'taken'}\n${text}`);
    const ofWhole = (byUnit.get(name.replace(/\.d\/.*$/, '')) ?? []).filter(({ line }) => line === 0);
    alone.push(...unconfirmed(lines, [...ofUnit, ...ofWhole], mine).map((one) => `${name}:${one}`));
  }
  return { missed, alone, graded };
}

/** What Slipway says of unit files that stand in one document, with lines of each file; 0 is the unit itself. */
function slipway(units: ReadonlyMap<string, string>, systemd: number): Map<string, Said[]> {
  const { text, places } = documentOf(new Map([...units, ...STUBS]));
  const target: Target = { dialect: 'flatcar', systemd, platform: 'none' };
  const analysis = analyze(text, target);
  if (analysis.config.problems.length > 0) throw new Error(JSON.stringify(analysis.config.problems));
  const index = new LineIndex(text);
  const placeOf = new Map(
    places.flatMap((place) =>
      Array.from({ length: place.last - place.first + 1 }, (_, i) => [place.first + i, place] as const),
    ),
  );
  const said = new Map<string, Said[]>([...units.keys()].map((name) => [name, []]));
  for (const { code, severity, message, span, unit } of diagnose(analysis)) {
    const { line } = index.positionAt(span.start);
    const place = placeOf.get(line);
    const name = place?.name ?? (unit === null ? '' : (analysis.machine.units[unit]?.name ?? ''));
    said.get(name)?.push({ line: place ? line - place.first + 1 : 0, severity, code, message });
  }
  return said;
}

interface Place {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** A cloud-config of unit files and drop-ins (`web.service.d/10-more.conf`), and the lines at which each stands. */
function documentOf(units: ReadonlyMap<string, string>): { text: string; places: readonly Place[] } {
  const lines = ['#cloud-config', 'coreos:', '  units:'];
  const places: Place[] = [];
  const add = (name: string, text: string, indent: string) => {
    if (text === '') return;
    lines.push(`${indent}content: |2${text.endsWith('\n') ? '+' : '-'}`);
    const first = lines.length + 1;
    lines.push(
      ...text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${indent}  ${line}`),
    );
    places.push({ name, first, last: lines.length });
  };
  const names = new Set([...units.keys()].map((name) => name.replace(/\.d\/.*$/, '')));
  for (const name of names) {
    lines.push(`    - name: ${JSON.stringify(name)}`);
    const dropIns = [...units].filter(([key]) => key.startsWith(`${name}.d/`));
    if (dropIns.length > 0) lines.push('      drop-ins:');
    for (const [key, text] of dropIns) {
      lines.push(`        - name: ${key.slice(name.length + 3)}`);
      add(key, text, '          ');
    }
    add(name, units.get(name) ?? '', '      ');
  }
  return { text: `${lines.join('\n')}\n`, places };
}

function unmatched(lines: LogicalLines, verdicts: readonly Verdict[], said: readonly Said[]): string[] {
  return verdicts
    .filter(({ message }) => !CONSEQUENCES.test(message) && !UNMATCHED.some(([known]) => known.test(message)))
    .filter(({ line, message }) => {
      const [first, last] = line === 0 ? [0, Number.POSITIVE_INFINITY] : logicalLine(lines, line);
      const codes = CODES.find(([pattern]) => pattern.test(message))?.[1];
      return !said.some(
        ({ line: at, code }) => first <= at && at <= last && (!codes || codes.includes(code)),
      );
    })
    .map(({ line, message }) => `${line}: ${message}`);
}

/** Slipway's findings in places where systemd has no message: its errors, and what it says systemd ignores. */
function unconfirmed(lines: LogicalLines, verdicts: readonly Verdict[], said: readonly Said[]): string[] {
  const own = verdicts.filter(({ message }) => !CONSEQUENCES.test(message));
  const isRefused = own.length < verdicts.length;
  return said
    .filter(({ severity, code }) => {
      if (severity === 'error') return JUDGED_BY_SYSTEMD.has(code);
      return !isRefused && severity === 'warning' && IGNORED_BY_SYSTEMD.has(code);
    })
    .filter(({ line }) => {
      const [first, last] = line === 0 ? [0, 0] : logicalLine(lines, line);
      return !own.some(
        (one) => one.line === 0 || one.line > lines.length || (first <= one.line && one.line <= last),
      );
    })
    .filter(({ message }) => !DIFFERENCES.some(([pattern]) => pattern.test(message)))
    .map(({ line, code, message }) => `${line}: ${code}: ${message}`);
}

/** For each physical line the first and last of its logical one. */
type LogicalLines = readonly (readonly [first: number, last: number])[];

function logicalLines(text: string): LogicalLines {
  const index = new LineIndex(text);
  const lines: [number, number][] = [];
  for (let at = 0; at < text.length; ) {
    const physical = physicalLine(text, at);
    const end = isComment(text, physical) ? physical.next : readLogicalLine(text, at).span.end;
    const first = index.positionAt(at).line;
    const last = index.positionAt(Math.max(at, end - 1)).line;
    for (let line = lines.length + 1; line <= last; line++) lines.push([first, last]);
    at = end;
  }
  return lines;
}

function logicalLine(lines: LogicalLines, line: number): readonly [number, number] {
  return lines[Math.min(line, lines.length) - 1] ?? [line, line];
}
