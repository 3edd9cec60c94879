import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { runRule } from './diagnose.ts';
import { rules } from './rules.ts';

const folder = '../shared/corpus/cloud-config';
const names = existsSync(folder) ? readdirSync(folder) : [];

describe.skipIf(names.length === 0)(`real documents (skipped where ${folder} is absent)`, () => {
  it.each(names)('%s is judged without a failure, inside the text', (name) => {
    const analysis = analyze(readFileSync(`${folder}/${name}`, 'utf8'));
    const found = rules.flatMap((rule) => runRule(rule, analysis));
    const outside = found.filter(
      ({ span }) => span.start < 0 || span.end > analysis.text.length || span.start >= span.end,
    );
    expect(outside).toEqual([]);
  });
});
