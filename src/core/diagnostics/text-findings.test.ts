import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../fixtures/index.ts';
import { analyze } from '../analyze.ts';
import { readCaretFixture } from './caret-fixture.ts';
import { diagnose, runRule } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';
import { rules } from './rules.ts';

const documents = [
  ...fixtures().map(({ text }) => text),
  ...rules.flatMap(({ bad }) => bad.map((one) => readCaretFixture(one).text)),
].filter((text) => text.length < 3000);

/** What turns one word, line or unit into another. */
const insertions = fc.constantFrom(
  ...['', 'x', '-', '=', ' ', '\n', '"', '\\', 'After=a.service', 'docker run --nmae a b', './', '-p 1:x '],
  ...['[Serivce]', 'Restrat=no', '{{ a }}', '#', '- name: b.service\n      content: |\n        [Unit]\n'],
);

const typing = fc.record({
  document: fc.constantFrom(...documents),
  edits: fc.array(fc.record({ at: fc.nat(3000), cut: fc.nat(9), text: insertions }), {
    minLength: 1,
    maxLength: 6,
  }),
});

describe('what is remembered of a unit text', () => {
  it('is what a fresh look finds, whatever was typed before', () => {
    fc.assert(
      fc.property(typing, ({ document, edits }) => {
        let text = document;
        for (const { at, cut, text: inserted } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + inserted + text.slice(start + cut);
          const analysis = analyze(text);
          const fresh = rules.flatMap((rule) => runRule(rule, analysis));
          expect(asLines(diagnose(analysis))).toEqual(asLines(fresh));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is told of the unit it is asked for, where several have the same text', () => {
    const units = ['a.service', 'b.timer', 'c'].map(
      (name) => `    - name: ${name}\n      content: |\n        [Service]\n        ExecStart=bin/x\n`,
    );
    const text = `#cloud-config\ncoreos:\n  units:\n${units.join('')}`;
    const messages = diagnose(analyze(text)).map(({ message }) => message);
    expect(messages.filter((message) => message.includes('relative path'))).toEqual([
      '"bin/x" is a relative path, so systemd refuses a.service.',
      '"bin/x" is a relative path, so systemd refuses b.timer.',
    ]);
  });
});

/** Everything of each finding, in an order of their own. */
function asLines(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => JSON.stringify(diagnostic)).sort();
}
