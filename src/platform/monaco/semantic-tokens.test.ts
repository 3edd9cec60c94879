import { expect, it } from 'vitest';
import { LineIndex } from '../../core/text/line-index.ts';
import { encodeSemanticTokens, type SemanticSpan } from './semantic-tokens.ts';

/** Rows of line step, column step, length, kind. */
function check(text: string, spans: readonly SemanticSpan[], expected: string) {
  const numbers = [...encodeSemanticTokens(new LineIndex(text), spans)];
  const rows: string[] = [];
  for (let i = 0; i < numbers.length; i += 5) rows.push(numbers.slice(i, i + 4).join(' '));
  expect(rows.join(', ')).toBe(expected);
}

const name = (start: number, end: number): SemanticSpan => ({ span: { start, end }, kind: 'name' });

it('counts from the token before', () => check('ab cd\nef', [name(6, 8), name(3, 5)], '0 3 2 0, 1 0 2 0'));
it('leaves out what overlaps', () => check('abcd', [name(0, 3), name(2, 4)], '0 0 3 0'));
it('leaves out what goes over lines', () => check('ab\ncd', [name(0, 4), name(3, 5)], '1 0 2 0'));
it('leaves out nothing at all', () => check('ab', [name(1, 1)], ''));
