import {
  Code2,
  Maximize,
  Monitor,
  Moon,
  PanelLeft,
  RectangleHorizontal,
  Sun,
  TriangleAlert,
  Workflow,
} from 'lucide-react';
import { chooseTheme, chosenTheme, type ThemeChoice } from '../theme/theme.ts';
import type { Command } from './command.ts';

export const tidy: Command = {
  id: 'view.tidy',
  title: 'Tidy the canvas',
  group: 'View',
  icon: Workflow,
  words: ['layout', 'arrange', 'positions'],
  when: ({ workspace }) => workspace.getState().shown.machine.units.length > 0,
  run: ({ workspace, shell }) => {
    if (Object.keys(workspace.getState().positions).length > 0) workspace.tidy();
    shell.ask('fit');
  },
};

export const fit: Command = {
  id: 'view.fit',
  title: 'Show the whole canvas',
  group: 'View',
  icon: Maximize,
  words: ['zoom', 'fit'],
  run: ({ shell }) => shell.ask('fit'),
};

const toggleRail: Command = {
  id: 'view.rail',
  title: 'Show or hide the outline',
  group: 'View',
  icon: PanelLeft,
  keys: ['Mod+B'],
  words: ['sidebar', 'palette', 'boot order'],
  run: ({ shell }) => shell.ask('toggle-rail'),
};

const toggleEditor: Command = {
  id: 'view.editor',
  title: 'Show or hide the text',
  group: 'View',
  icon: Code2,
  keys: ['Mod+Shift+E'],
  words: ['editor', 'monaco', 'yaml'],
  run: ({ shell }) => shell.ask('toggle-editor'),
};

export const toggleProblems: Command = {
  id: 'view.problems',
  title: 'Show or hide the problems',
  group: 'View',
  icon: TriangleAlert,
  keys: ['Mod+Shift+M'],
  words: ['errors', 'warnings', 'drawer'],
  run: ({ shell }) => {
    const { drawerOpen, drawerTab } = shell.getState();
    const open = !(drawerOpen && drawerTab === 'problems');
    const isInside = document.activeElement?.closest('[data-region="problems"]') != null;
    shell.toggleDrawer('problems');
    if (open) shell.ask('focus-problems');
    else if (isInside) shell.ask('focus-canvas');
  },
};

export const toggleChanges: Command = {
  id: 'view.changes',
  title: 'Show or hide the changes',
  group: 'View',
  keys: ['Mod+Shift+H'],
  words: ['history', 'undo', 'steps', 'diff', 'drawer'],
  run: ({ shell }) => {
    const isInside = document.activeElement?.closest('[data-region="changes"]') != null;
    shell.toggleDrawer('changes');
    if (shell.getState().drawerOpen) shell.ask('focus-drawer');
    else if (isInside) shell.ask('focus-canvas');
  },
};

const compare: Command = {
  id: 'view.compare',
  title: 'Compare with the original',
  group: 'View',
  words: ['diff', 'changes', 'baseline', 'imported'],
  run: ({ shell }) => {
    shell.setComparing(true);
    shell.showDrawer('changes');
    shell.ask('focus-drawer');
  },
};

const toggleInspector: Command = {
  id: 'view.inspector',
  title: 'Fold or unfold the inspector',
  group: 'View',
  icon: RectangleHorizontal,
  words: ['form', 'properties'],
  run: ({ shell }) => shell.setInspectorCollapsed(!shell.getState().inspectorCollapsed),
};

const themes: readonly { choice: ThemeChoice; title: string; icon: typeof Sun }[] = [
  { choice: 'light', title: 'Light theme', icon: Sun },
  { choice: 'dark', title: 'Dark theme', icon: Moon },
  { choice: 'system', title: 'Theme of the system', icon: Monitor },
];

export const themeCommands: readonly Command[] = themes.map(({ choice, title, icon }) => ({
  id: `view.theme-${choice}`,
  title,
  group: 'View',
  icon,
  words: ['theme', 'colours', 'appearance'],
  when: () => chosenTheme() !== choice,
  run: () => chooseTheme(choice),
}));

export const viewCommands: readonly Command[] = [
  tidy,
  fit,
  toggleRail,
  toggleEditor,
  toggleProblems,
  toggleChanges,
  compare,
  toggleInspector,
  ...themeCommands,
];
