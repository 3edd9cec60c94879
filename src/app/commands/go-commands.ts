import { Search, TriangleAlert, Wand2 } from 'lucide-react';
import { everyProblem, filteredProblems } from '../../core/views/problems-view.ts';
import { applyFix } from '../problems/finding-actions.ts';
import { goToProblem, gravest, nextProblem, selectedSubject } from '../problems/walk.ts';
import { notify } from '../shell/notify.ts';
import type { Command, CommandContext } from './command.ts';

export const openPalette: Command = {
  id: 'go.palette',
  title: 'Find a command or a unit',
  group: 'Go',
  icon: Search,
  keys: ['Mod+K'],
  inPalette: false,
  run: ({ shell }) => shell.setPaletteOpen(!shell.getState().paletteOpen),
};

export const findUnit: Command = {
  id: 'go.find',
  title: 'Find a unit in the outline',
  group: 'Go',
  icon: Search,
  keys: ['Mod+F'],
  scope: 'outside-editor',
  words: ['search', 'filter'],
  run: ({ shell }) => shell.ask('focus-search'),
};

export const nextProblemCommand: Command = {
  id: 'go.next-problem',
  title: 'Go to the next problem',
  group: 'Go',
  icon: TriangleAlert,
  keys: ['F8'],
  words: ['error', 'warning', 'finding'],
  run: (context) => walk(context, 1),
};

export const previousProblem: Command = {
  id: 'go.previous-problem',
  title: 'Go to the previous problem',
  group: 'Go',
  icon: TriangleAlert,
  keys: ['Shift+F8'],
  words: ['error', 'warning', 'finding'],
  run: (context) => walk(context, -1),
};

/** In the editor the light bulb has these keys; elsewhere they mend what is at the cursor. */
export const fixProblem: Command = {
  id: 'go.fix',
  title: 'Mend the problem at the cursor',
  group: 'Go',
  icon: Wand2,
  keys: ['Mod+.'],
  scope: 'outside-editor',
  words: ['quick fix', 'repair'],
  when: (context) => fixable(context) !== null,
  run: (context) => {
    const fix = fixable(context);
    if (fix) applyFix(context.workspace, fix);
  },
};

export const goCommands: readonly Command[] = [
  openPalette,
  findUnit,
  nextProblemCommand,
  previousProblem,
  fixProblem,
];

/** Through what the list shows, while it is open. */
function walk({ workspace, shell }: CommandContext, direction: 1 | -1): void {
  const state = workspace.getState();
  const { drawerOpen, problemFilter } = shell.getState();
  const filter = drawerOpen ? problemFilter : everyProblem;
  const { analysis, diagnostics, caret } = state;
  const shown = filteredProblems(analysis, diagnostics, filter, selectedSubject(state));
  const asked = filter.severities.length > 0 ? shown : gravest(shown);
  const problem = nextProblem(asked, caret, direction);
  if (problem) goToProblem(workspace, problem, document.activeElement?.closest('.monaco-editor') !== null);
  else if (diagnostics.length > 0) notify({ message: 'The filter of the list lets no problem through.' });
  else notify({ message: 'No problems found.', tone: 'ok' });
}

function fixable({ workspace }: CommandContext) {
  const { diagnostics, caret } = workspace.getState();
  const here = diagnostics.find(
    ({ span, fixes }) => fixes.length > 0 && span.start <= caret && caret <= span.end,
  );
  return here?.fixes[0] ?? null;
}
