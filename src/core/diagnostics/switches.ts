import type { Analysis } from '../analysis.ts';
import type { Span } from '../text/span.ts';

/** A code named in a comment that switches its rule off. */
export interface RuleSwitch {
  readonly code: string;
  /** The code in the document. */
  readonly span: Span;
  /** The line it speaks of, 1-based: the next that is no such comment; null for the whole document. */
  readonly line: number | null;
}

/**
 * The switches in comments of the document and of the unit texts in it: `# slipway-disable-next-line code[, code]`
 * and `# slipway-disable code[, code]`. What follows ` -- ` is the reason.
 */
export function ruleSwitches(analysis: Analysis): readonly RuleSwitch[] {
  let result = known.get(analysis);
  if (!result) {
    result = analysis.text.includes('slipway-disable') ? readSwitches(analysis) : [];
    known.set(analysis, result);
  }
  return result;
}

/** True for a finding of `code` at `offset` that a comment switches off. */
export function isSwitchedOff(analysis: Analysis, code: string, offset: number): boolean {
  const switches = ruleSwitches(analysis).filter((one) => one.code === code);
  if (switches.length === 0) return false;
  const { line } = analysis.lines.positionAt(offset);
  const first = firstOfContinued(analysis, line);
  return switches.some((one) => one.line === null || one.line === line || one.line === first);
}

const known = new WeakMap<Analysis, readonly RuleSwitch[]>();
const COMMENT = /^([ \t]*[#;][ \t]*slipway-disable(-next-line)?[ \t]+)(\S.*?)[ \t]*(?:[ \t]--[ \t].*)?$/;

function readSwitches(analysis: Analysis): RuleSwitch[] {
  const { text, lines } = analysis;
  const found: RuleSwitch[] = [];
  for (let line = 1; line <= lines.lineCount; line++) {
    const { start, end } = lines.lineSpan(line);
    const [, before = '', next, codes = ''] = COMMENT.exec(text.slice(start, end)) ?? [];
    if (!before) continue;
    const about = next ? nextLine(analysis, line) : null;
    for (const { index, 0: code } of codes.matchAll(/[^\s,]+/g)) {
      const at = start + before.length + index;
      found.push({ code, span: { start: at, end: at + code.length }, line: about });
    }
  }
  return found;
}

function nextLine({ text, lines }: Analysis, line: number): number {
  let next = line + 1;
  while (next <= lines.lineCount && COMMENT.test(lineAt(text, lines.lineSpan(next)))) next++;
  return next;
}

/** A directive over several lines is switched by the comment above its first. */
function firstOfContinued({ text, lines }: Analysis, line: number): number {
  let first = line;
  while (first > 1 && /\\[ \t]*$/.test(lineAt(text, lines.lineSpan(first - 1)))) first--;
  return first;
}

function lineAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
