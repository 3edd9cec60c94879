import { expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { canvasView } from './canvas-view.ts';
import { shapedView, type ViewShape } from './shaped-view.ts';

const unit = (name: string, after: string) =>
  `    - name: ${name}.service\n      content: |\n        [Unit]\n        After=${after}\n        [Service]\n        ExecStart=/bin/true\n`;
const analysis = analyze(
  `#cloud-config\ncoreos:\n  units:\n${unit('a', '')}${unit('b', 'a.service')}${unit('c', 'b.service')}${unit('d', 'c.service')}${unit('e', '')}`,
);
const view = canvasView(analysis, []);
const unitIds = analysis.machine.units.map(({ position }) => `unit-${position}`);

function check(shape: Partial<ViewShape>, expected: string): void {
  const shaped = shapedView(view, analysis, { groups: [], focus: null, implied: null, unitIds, ...shape });
  expect(shaped.view.nodes.map(({ title }) => title).join(' ')).toBe(expected);
}

it('leaves a view as it is where nothing is asked for', () => check({}, 'a b c d e'));
it('keeps what is within so many steps', () => check({ focus: { ids: ['unit-1'], steps: 1 } }, 'a b c'));
it('keeps the cards alone for no step', () =>
  check({ focus: { ids: ['unit-1', 'unit-3'], steps: 0 } }, 'b d'));
it('keeps only edges whose ends it keeps', () => {
  const focus = { ids: ['unit-1', 'unit-3'], steps: 0 };
  expect(shapedView(view, analysis, { groups: [], focus, implied: null, unitIds }).view.edges).toEqual([]);
});
it('counts a collapsed group as one step', () => {
  const group = {
    id: 'group-1',
    name: 'G',
    by: 'hand',
    members: ['unit-1', 'unit-2'],
    collapsed: true,
  } as const;
  check({ groups: [group], focus: { ids: ['unit-0'], steps: 1 } }, 'a G');
});
it('adds what the selected cards need by way of others', () => {
  const { edges } = shapedView(view, analysis, {
    groups: [],
    focus: null,
    implied: { from: ['unit-3'] },
    unitIds,
  }).view;
  const ids = edges.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('implied'))).toEqual([
    'implied unit-3>unit-1',
    'implied unit-3>unit-0',
  ]);
});
