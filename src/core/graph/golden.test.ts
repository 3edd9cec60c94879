import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphText } from '../../../fixtures/graph-text.ts';
import { fixtures } from '../../../fixtures/index.ts';
import { analyze } from '../analyze.ts';
import { nineContainerExample } from '../catalogue/example.ts';

/** `UPDATE_GOLDEN=1 npx vitest run src/core/graph/golden.test.ts` writes the files anew; review them by eye. */
const update = process.env.UPDATE_GOLDEN === '1';
const folder = join(import.meta.dirname, '../../../fixtures/golden');
const documents = [...fixtures(), { name: 'nine-container-example', text: nineContainerExample.text }];
const fileOf = (name: string) => join(folder, `${name}.graph.txt`);

describe('what is understood of', () => {
  it.each(documents)('$name', ({ name, text }) => {
    const found = graphText(analyze(text));
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(fileOf(name), found);
    }
    expect(existsSync(fileOf(name)), `no golden file for ${name}: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(found).toBe(readFileSync(fileOf(name), 'utf8').replaceAll('\r\n', '\n'));
  });

  it('no document that is gone', () => {
    const known = new Set(documents.map(({ name }) => `${name}.graph.txt`));
    const left = readdirSync(folder).filter((file) => !known.has(file));
    if (update) for (const file of left) rmSync(join(folder, file));
    else expect(left).toEqual([]);
  });
});

describe('every prefix of every document', () => {
  it.each(fixtures())('of $name is read without throwing', ({ text }) => {
    const step = Math.max(1, Math.floor(text.length / 60));
    for (let end = 0; end <= text.length; end += step) {
      expect(() => analyze(text.slice(0, end)), `its first ${end} characters`).not.toThrow();
    }
  });
});

describe('every dependency', () => {
  it.each(documents)('of $name stands in the text', ({ text }) => {
    const outside = analyze(text)
      .graph.edges.flatMap((edge) => edge.dependencies)
      .filter(({ span }) => span.start < 0 || span.end > text.length || span.start >= span.end);
    expect(outside).toEqual([]);
  });
});
