import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../fixtures/index.ts';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';
import { fixAll } from './fix-all.ts';

const errorsOf = (text: string) =>
  diagnose(analyze(text))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);

/** What each fix, and all of a kind together, make worse: an error that was not there. */
function check(text: string): void {
  const before = errorsOf(text);
  const found = diagnose(analyze(text));
  const isReadable = analyze(text).config.readable;
  const bring = (edits: Parameters<typeof applyEdits>[1]) => {
    const after = applyEdits(text, edits);
    // What comes to light once the text can be read was there before.
    if (!isReadable && analyze(after).config.readable) return [];
    const more = errorsOf(after);
    for (const error of before) if (more.includes(error)) more.splice(more.indexOf(error), 1);
    return more;
  };
  for (const { code, message, fixes } of firstOfEach(found)) {
    for (const { title, edits } of fixes) expect(bring(edits), `${code}: ${message}\n${title}`).toEqual([]);
  }
  for (const code of new Set(found.map((one) => one.code))) {
    expect(bring(fixAll(analyze(text), code)), `all of ${code}`).toEqual([]);
  }
}

/** The first finding of each code: a document may have hundreds of one kind. */
function firstOfEach(found: readonly Diagnostic[]): Diagnostic[] {
  return found.filter((one, i) => found.findIndex(({ code }) => code === one.code) === i);
}

describe('a fix never makes another error', () => {
  it.each(fixtures().map(({ name, text }): [string, string] => [name, text]))(
    'in the fixture %s',
    (_, text) => check(text),
  );

  const folder = '../shared/corpus/cloud-config';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  it.skipIf(names.length === 0).each(names)(
    `in the real document %s (skipped where ${folder} is absent)`,
    (name) => check(readFileSync(`${folder}/${name}`, 'utf8')),
  );
});
