import type { Analysis } from '../analysis.ts';
import { Change } from '../edits/change.ts';
import { Refused } from '../edits/refused.ts';
import type { UnitSource } from '../machine/machine.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Fix } from './diagnostic.ts';
import type { TextFix } from './rule.ts';

/** A fix made of the edits of unit texts and document that `edit` notes down; none where one is refused. */
export function fixBy(analysis: Analysis, title: string, edit: (change: Change) => void): readonly Fix[] {
  return fixOf(title, () => {
    const change = new Change(analysis);
    edit(change);
    return change;
  });
}

/** A fix that is one edit of the unit text. */
export function textFix(title: string, edit: (source: UnitSource) => TextEdit): TextFix {
  return { title, edit: (change, source) => change.editSource(source, edit(source)) };
}

/** A fix that is the change an intent would make. */
export function fixOf(title: string, plan: () => Change): readonly Fix[] {
  try {
    const edits = plan().outerEdits();
    return edits.length === 0 ? [] : [{ title, edits }];
  } catch (problem) {
    if (problem instanceof Refused) return [];
    throw problem;
  }
}
