import { useCallback } from 'react';
import type { Intent } from '../../core/edits/intent.ts';
import type { Outcome } from '../../state/workspace.ts';
import { report } from '../commands/carry-out.ts';
import { useActions } from '../workspace-context.tsx';

/** Carries out what a field means. A refusal is the field's to show. */
export function useDispatch(): (intent: Intent) => Outcome {
  const actions = useActions();
  return useCallback((intent) => actions.dispatch(intent, 'inspector'), [actions]);
}

/** For buttons, which have no place for a refusal: it is said at the foot of the window. */
export function useGesture(): (intent: Intent) => Outcome {
  const actions = useActions();
  return useCallback(
    (intent) => {
      const outcome = actions.dispatch(intent, 'inspector');
      report(outcome, (span) => actions.revealSpan(span, true));
      return outcome;
    },
    [actions],
  );
}
