import { Boxes, Focus, Info, Maximize, Pin, Spline } from 'lucide-react';
import type { WorkspaceState } from '../../state/workspace.ts';
import { toggleOption, type ViewOption } from '../canvas/view-options.ts';
import type { Command, CommandContext } from './command.ts';

export const zoomToSelection: Command = {
  id: 'view.zoom-selection',
  title: 'Zoom to what is selected',
  group: 'View',
  icon: Maximize,
  keys: ['z'],
  scope: 'canvas',
  when: ({ workspace }) => isAnySelected(workspace.getState()),
  run: ({ shell }) => shell.ask('zoom-to-selection'),
};

export const focusOnSelection: Command = {
  id: 'view.focus',
  title: 'Show only what is around the selection',
  group: 'View',
  icon: Focus,
  keys: ['f'],
  scope: 'canvas',
  words: ['subgraph', 'neighbours', 'isolate', 'filter', 'steps'],
  when: ({ workspace }) => workspace.getState().selection.nodes.length > 0,
  run: ({ shell }) => shell.ask('focus-on'),
};

export const reconnect: Command = {
  id: 'edit.reconnect',
  title: 'Take the edge to another provider',
  group: 'Edit',
  icon: Spline,
  keys: ['r'],
  scope: 'canvas',
  words: ['reconnect', 'move', 'end'],
  when: ({ workspace }) => isEdgeSelected(workspace.getState()),
  run: ({ shell }) => shell.ask('reconnect'),
};

export const reconnectConsumer: Command = {
  id: 'edit.reconnect-consumer',
  title: 'Give the edge to another consumer',
  group: 'Edit',
  icon: Spline,
  keys: ['Shift+R'],
  scope: 'canvas',
  words: ['reconnect', 'move', 'end'],
  when: ({ workspace }) => isEdgeSelected(workspace.getState()),
  run: ({ shell }) => shell.ask('reconnect-consumer'),
};

/** Pinned cards are let go; where there are none, those selected stay where they are. */
export const unpin: Command = {
  id: 'view.unpin',
  title: 'Let the layout place what was moved',
  group: 'View',
  icon: Pin,
  keys: ['p'],
  scope: 'canvas',
  words: ['pin', 'unpin', 'position'],
  when: ({ workspace }) => pinned(workspace.getState()).length > 0,
  run: ({ workspace }) => workspace.unpin(pinned(workspace.getState())),
};

const groups = () => import('../canvas/groups.ts');

export const groupSelection: Command = {
  id: 'view.group',
  title: 'Group the selected cards',
  group: 'View',
  icon: Boxes,
  keys: ['g'],
  scope: 'canvas',
  words: ['frame', 'together'],
  when: ({ workspace }) => workspace.getState().selection.nodes.length > 1,
  run: async ({ workspace }) => (await groups()).groupSelected(workspace),
};

const groupByNetwork: Command = {
  id: 'view.group-network',
  title: 'Group by docker network',
  group: 'View',
  icon: Boxes,
  words: ['frame'],
  when: hasUnits,
  run: async ({ workspace }) => (await groups()).groupBy(workspace, 'network'),
};

const groupByName: Command = {
  id: 'view.group-prefix',
  title: 'Group by the first word of names',
  group: 'View',
  icon: Boxes,
  words: ['prefix', 'frame'],
  when: hasUnits,
  run: async ({ workspace }) => (await groups()).groupBy(workspace, 'prefix'),
};

export const toggleGroup: Command = {
  id: 'view.collapse-group',
  title: 'Collapse or expand the group',
  group: 'View',
  icon: Boxes,
  keys: ['e'],
  scope: 'canvas',
  words: ['fold', 'unfold', 'groups'],
  when: hasGroups,
  run: async ({ workspace }) => (await groups()).toggleGroups(workspace),
};

export const ungroupCards: Command = {
  id: 'view.ungroup',
  title: 'Ungroup',
  group: 'View',
  icon: Boxes,
  keys: ['Shift+G'],
  scope: 'canvas',
  words: ['frame', 'dissolve'],
  when: hasGroups,
  run: async ({ workspace }) => (await groups()).ungroup(workspace),
};

const options: readonly [ViewOption, string, string[]][] = [
  ['legend', 'the legend of the canvas', ['help', 'lines', 'edges', 'kinds']],
  ['implied', 'implied edges and docker.service', ['transitive', 'sockets', 'mounts', 'stock']],
  ['stockAsOne', 'stock units as one card', ['collapse', 'fold']],
  ['filesAsOne', 'files as one card', ['collapse', 'fold', 'write_files']],
];

const optionCommands: readonly Command[] = [
  ...options.map(
    ([option, title, words]): Command => ({
      id: `view.${option}`,
      title: `Show or hide ${title}`.replace(/hide (.*) as one card/, 'unfold $1 as one card'),
      group: 'View',
      icon: Info,
      words,
      run: () => toggleOption(option),
    }),
  ),
  {
    id: 'view.fading',
    title: 'Fade what the selection has nothing to do with, or not',
    group: 'View',
    icon: Info,
    words: ['highlight', 'upstream', 'downstream', 'dim'],
    run: () => toggleOption('fading'),
  },
];

export const canvasCommands: readonly Command[] = [
  zoomToSelection,
  focusOnSelection,
  groupSelection,
  groupByNetwork,
  groupByName,
  toggleGroup,
  ungroupCards,
  unpin,
  ...optionCommands,
];

export const edgeCommands: readonly Command[] = [reconnect, reconnectConsumer];

/** What is pinned among what is selected; all that is pinned where nothing is selected. */
function pinned({ positions, selection }: WorkspaceState): string[] {
  const all = Object.keys(positions);
  return selection.nodes.length === 0 ? all : all.filter((id) => selection.nodes.includes(id));
}

function hasUnits({ workspace }: CommandContext): boolean {
  return workspace.getState().shown.machine.units.length > 1;
}

function hasGroups({ workspace }: CommandContext): boolean {
  return workspace.getState().groups.length > 0;
}

function isAnySelected({ selection }: WorkspaceState): boolean {
  return selection.nodes.length + selection.edges.length > 0;
}

function isEdgeSelected({ selection }: WorkspaceState): boolean {
  return selection.edges.length === 1 && selection.nodes.length === 0;
}
