import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { composeEdits } from '../text/compose-edits.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import type { RuleLevels } from './rule-levels.ts';
import { rules } from './rules.ts';

/**
 * The edits that mend every finding of one code, or of all where it is null, that offers exactly one fix; where
 * there is a choice it is the user's. Fixes that touch each other are made one after the other, and one may bring
 * forth another finding: the result is judged again until nothing is left to do, or a few times. What would bring
 * an error is left out.
 */
export function fixAll(analysis: Analysis, code: string | null, levels: RuleLevels = {}): TextEdit[] {
  let edits: TextEdit[] = [];
  let current: Judged = judge(analysis, levels);
  const seen = new Set([analysis.text]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = disjointFixes(current.diagnostics, code);
    if (fixes.length === 0) break;
    const next = withoutNewErrors(current, fixes, levels);
    if (!next || seen.has(next.judged.analysis.text)) break;
    seen.add(next.judged.analysis.text);
    edits = composeEdits(edits, next.edits);
    current = next.judged;
  }
  return edits;
}

const MOST_ROUNDS = 10;
const MOST_TRIALS = 30;

interface Judged {
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
}

interface Mended {
  readonly edits: readonly TextEdit[];
  readonly judged: Judged;
}

function judge(analysis: Analysis, levels: RuleLevels): Judged {
  return { analysis, diagnostics: diagnose(analysis, levels) };
}

/**
 * As many fixes as do not touch each other, those of outer languages first: a key that is spelled right may make another
 * fix needless. The others wait for the next round.
 */
function disjointFixes(diagnostics: readonly Diagnostic[], code: string | null): Fix[] {
  const chosen: Fix[] = [];
  for (const diagnostic of diagnostics.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (code !== null && diagnostic.code !== code) continue;
    const [only, ...others] = diagnostic.fixes;
    if (!only || others.length > 0) continue;
    const isApart = only.edits.every((edit) =>
      chosen.every((other) => other.edits.every((one) => !touch(edit, one))),
    );
    if (isApart) chosen.push(only);
  }
  return chosen;
}

const ranks: ReadonlyMap<string, number> = new Map(rules.map(({ code }, i) => [code, i]));

function rankOf({ code }: Diagnostic): number {
  return ranks.get(code) ?? rules.length;
}

/** All of the fixes, or, where together they bring an error, those of the first few that do not. */
function withoutNewErrors(before: Judged, fixes: readonly Fix[], levels: RuleLevels): Mended | null {
  const all = mended(before, fixes, levels);
  if (!bringsError(before, all)) return all;
  let best: Mended | null = null;
  const kept: Fix[] = [];
  for (const fix of fixes.slice(0, MOST_TRIALS)) {
    const trial = mended(before, [...kept, fix], levels);
    if (bringsError(before, trial)) continue;
    kept.push(fix);
    best = trial;
  }
  return best;
}

function mended({ analysis }: Judged, fixes: readonly Fix[], levels: RuleLevels): Mended {
  const edits = sortEdits(fixes.flatMap((fix) => fix.edits));
  return { edits, judged: judge(analyze(applyEdits(analysis.text, edits), analysis.target), levels) };
}

/**
 * What comes to light once the text can be read was there before, unless it lies in what the fixes wrote, or its rule
 * judges what cannot be read, too.
 */
function bringsError(before: Judged, { edits, judged: after }: Mended): boolean {
  const isReadNow = !before.analysis.config.readable && after.analysis.config.readable;
  const written = isReadNow ? writtenSpans(edits) : [];
  const isBrought = ({ code, span }: Diagnostic) =>
    !isReadNow || judgingUnreadable.has(code) || written.some((one) => overlaps(one, span));
  const known = before.diagnostics.filter(isError).map(show);
  return after.diagnostics.some((error) => {
    if (!isError(error)) return false;
    const at = known.indexOf(show(error));
    if (at >= 0) known.splice(at, 1);
    return at < 0 && isBrought(error);
  });
}

const judgingUnreadable: ReadonlySet<string> = new Set(
  rules.flatMap((rule) => ('judgesUnreadable' in rule && rule.judgesUnreadable ? [rule.code] : [])),
);

/** Where the new text of sorted edits stands in the result. */
function writtenSpans(edits: readonly TextEdit[]): Span[] {
  let moved = 0;
  return edits.map(({ span, newText }) => {
    const start = span.start + moved;
    moved += newText.length - (span.end - span.start);
    return { start, end: start + newText.length };
  });
}

/** What a deletion leaves is empty, and overlaps nothing. */
function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function show({ code, message }: Diagnostic): string {
  return `${code}: ${message}`;
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
