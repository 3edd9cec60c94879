import type { Finding } from './finding.ts';
import { goQuote } from './go-text.ts';
import type { Verdict } from './validate.ts';

/**
 * A verdict as lines of text: `line N: severity: message`, by number and then by text, or the one line
 * `failed: "…"`. The validator itself prints its findings in no order.
 */
export function printVerdict(verdict: Verdict): string[] {
  if ('failed' in verdict) return [`failed: ${goQuote(verdict.failed)}`];
  return [...verdict.findings]
    .sort((a, b) => a.line - b.line || compare(withoutLine(a), withoutLine(b)))
    .map((finding) => `line ${finding.line}: ${withoutLine(finding)}`);
}

function withoutLine({ severity, message }: Finding): string {
  return `${severity}: ${message.replaceAll('\n', '\\n')}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
