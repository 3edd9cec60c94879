import { analyze } from '../core/analyze.ts';
import type { Judge } from './judge.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './store.ts';

type ApplyIntents = WorkspaceOptions['applyIntents'];

/**
 * A workspace over the real core. What carries intents out is asked for at once but not waited for: nobody makes a
 * gesture before there is something on the screen. One that comes all the same is refused, and can be made again.
 */
export function createSlipwayWorkspace({
  judge,
  loadEdits,
  ...options
}: Pick<WorkspaceOptions, 'clock' | 'initial'> & {
  readonly judge: Judge;
  readonly loadEdits: () => Promise<{ readonly applyIntents: ApplyIntents }>;
}): Workspace {
  let edits: { readonly applyIntents: ApplyIntents } | null = null;
  const fetchEdits = () =>
    loadEdits().then(
      (loaded) => {
        edits = loaded;
      },
      () => {},
    );
  void fetchEdits();
  return createWorkspace({
    analyze,
    applyIntents(analysis, intents) {
      if (edits) return edits.applyIntents(analysis, intents);
      void fetchEdits();
      return { refused: true, reason: STILL_LOADING, span: null };
    },
    ...judge,
    ...options,
  });
}

const STILL_LOADING = 'Slipway is still being loaded. Nothing was changed; try again in a moment.';
