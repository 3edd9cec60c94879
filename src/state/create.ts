import { analyze } from '../core/analyze.ts';
import { diagnose } from '../core/diagnostics/diagnose.ts';
import { applyIntents } from '../core/edits/apply-intent.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './store.ts';

/** A workspace over the real core. */
export function createSlipwayWorkspace(
  options: Pick<WorkspaceOptions, 'clock' | 'initial' | 'scheduleDiagnose'>,
): Workspace {
  return createWorkspace({ analyze, diagnose, applyIntents, ...options });
}
