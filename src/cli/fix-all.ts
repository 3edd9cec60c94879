import { analyze } from '../core/analyze.ts';
import { diagnose, type RuleLevels } from '../core/diagnostics/diagnose.ts';
import type { Target } from '../core/target.ts';
import { applyEdits, sortEdits, type TextEdit } from '../core/text/text-edit.ts';

/**
 * The text with every finding mended that offers exactly one fix; where there is a choice it is the user's.
 * A fix may bring forth another finding, so it goes round until nothing changes, or a few times.
 */
export function fixAll(text: string, target: Target, levels: RuleLevels): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = disjointFixes(current, target, levels);
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
  }
  return current;
}

const MOST_ROUNDS = 10;

/** The edits of as many fixes as do not touch each other; the others wait for the next round. */
function disjointFixes(text: string, target: Target, levels: RuleLevels): TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of diagnose(analyze(text, target), levels)) {
    const [only, ...others] = fixes;
    if (!only || others.length > 0) continue;
    if (only.edits.every((edit) => chosen.every((other) => !touch(edit, other)))) chosen.push(...only.edits);
  }
  return sortEdits(chosen);
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
