import type { Analysis } from '../analysis.ts';
import type { Span } from '../text/span.ts';
import type { Diagnostic, Fix, Related, Severity } from './diagnostic.ts';
import { isFilledIn } from './incomplete.ts';
import { otherFormat } from './other-format.ts';
import { placedSources, unitAround } from './places.ts';
import type { DocumentRule, Finding, Rule, TextRule } from './rule.ts';
import type { RuleLevels } from './rule-levels.ts';
import { rules } from './rules.ts';
import { isAsked, levelAt } from './switches.ts';
import { checkText, orNone, placeFinding, rememberedFindings } from './text-findings.ts';

/**
 * What is wrong with a document, by place, the graver first. A comment in the document gives a rule its level, else
 * `levels` does, else the rule itself. A rule that fails is a bug of ours and must not hide what the others find: it
 * reports nothing here, and fails its tests through `runRule`.
 */
export function diagnose(analysis: Analysis, levels: RuleLevels = {}): Diagnostic[] {
  const steps = diagnosing(analysis, levels);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `diagnose`, in short steps: a large document can be judged between other work, and given up. */
export function* diagnosing(
  analysis: Analysis,
  levels: RuleLevels = {},
): Generator<undefined, Diagnostic[], undefined> {
  const found: Diagnostic[] = [];
  const add = (rule: Rule, finding: Finding) => {
    const level = levelAt(analysis, rule.code, finding.span.start, levels[rule.code]);
    if (level === 'off') return;
    const { fixes } = finding;
    const diagnostic = toDiagnostic(rule, analysis, {
      ...finding,
      ...(level ? { severity: level } : {}),
      ...(fixes ? { fixes: () => orNone(fixes) } : {}),
    });
    if (!isFilledIn(analysis, diagnostic.span)) found.push(diagnostic);
  };
  for (const rule of documentRules) {
    if (!isAsked(analysis, rule.code, levels[rule.code]) || !speaks(rule, analysis)) continue;
    const findings = orNone(() => {
      const reported: Finding[] = [];
      rule.check(analysis, (finding) => reported.push(finding));
      return reported;
    });
    for (const finding of findings) add(rule, finding);
    yield;
  }
  for (const [i, placed] of isJudged(analysis) ? placedSources(analysis).entries() : []) {
    for (const { rule, finding } of rememberedFindings(textRules, placed, analysis.target)) {
      add(rule, placeFinding(analysis, placed, finding));
    }
    if (i % TEXTS_PER_STEP === TEXTS_PER_STEP - 1) yield;
  }
  return found.sort(
    (a, b) =>
      a.span.start - b.span.start ||
      GRAVITY[a.severity] - GRAVITY[b.severity] ||
      (RANK.get(a.code) ?? 0) - (RANK.get(b.code) ?? 0),
  );
}

/**
 * The findings of one rule, in the order in which it reports them, with nothing remembered. While the YAML cannot be
 * read only rules of the text itself speak; what stands on template text is not judged.
 */
export function runRule(rule: Rule, analysis: Analysis): Diagnostic[] {
  const findings: Finding[] = [];
  if (!('checkText' in rule)) {
    if (speaks(rule, analysis)) rule.check(analysis, (finding) => findings.push(finding));
  } else if (isJudged(analysis)) {
    for (const placed of placedSources(analysis)) {
      for (const { finding } of checkText(rule, placed, analysis.target)) {
        findings.push(placeFinding(analysis, placed, finding));
      }
    }
  }
  return findings
    .map((finding) => toDiagnostic(rule, analysis, finding))
    .filter(({ span }) => !isFilledIn(analysis, span));
}

const TEXTS_PER_STEP = 25;
const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };
const RANK: ReadonlyMap<string, number> = new Map(rules.map(({ code }, i) => [code, i]));

const textRules: readonly TextRule[] = rules.filter((rule) => 'checkText' in rule);
const documentRules = rules.filter((rule): rule is DocumentRule => !('checkText' in rule));

function speaks(rule: DocumentRule, analysis: Analysis): boolean {
  return rule.judgesUnreadable === true || isJudged(analysis);
}

/** Whether the text can be read, and is meant as a cloud-config. */
function isJudged(analysis: Analysis): boolean {
  return analysis.config.readable && otherFormat(analysis) === null;
}

function toDiagnostic(rule: Rule, analysis: Analysis, finding: Finding): Diagnostic {
  const { text } = analysis;
  let fixes: readonly Fix[] | null = null;
  return {
    code: rule.code,
    severity: finding.severity ?? rule.severity,
    message: finding.message,
    span: visibleSpan(text, finding.span),
    related: (finding.related ?? []).map(
      ({ message, span }): Related => ({ message, span: visibleSpan(text, span) }),
    ),
    get fixes() {
      fixes ??= finding.fixes?.() ?? [];
      return fixes;
    },
    unit: finding.unit ?? unitAround(analysis, finding.span.start),
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
