import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../fixtures/index.ts';
import { analyze } from '../analyze.ts';
import type { Target } from '../target.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { readCaretFixture } from './caret-fixture.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';
import { fixAll } from './fix-all.ts';
import { rules } from './rules.ts';

/**
 * Of every fix: it mends what it is offered for, brings no error, and leaves a text that can be read. Of all fixes of a
 * kind, and of all there are: they bring no error, and there is nothing left for them to do. What is not as it should be.
 */
function faults(text: string, target?: Target): string[] {
  const found = diagnose(analyze(text, target));
  const errors = found.filter(isError).map(show);
  const judge = (edits: readonly TextEdit[]) => diagnose(analyze(applyEdits(text, edits), target));
  const brought = (after: readonly Diagnostic[]) => surplus(after.filter(isError).map(show), errors);
  const each = found.flatMap((one) =>
    one.fixes.flatMap(({ title, edits }) => {
      const { code } = one;
      const after = judge(edits);
      const count = (all: readonly Diagnostic[]) => all.filter((other) => show(other) === show(one)).length;
      const stays = count(after) >= count(found);
      return [
        ...(stays ? [`"${title}" leaves ${show(one)}`] : []),
        ...brought(after)
          .filter(
            (error) => !UNMASKED.some(([fixed, shown]) => code === fixed && error.startsWith(`${shown}:`)),
          )
          .map((error) => `"${title}" for ${show(one)} brings ${error}`),
      ];
    }),
  );
  const kinds = [...new Set(found.filter(({ fixes }) => fixes.length === 1).map(({ code }) => code)), null];
  const all = kinds.flatMap((code) => {
    const edits = fixAll(analyze(text, target), code);
    const mended = applyEdits(text, edits);
    const again = fixAll(analyze(mended, target), code);
    return [
      ...brought(judge(edits)).map((error) => `all of ${code} bring ${error}`),
      ...(again.length > 0 ? [`all of ${code} leave something to do`] : []),
    ];
  });
  return [...each, ...all];
}

/** Where the machine reads what it passed over, it finds what was wrong with it all along. */
const UNMASKED: readonly (readonly [fixed: string, shown: string])[] = [['dashed-key', 'unknown-value']];

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
const show = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

/** What is in the first list more often than in the second. */
function surplus(list: readonly string[], known: readonly string[]): string[] {
  const left = [...known];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('every fix mends its finding and brings no error', () => {
  const examples = rules.flatMap(({ code, bad, exampleTarget }) =>
    bad.map((one, i) => [`${code} ${i}`, readCaretFixture(one).text, exampleTarget] as const),
  );
  it.each(examples)('in the example %s', (_, text, target) => expect(faults(text, target)).toEqual([]));

  it.each(fixtures().map(({ name, text }) => [name, text] as const))('in the fixture %s', (_, text) =>
    expect(faults(text)).toEqual([]),
  );

  const folder = '../shared/corpus/cloud-config';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  it.skipIf(names.length === 0).each(names)(
    `in the real document %s (skipped where ${folder} is absent)`,
    { timeout: 60_000 },
    (name) => expect(faults(readFileSync(`${folder}/${name}`, 'utf8'))).toEqual([]),
  );
});
