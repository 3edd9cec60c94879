import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { annotate, meets, readCaretFixture } from './caret-fixture.ts';
import { diagnose, runRule } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

describe.each(rules.map((rule): [string, Rule] => [rule.code, rule]))('%s', (_, rule) => {
  const examples = rule.bad.map((bad): [string, string] => [readCaretFixture(bad).text, bad]);

  it('has an example of each kind, a one-line summary and docs', () => {
    expect([rule.bad.length > 0, rule.good.length > 0, /^[^\n]+\.$/.test(rule.summary)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(rule.docs).not.toBe('');
  });

  it.each(examples)('finds what is marked in %j', (text, bad) => {
    const found = findings(rule, text);
    const { expected } = readCaretFixture(bad);
    const asMarked =
      found.length === expected.length &&
      expected.every((mark, i) => meets(text, found[i] as Diagnostic, mark));
    expect(asMarked ? bad.replace(/^\n/, '') : annotate(text, found)).toBe(bad.replace(/^\n/, ''));
  });

  it.each(examples)('mends by each of its fixes %j', (text) => {
    const before = errorsOf(text, rule);
    for (const finding of findings(rule, text)) {
      for (const { title, edits } of finding.fixes) {
        const after = applyEdits(text, edits);
        const left = findings(rule, after).map(({ message }) => message);
        expect(left, `"${title}" leaves it in\n${after}`).not.toContain(finding.message);
        expect(
          errorsOf(after, rule).filter((error) => !before.includes(error)),
          `"${title}" brings an error into\n${after}`,
        ).toEqual([]);
      }
    }
  });

  it.each(rule.good.map((good) => good.replace(/^\n/, '')))('is content with %j', (text) => {
    expect(annotate(text, findings(rule, text))).toBe(text);
    expect(errorsOf(text, rule)).toEqual([]);
  });
});

describe('the rules', () => {
  it('have codes of their own', () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });
});

function findings(rule: Rule, text: string): Diagnostic[] {
  return runRule(rule, analyze(text, rule.exampleTarget)).sort((a, b) => a.span.start - b.span.start);
}

function errorsOf(text: string, rule: Rule): string[] {
  const analysis: Analysis = analyze(text, rule.exampleTarget);
  return diagnose(analysis)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}
