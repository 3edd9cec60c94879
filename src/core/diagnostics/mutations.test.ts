import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits, sortEdits } from '../text/text-edit.ts';
import { readCaretFixture } from './caret-fixture.ts';
import { runRule } from './diagnose.ts';
import { rules } from './rules.ts';

const documents = rules.flatMap(({ bad, good }) => [
  ...bad.map((one) => readCaretFixture(one).text),
  ...good.map((one) => one.replace(/^\n/, '')),
]);

/** Text that is likely to hurt where it is put. */
const splinters = fc.constantFrom(
  ...[
    '',
    '\n',
    '\r',
    '\t',
    ' ',
    ':',
    '- ',
    '"',
    "'",
    '\\',
    '%',
    '%n',
    '$',
    '@',
    '[',
    ']',
    '{{ x }}',
    '<%= x %>',
  ],
  ...[
    '*a',
    '&a ',
    '|',
    '>',
    '#',
    ',',
    ';',
    '=',
    '[Unit]\n',
    'After=',
    '--',
    '-p 80:80 ',
    '\u00e9',
    '\ud83d\ude00',
    '\ufeff',
  ],
);

const mutilated = fc
  .record({
    document: fc.constantFrom(...documents.filter((text) => text.length < 5000)),
    cuts: fc.array(fc.record({ at: fc.nat(5000), length: fc.nat(12), splinter: splinters }), {
      minLength: 1,
      maxLength: 4,
    }),
    crlf: fc.boolean(),
  })
  .map(({ document, cuts, crlf }) => {
    const text = cuts.reduce((current, { at, length, splinter }) => {
      const start = at % (current.length + 1);
      return current.slice(0, start) + splinter + current.slice(start + length);
    }, document);
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

const truncated = fc
  .record({ document: fc.constantFrom(...documents), end: fc.nat(20_000) })
  .map(({ document, end }) => document.slice(0, end % (document.length + 1)));

describe('on any text', () => {
  it('no rule fails, every finding covers something, and every fix can be applied', () => {
    fc.assert(
      fc.property(fc.oneof(mutilated, truncated), (text) => {
        const found = rules.flatMap((rule) => runRule(rule, analyze(text)));
        for (const { span, related, fixes } of found) {
          for (const place of [span, ...related.map((one) => one.span)]) {
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeLessThanOrEqual(text.length);
            expect(place.end).toBeGreaterThan(place.start);
          }
          for (const { edits } of fixes) {
            expect(sortEdits(edits)).toEqual(edits);
            expect(applyEdits(text, edits)).not.toBe(text);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
