import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { markerLimit, mostPressing, toMonacoMarker } from './markers.ts';

function finding(severity: Severity, start: number, code = 'x'): Diagnostic {
  return {
    code,
    severity,
    message: 'm',
    span: { start, end: start + 1 },
    related: [{ message: 'first here', span: { start: 0, end: 1 } }],
    fixes: [],
    unit: null,
  };
}

describe('the findings that get a squiggle', () => {
  it('puts errors before warnings', () => {
    const sorted = mostPressing([finding('hint', 0), finding('warning', 1), finding('error', 9)], {
      start: 0,
      end: 5,
    });
    expect(sorted.map(({ severity }) => severity)).toEqual(['error', 'warning', 'hint']);
  });

  it('puts the nearest to the viewport first', () => {
    const sorted = mostPressing([finding('error', 0), finding('error', 90), finding('error', 55)], {
      start: 50,
      end: 60,
    });
    expect(sorted.map(({ span }) => span.start)).toEqual([55, 90, 0]);
  });

  it('keeps an error that comes after a thousand warnings', () => {
    const many = Array.from({ length: 1000 }, (_, i) => finding('warning', i));
    const kept = mostPressing([...many, finding('error', 5000)], { start: 0, end: 10 });
    expect(kept).toHaveLength(markerLimit);
    expect(kept[0]?.severity).toBe('error');
  });
});

it('a marker carries place, code and what is related', () => {
  const resource = {} as Parameters<typeof toMonacoMarker>[2];
  const lines = new LineIndex('a\r\nbc');
  expect(toMonacoMarker(finding('warning', 3, 'late'), lines, resource, resource)).toMatchObject({
    startLineNumber: 2,
    startColumn: 1,
    endColumn: 2,
    severity: 4,
    code: { value: 'late', target: resource },
    relatedInformation: [{ message: 'first here', startLineNumber: 1 }],
  });
});
