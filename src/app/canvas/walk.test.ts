import { expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { canvasView, layoutInput } from '../../core/views/canvas-view.ts';
import { layout } from '../../core/views/layout.ts';
import { judgeLink } from './link-verdict.ts';
import { type WalkDirection, walk } from './walk.ts';

const unit = (name: string, after: string) =>
  `    - name: ${name}.service\n      content: |\n        [Unit]\n        ${after}\n        [Service]\n        ExecStart=/bin/true\n`;
const text = `#cloud-config\ncoreos:\n  units:\n${unit('a', '')}${unit('b', '')}${unit('c', 'After=a.service b.service')}${unit('d', 'After=c.service')}`;
const view = canvasView(analyze(text), []);
const { positions } = layout(layoutInput(view));
const idOf = (title: string) => view.nodes.find((node) => node.title === title)?.id ?? title;
const titleOf = (id: string | null) => view.nodes.find((node) => node.id === id)?.title ?? null;

function check(from: string | null, direction: WalkDirection, expected: string | null): void {
  expect(titleOf(walk(view, positions, from === null ? null : idOf(from), direction))).toBe(expected);
}

it('starts at the first unit', () => check(null, 'right', 'a'));
it('goes right to a consumer', () => check('a', 'right', 'c'));
it('goes left to a provider', () => check('d', 'left', 'c'));
it('goes down in the column', () => check('a', 'down', 'b'));
it('stays where nothing is below', () => check('b', 'down', null));
it('follows the boot order', () => check('b', 'next', 'c'));
it('ends at the last', () => check('d', 'next', null));

function verdict(consumer: string, provider: string): string {
  return judgeLink(view, idOf(consumer), idOf(provider)).tone;
}

it('allows a new link', () => expect(verdict('d', 'a')).toBe('ok'));
it('refuses a link to itself', () => expect(verdict('a', 'a')).toBe('refused'));
it('refuses a link that is there', () => expect(verdict('c', 'a')).toBe('refused'));
it('warns of a circle', () => expect(verdict('a', 'd')).toBe('warning'));
