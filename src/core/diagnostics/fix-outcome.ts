import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { diagnose } from './diagnose.ts';
import { fixAll } from './fix-all.ts';

/** What `fixAll` does, and one or two sentences that say how far it came. */
export interface FixOutcome {
  readonly edits: readonly TextEdit[];
  readonly summary: string;
}

/** @param code the kind of findings to fix; null for all that can be. */
export function fixOutcome(analysis: Analysis, code: string | null): FixOutcome {
  const edits = fixAll(analysis, code);
  const before = count(analysis, code);
  const after =
    edits.length === 0 ? before : count(analyze(applyEdits(analysis.text, edits), analysis.target), code);
  return { edits, summary: summaryOf(before, after, code) };
}

function count(analysis: Analysis, code: string | null): number {
  return diagnose(analysis).filter((found) => code === null || found.code === code).length;
}

function summaryOf(before: number, after: number, code: string | null): string {
  const kind = code === null ? '' : ` of ${code}`;
  const findings = `${before} ${before === 1 ? 'finding' : 'findings'}${kind}`;
  const fixed = Math.max(0, before - after);
  if (before === 0) return `There are no findings${kind}.`;
  if (fixed === 0) {
    return before === 1
      ? `Nothing fixed: the one finding${kind} has no single safe fix.`
      : `Nothing fixed: none of the ${findings} has a single safe fix.`;
  }
  if (after === 0) return before === 1 ? `Fixed the one finding${kind}.` : `Fixed all ${findings}.`;
  return `Fixed ${fixed} of ${findings}. ${after === 1 ? 'The other one has' : `The other ${after} have`} no single safe fix.`;
}
