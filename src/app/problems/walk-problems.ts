import { everyProblem } from '../../core/views/problem-filter.ts';
import { filteredProblems } from '../../core/views/problems-view.ts';
import type { CommandContext } from '../commands/command.ts';
import { notify } from '../shell/notify.ts';
import { goToProblem, gravest, nextProblem, selectedSubject } from './walk.ts';

/** Goes to the next problem, of those that the list shows while it is open. */
export function walkProblems({ workspace, shell }: CommandContext, direction: 1 | -1): void {
  const state = workspace.getState();
  const { drawerOpen, drawerTab, problemFilter } = shell.getState();
  const filter = drawerOpen && drawerTab === 'problems' ? problemFilter : everyProblem;
  const { analysis, diagnostics, caret } = state;
  const shown = filteredProblems(analysis, diagnostics, filter, selectedSubject(state));
  const asked = filter.severities.length > 0 ? shown : gravest(shown);
  const problem = nextProblem(asked, caret, direction);
  if (problem) goToProblem(workspace, problem, document.activeElement?.closest('.monaco-editor') !== null);
  else if (diagnostics.length > 0) notify({ message: 'The filter of the list lets no problem through.' });
  else notify({ message: 'No problems found.', tone: 'ok' });
}
