import type { Analysis } from '../analysis.ts';
import type { YamlScalar } from '../cloud-config/document.ts';
import { Change } from '../edits/change.ts';
import { Refused } from '../edits/refused.ts';
import type { UnitSource } from '../machine/machine.ts';
import { isRefusal } from '../text/embedding.ts';
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

/** A fix that makes a scalar read `text`, in its own quoting where that will do. */
export function scalarFix(
  title: string,
  { text: before, embedding }: YamlScalar,
  text: string,
): readonly Fix[] {
  const edit = embedding.replace({ start: 0, end: before.length }, text);
  return isRefusal(edit) ? [] : [{ title, edits: [edit] }];
}

/** A fix that is one edit of the unit text. */
export function textFix(title: string, edit: (source: UnitSource) => TextEdit): TextFix {
  return { title, edit: (change, source) => change.editSource(source, edit(source)) };
}

/** A fix that is the change an intent would make; none where that leaves the text as it is. */
export function fixOf(title: string, plan: () => Change): readonly Fix[] {
  try {
    const change = plan();
    const { text } = change.analysis;
    const edits = change.outerEdits();
    const changes = edits.some(({ span, newText }) => text.slice(span.start, span.end) !== newText);
    return changes ? [{ title, edits }] : [];
  } catch (problem) {
    if (problem instanceof Refused) return [];
    throw problem;
  }
}
