import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { composeEdits } from '../text/compose-edits.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import type { Intent, IntentResult } from './intent.ts';
import type { Step } from './plan.ts';
import { planners } from './planners.ts';
import { inQuotes, Refused } from './refused.ts';

/** The edits that do what an intent means, or the reason why not. Never a partial change; never throws. */
export function applyIntent(analysis: Analysis, intent: Intent): IntentResult {
  return applyIntents(analysis, [intent]);
}

/** Several intents in a row as one change: all or none. Each sees what those before it did. */
export function applyIntents(analysis: Analysis, intents: readonly Intent[]): IntentResult {
  try {
    const labels: string[] = [];
    const notes: string[] = [];
    let edits: TextEdit[] = [];
    let current = analysis;
    for (const intent of intents) {
      const step = planned(current, intent);
      const done = carryOut(current, step);
      edits = composeEdits(edits, done.edits);
      current = done.after;
      labels.push(step.label);
      notes.push(...(step.notes ?? []));
    }
    return { edits, label: labels.join(', '), notes };
  } catch (problem) {
    if (problem instanceof Refused) return { refused: true, reason: problem.reason, span: problem.span };
    throw problem;
  }
}

function planned(analysis: Analysis, intent: Intent): Step {
  if (!Object.hasOwn(planners, intent.do)) throw new Refused(`There is no intent ${inQuotes(intent.do)}.`);
  refuseUnreadable(analysis);
  const planner = planners[intent.do] as (analysis: Analysis, intent: Intent) => Step;
  return planner(analysis, intent);
}

function refuseUnreadable(analysis: Analysis): void {
  const problem = analysis.config.problems.find((one) => one.severity === 'error');
  if (analysis.config.readable || !problem) return;
  const { line } = analysis.lines.positionAt(problem.span.start);
  throw new Refused(`Line ${line} cannot be read as YAML. Mend it in the text first.`, problem.span);
}

function carryOut(analysis: Analysis, step: Step): { edits: TextEdit[]; after: Analysis } {
  const first = changed(analysis, step.change);
  const reason = step.verify?.(first.after);
  if (reason) throw new Refused(reason);
  const further = step.followUp?.(first.after);
  if (!further) return first;
  const second = changed(first.after, further);
  return { edits: composeEdits(first.edits, second.edits), after: second.after };
}

function changed(analysis: Analysis, change: Change): { edits: TextEdit[]; after: Analysis } {
  const edits = change.finish();
  return { edits, after: analyze(applyEdits(analysis.text, edits), analysis.target) };
}
