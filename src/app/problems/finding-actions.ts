import type { Diagnostic, Fix } from '../../core/diagnostics/diagnostic.ts';
import type { SwitchScope } from '../../core/diagnostics/switch-off.ts';
import type { Workspace } from '../../state/store.ts';
import { notifyUndoable, report } from '../commands/carry-out.ts';
import { notify } from '../shell/notify.ts';

/** The page of a rule: a file beside the app's own. */
export function ruleAddress(code: string): string {
  return `rules.html#${code}`;
}

/** Makes a fix, as one undo step. */
export function applyFix(workspace: Workspace, fix: Fix): void {
  report(workspace.edit(fix.edits, 'quick-fix', fix.title), () => {});
}

/** Makes the fixes of all findings of a kind, or of all where `code` is null, as one undo step, and says how far it came. */
export async function fixAllOf(workspace: Workspace, code: string | null): Promise<void> {
  const { fixOutcome } = await import('../../core/diagnostics/fix-outcome.ts');
  const { edits, summary } = fixOutcome(workspace.getState().analysis, code);
  if (edits.length === 0) return notify({ message: summary });
  const outcome = workspace.edit(edits, 'quick-fix', `Fixed all${code ? ` of ${code}` : ''}`);
  if (outcome.ok) notifyUndoable({ workspace }, { message: summary, tone: 'ok' });
  else report(outcome, () => {});
}

/** Writes the comment that silences a finding, or its rule; or says why it cannot. */
export async function switchRuleOff(
  workspace: Workspace,
  finding: Diagnostic,
  scope: SwitchScope,
): Promise<void> {
  const { version } = workspace.getState();
  const { switchOff } = await import('../../core/diagnostics/switch-off.ts');
  const { version: now, analysis } = workspace.getState();
  if (now !== version) return notify({ message: 'The text has changed since. Try again.' });
  const result = switchOff(analysis, finding, scope);
  if ('refused' in result) return notify({ message: result.reason, tone: 'warning' });
  const outcome = workspace.edit(result.edits, 'quick-fix', result.label);
  if (outcome.ok) notifyUndoable({ workspace }, { message: `${result.label}.`, tone: 'ok' });
  else report(outcome, () => {});
}
