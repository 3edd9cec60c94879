import type { Span } from '../text/span.ts';
import type { YamlProblem } from './document.ts';
import { behindLineEnd, lineEnd } from './line-ends.ts';
import { type Finding, tabIndent } from './yaml-problem.ts';

/** More are counted, not listed. */
export const MOST_PROBLEMS = 20;

/**
 * What is told of all that was found: sorted, of each kind the first on a line, and behind the first
 * twenty how many there are still. Where a tab indents the line, that is what is wrong with it.
 */
export function problemList(text: string, findings: readonly Finding[]): readonly YamlProblem[] {
  const kinds = firstOfEachKind(text, findings);
  const listed = kinds.slice(0, MOST_PROBLEMS).map(toProblem);
  const further = kinds.slice(MOST_PROBLEMS);
  const next = further[0];
  if (!next) return listed;
  const codes = new Set(further.map(({ code }) => code));
  return [
    ...listed,
    {
      severity: further.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
      code: codes.size === 1 ? next.code : 'further-problems',
      message: `… and ${further.length} further ${further.length === 1 ? 'problem' : 'problems'} from here on.`,
      span: next.span,
    },
  ];
}

function toProblem({ severity, code, span, describe }: Finding): YamlProblem {
  return { severity, code, message: describe(), span };
}

function firstOfEachKind(text: string, findings: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  const lines = new LineWalk(text);
  let onLine = new Set<string>();
  for (const found of inTextOrder(tabsBlamed(text, findings))) {
    if (lines.moveTo(found.span.start)) onLine = new Set();
    if (onLine.has(found.code)) continue;
    onLine.add(found.code);
    result.push(found);
  }
  return result;
}

/** Faults that a tab before the text of a line brings about. */
const INDENT_CODES: ReadonlySet<string> = new Set([
  'tab-indent',
  'bad-indent',
  'multiline-key',
  'block-as-key',
  'missing-character',
  'unexpected-token',
  'bad-scalar-start',
]);

function tabsBlamed(text: string, findings: readonly Finding[]): Finding[] {
  const lines = new LineWalk(text);
  return inTextOrder(findings).map((found) => {
    lines.moveTo(found.span.start);
    if (found.severity !== 'error' || !INDENT_CODES.has(found.code)) return found;
    const tab = tabInIndent(text, lines.start) ?? tabInLaterLine(text, found.span);
    return tab === null ? found : tabIndent({ start: tab, end: tab + 1 });
  });
}

function tabInIndent(text: string, lineStart: number): number | null {
  let at = lineStart;
  while (text[at] === ' ') at++;
  return text[at] === '\t' ? at : null;
}

/** A key over several lines is reported where it begins; a tab may be why the next line belongs to it. */
function tabInLaterLine(text: string, { start, end }: Span): number | null {
  const indent = /[\r\n] *\t/.exec(text.slice(start, Math.min(end, start + 1000)));
  return indent ? start + indent.index + indent[0].length - 1 : null;
}

function inTextOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start);
}

/** The line of an offset, for offsets that only grow. */
class LineWalk {
  start = 0;
  private end = -1;

  constructor(private readonly text: string) {}

  /** True when the line is another than before. */
  moveTo(offset: number): boolean {
    if (offset <= this.end) return false;
    while (this.end < offset) {
      this.start = this.end < 0 ? 0 : behindLineEnd(this.text, this.end);
      if (this.start >= this.text.length) this.end = Number.POSITIVE_INFINITY;
      else this.end = lineEnd(this.text, this.start);
    }
    return true;
  }
}
