import { Box, Spline } from 'lucide-react';
import { addStarter } from '../palette/add-starter.ts';
import { starters } from '../palette/starters.ts';
import { report } from './carry-out.ts';
import type { Command } from './command.ts';
import { selectedUnits } from './selected.ts';

export const addContainer: Command = {
  id: 'add.container',
  title: 'Add a container',
  group: 'Add',
  icon: Box,
  keys: ['a'],
  scope: 'canvas',
  words: ['draw', 'new', 'docker'],
  run: ({ shell }) => shell.ask('add-container'),
};

/** Where a menu was asked for. */
export const addContainerHere: Command = {
  id: 'add.container-here',
  title: 'Add a container here',
  group: 'Add',
  icon: Box,
  inPalette: false,
  run: ({ shell }) => shell.ask('add-container-here'),
};

export const link: Command = {
  id: 'add.link',
  title: 'Link the selected unit to another',
  group: 'Add',
  icon: Spline,
  keys: ['l'],
  scope: 'canvas',
  words: ['connect', 'needs', 'depends', 'edge'],
  when: ({ workspace }) => selectedUnits(workspace.getState()).length === 1,
  run: ({ shell }) => shell.ask('link'),
};

const others: readonly Command[] = starters
  .filter(({ id }) => id !== 'container')
  .map((starter) => ({
    id: `add.${starter.id}`,
    title: `Add a ${starter.title.toLowerCase()}${starter.id === 'provision' ? ' unit' : ''}`,
    group: 'Add',
    icon: starter.icon,
    words: ['new', starter.hint],
    run: ({ workspace }) =>
      report(addStarter(workspace, starter), (span) => workspace.revealSpan(span, true)),
  }));

export const addCommands: readonly Command[] = [addContainer, addContainerHere, ...others, link];
