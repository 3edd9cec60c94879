import type { Intent } from '../../core/edits/intent.ts';
import type { Origin, Outcome } from '../../state/workspace.ts';
import { type Notice, notify, retract } from '../shell/notify.ts';
import type { CommandContext } from './command.ts';

/** Dispatches intents as one step and says why where they are refused. */
export function carryOut(
  { workspace }: Pick<CommandContext, 'workspace'>,
  intents: readonly Intent[],
  origin: Origin,
  label?: string,
): Outcome {
  const [first, ...others] = intents;
  if (!first) return { ok: false, reason: 'Nothing is selected.', span: null };
  const outcome =
    others.length === 0 && label === undefined
      ? workspace.dispatch(first, origin)
      : workspace.dispatchAll(intents, origin, label ?? labelFor(intents));
  report(outcome, (span) => workspace.revealSpan(span, true));
  return outcome;
}

/** Says that something was changed, with a way back, for as long as nothing else is done or undone. */
export function notifyUndoable({ workspace }: Pick<CommandContext, 'workspace'>, notice: Notice): void {
  const { version, undoStack } = workspace.getState();
  const about = `change ${version}`;
  const stop = workspace.subscribe((state) => {
    if (state.undoStack === undoStack) return;
    stop();
    retract(about);
  });
  notify({ ...notice, about, action: { label: 'Undo', run: () => void workspace.undo() } });
}

/** Says a refusal, with a way to the place that stands in the way, and any notes of a success. */
export function report(
  outcome: Outcome,
  reveal: (span: NonNullable<Extract<Outcome, { ok: false }>['span']>) => void,
) {
  if (outcome.ok) {
    for (const note of outcome.notes) notify({ message: note });
    return;
  }
  const { reason, span } = outcome;
  notify({
    message: reason,
    tone: 'warning',
    ...(span ? { action: { label: 'Show', run: () => reveal(span) } } : {}),
  });
}

function labelFor(intents: readonly Intent[]): string {
  const removed = intents.filter((intent) => /^(delete|delete-file|disconnect)$/.test(intent.do));
  const count = removed.reduce(
    (sum, intent) => sum + (intent.do === 'delete' && Array.isArray(intent.unit) ? intent.unit.length : 1),
    0,
  );
  return removed.length === intents.length ? `Deleted ${count} things` : `Made ${intents.length} changes`;
}
