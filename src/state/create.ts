import { analyze } from '../core/analyze.ts';
import { applyIntents } from '../core/edits/apply-intent.ts';
import type { Judge } from './judge.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './store.ts';

/** A workspace over the real core. */
export function createSlipwayWorkspace({
  judge,
  ...options
}: Pick<WorkspaceOptions, 'clock' | 'initial'> & { readonly judge: Judge }): Workspace {
  return createWorkspace({ analyze, applyIntents, ...judge, ...options });
}
