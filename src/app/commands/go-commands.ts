import { Search, TriangleAlert, Wand2 } from 'lucide-react';
import { report } from './carry-out.ts';
import type { Command, CommandContext } from './command.ts';
import { selectedSpan } from './selected.ts';

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
  title: 'Find on the canvas',
  group: 'Go',
  icon: Search,
  keys: ['Mod+F'],
  scope: 'outside-editor',
  words: ['search', 'filter', 'unit', 'image', 'port'],
  // The outline has a field of its own.
  run: ({ shell }) =>
    shell.ask(document.activeElement?.closest('[aria-label="Boot order"]') ? 'focus-search' : 'find'),
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

export const editSelected: Command = {
  id: 'go.inspector',
  title: 'Edit what is selected',
  group: 'Go',
  keys: ['Enter'],
  heardBy: 'part',
  words: ['inspector', 'form', 'properties'],
  when: ({ workspace }) => {
    const { nodes, edges } = workspace.getState().selection;
    return nodes.length + edges.length > 0;
  },
  run: ({ shell }) => shell.ask('focus-inspector'),
};

export const showInText: Command = {
  id: 'go.text',
  title: 'Show what is selected in the text',
  group: 'Go',
  words: ['reveal', 'yaml', 'line', 'editor'],
  when: ({ workspace }) => selectedSpan(workspace.getState()) !== null,
  run: ({ workspace }) => {
    const span = selectedSpan(workspace.getState());
    if (span) workspace.revealSpan(span, true);
  },
};

const showKeys: Command = {
  id: 'go.keys',
  title: 'Show all keys',
  group: 'Go',
  keys: ['?'],
  scope: 'outside-text',
  words: ['cheat sheet', 'shortcuts', 'help', 'keyboard'],
  run: ({ shell }) => shell.openDialog({ kind: 'keys' }),
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
    if (fix) report(context.workspace.edit(fix.edits, 'quick-fix', fix.title), () => {});
  },
};

export const goCommands: readonly Command[] = [
  openPalette,
  findUnit,
  nextProblemCommand,
  previousProblem,
  fixProblem,
  editSelected,
  showInText,
  showKeys,
];

async function walk(context: CommandContext, direction: 1 | -1): Promise<void> {
  const { walkProblems } = await import('../problems/walk-problems.ts');
  walkProblems(context, direction);
}

function fixable({ workspace }: CommandContext) {
  const { diagnostics, caret } = workspace.getState();
  const here = diagnostics.find(
    ({ span, fixes }) => fixes.length > 0 && span.start <= caret && caret <= span.end,
  );
  return here?.fixes[0] ?? null;
}
