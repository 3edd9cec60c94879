import type { Analysis } from '../analysis.ts';
import type { Span } from '../text/span.ts';
import type { Diagnostic, Related, Severity } from './diagnostic.ts';
import { isFilledIn } from './incomplete.ts';
import type { Finding, Rule } from './rule.ts';
import { rules } from './rules.ts';

/** Severity by code where it differs from the rule's; `off` silences the rule. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/**
 * What is wrong with a document, by place, the graver first. A rule that fails is a bug of ours and must not
 * hide what the others find: it reports nothing here, and fails its tests through `runRule`.
 */
export function diagnose(analysis: Analysis, levels: RuleLevels = {}): Diagnostic[] {
  const found = rules.flatMap((rule): Diagnostic[] => {
    const level = levels[rule.code];
    if (level === 'off') return [];
    try {
      const diagnostics = runRule(rule, analysis);
      return level ? diagnostics.map((diagnostic) => ({ ...diagnostic, severity: level })) : diagnostics;
    } catch {
      return [];
    }
  });
  return found.sort((a, b) => a.span.start - b.span.start || GRAVITY[a.severity] - GRAVITY[b.severity]);
}

/**
 * The findings of one rule, in the order in which it reports them. While the YAML cannot be read only rules
 * of the text itself speak; what stands on template text is not judged.
 */
export function runRule(rule: Rule, analysis: Analysis): Diagnostic[] {
  if (!analysis.config.readable && !rule.judgesUnreadable) return [];
  const found: Diagnostic[] = [];
  rule.check(analysis, (finding) => {
    const diagnostic = toDiagnostic(rule, analysis, finding);
    if (!isFilledIn(analysis, diagnostic.span)) found.push(diagnostic);
  });
  return found;
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

function toDiagnostic(rule: Rule, { text }: Analysis, finding: Finding): Diagnostic {
  return {
    code: rule.code,
    severity: finding.severity ?? rule.severity,
    message: finding.message,
    span: visibleSpan(text, finding.span),
    related: (finding.related ?? []).map(
      ({ message, span }): Related => ({ message, span: visibleSpan(text, span) }),
    ),
    fixes: finding.fixes ?? [],
    unit: finding.unit ?? null,
  };
}

/** The span inside the text; an empty one takes in a character of its line, so that there is something to see. */
function visibleSpan(text: string, { start, end }: Span): Span {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  if (to > from) return { start: from, end: to };
  const follows = from < text.length && !isLineEnd(text[from]);
  if (follows || from === 0) return { start: from, end: Math.min(from + 1, text.length) };
  return { start: from - 1, end: from };
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
