import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dialect } from './dialect.ts';
import { printVerdict } from './print.ts';
import { validateAsReference } from './validate.ts';

const recordings = '../shared/oracle/cases';
const names = namesIn(recordings).flatMap((file) => (file.endsWith('.yml') ? [file.slice(0, -4)] : []));

const suffixes: readonly (readonly [Dialect, string])[] = [
  ['flatcar', 'expected'],
  ['coreos', 'coreos.expected'],
];

describe.skipIf(names.length === 0)(`recorded answers (skipped where ${recordings} is absent)`, () => {
  describe.each(suffixes)('of %s', (dialect, suffix) => {
    it.each(names)('%s', (name) => {
      const document = readFileSync(`${recordings}/${name}.yml`, 'utf8');
      const recorded = linesOf(readFileSync(`${recordings}/${name}.${suffix}`, 'utf8'));
      const verdict = validateAsReference(document, dialect);
      const lines = printVerdict(verdict);
      if (recorded.some(isCrash)) expect(verdict).toHaveProperty('findings');
      else if (recorded.includes(unreadable)) expect(kinds(lines)).toEqual(kinds(recorded));
      else expect(lines).toEqual(recorded);
    });
  });
});

const corpus = '../shared/corpus/cloud-config';
const documents = namesIn(corpus);

describe.skipIf(documents.length === 0)(`real documents (skipped where ${corpus} is absent)`, () => {
  it.each(documents)('%s is judged without a failure', (name) => {
    const document = readFileSync(`${corpus}/${name}`, 'utf8');
    for (const [dialect] of suffixes)
      expect(() => printVerdict(validateAsReference(document, dialect))).not.toThrow();
  });
});

const unreadable = 'line 0: warning: incorrect type for "" (want struct)';

/** The validator itself failed, not the document. */
function isCrash(line: string): boolean {
  return /^failed: "(?:reflect|runtime error|toNode\(\)):? /.test(line);
}

/** Without what hangs on the YAML library. */
function kinds(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^line \d+: error: .*/, 'error'));
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
