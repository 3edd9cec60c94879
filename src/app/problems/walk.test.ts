import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import { gravest, nextProblem } from './walk.ts';

function at(start: number, severity: Severity): Diagnostic {
  return {
    code: `${severity}@${start}`,
    severity,
    message: '',
    span: { start, end: start + 1 },
    related: [],
    fixes: [],
    unit: null,
  };
}

const found = [at(40, 'warning'), at(10, 'error'), at(20, 'hint'), at(30, 'error')];

function check(from: number, direction: 1 | -1, expected: string | null, diagnostics = found): void {
  expect(nextProblem(gravest(diagnostics), from, direction)?.code ?? null).toBe(expected);
}

test('goes on in the order of the text', () => check(10, 1, 'error@30'));
test('goes back', () => check(40, -1, 'error@30'));
test('goes round at the end', () => check(40, 1, 'error@10'));
test('goes round at the beginning', () => check(10, -1, 'warning@40'));
test('shows hints when there is nothing graver', () => check(0, 1, 'hint@20', [at(20, 'hint')]));
test('finds nothing in a clean document', () => check(0, 1, null, []));
