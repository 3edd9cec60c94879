import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import type { Dialect } from '../reference/dialect.ts';
import { type Verdict, validateAsReference } from '../reference/validate.ts';
import { defaultTarget } from '../target.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Every finding of coreos-cloudinit's validator has a finding here: which of our codes may stand for its message. */
const CODES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^must be /, ['missing-header']],
  [/^unrecognized key /, ['unknown-key']],
  [/^deprecated key /, ['outdated-key']],
  [/^incorrect type for "" /, ['yaml-syntax']],
  [
    /^incorrect type for /,
    ['missing-value', 'ambiguous-value', 'wrong-type', 'bad-unit-name', 'nameless-entry', 'bad-file-path'],
  ],
  [/^invalid value /, ['unknown-value', 'ambiguous-value', 'wrong-type']],
  [/^content cannot be decoded as /, ['bad-encoding', 'wrong-type']],
  [/^file cannot be written /, ['bad-file-path']],
  [/^discovery URL /, ['discovery-url']],
  [/^write_files doesn't belong /, ['unknown-key']],
  [/^couldn't parse yaml error$/, ['yaml-syntax', 'wrong-type']],
  [/cannot unmarshal /, ['wrong-type']],
  [/./, ['yaml-syntax']],
];

/** What the validator says besides another finding of its own, about the same thing. */
function isConsequence({ message }: Claim, others: readonly Claim[]): boolean | undefined {
  const named = /^content cannot be decoded as (".*")$/.exec(message)?.[1];
  return (
    message === 'incorrect type for "" (want struct)' ||
    message.startsWith("write_files doesn't belong") ||
    named?.startsWith('"<') ||
    (named !== undefined && others.some((other) => other.message === `invalid value ${JSON.parse(named)}`))
  );
}

/** The findings that have none of ours, as `line: message`. Each of ours stands for one. */
function missed(text: string, dialect: Dialect): string[] {
  const analysis = analyze(text, { ...defaultTarget, dialect });
  const left = diagnose(analysis);
  const all = claims(validateAsReference(text, dialect));
  return all.flatMap((claim) => {
    if (isConsequence(claim, all)) return [];
    const { line, message, isFailure } = claim;
    const codes = CODES.find(([pattern]) => pattern.test(message))?.[1] ?? [];
    const isOne = (one: Diagnostic) => codes.includes(one.code) && (!isFailure || one.severity === 'error');
    const isHere = (one: Diagnostic) => analysis.lines.positionAt(one.span.start).line === line;
    const here = left.findIndex((one) => isOne(one) && isHere(one));
    const at = here >= 0 ? here : left.findIndex(isOne);
    if (at < 0) return [`${line}: ${message}`];
    left.splice(at, 1);
    return [];
  });
}

interface Claim {
  readonly line: number;
  readonly message: string;
  /** The machine discards the document for it. */
  readonly isFailure: boolean;
}

function claims(verdict: Verdict): Claim[] {
  if ('findings' in verdict) return verdict.findings.map((found) => ({ ...found, isFailure: false }));
  const [head = '', ...lines] = verdict.failed.split('\n');
  if (lines.length === 0) return [{ line: 0, message: head, isFailure: true }];
  return lines.map((text) => {
    const [, line = '0', message = ''] = /^\s*line (\d+): (.*)$/.exec(text) ?? [];
    return { line: Number(line), message, isFailure: true };
  });
}

/** Documents of which something is not found, and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['A character that begins nothing', 'a word that begins with @ is taken for a placeholder of a template'],
  ['064-yaml-reserved-at.yml', 'a word that begins with @ is taken for a placeholder of a template'],
  ['Quoted texts may go on at any indentation', 'our YAML library does not read it, so only that is told'],
  ['Brackets may go on at any indentation', 'our YAML library does not read it, so only that is told'],
]);

const dialects: readonly Dialect[] = ['flatcar', 'coreos'];

const cases = readFileSync(new URL('../reference/validator-cases.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((block): [string, string] => {
    const [head = ''] = block.split(/^>>> /m);
    const titleEnd = head.indexOf('\n');
    return [head.slice(0, titleEnd), head.slice(titleEnd + 1)];
  });

const folder = '../shared/oracle/cases';
const recorded = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.yml'));

describe.each(dialects)('what the validator of %s finds is found', (dialect) => {
  function check(name: string, text: string) {
    if (EXCEPTIONS.has(name)) expect(missed(text, dialect), EXCEPTIONS.get(name)).not.toEqual([]);
    else expect(missed(text, dialect)).toEqual([]);
  }

  it.each(cases)('%s', check);

  it.skipIf(recorded.length === 0).each(recorded)(`in ${folder}/%s (skipped where that is absent)`, (name) =>
    check(name, readFileSync(`${folder}/${name}`, 'utf8')),
  );
});
