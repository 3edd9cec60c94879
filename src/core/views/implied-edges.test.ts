import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { type CanvasEdge, type CanvasView, canvasView } from './canvas-view.ts';
import { impliedEdges, transitiveEdges } from './implied-edges.ts';

function viewOf(units: string): { view: CanvasView; edges: CanvasEdge[] } {
  const analysis = analyze(`#cloud-config\ncoreos:\n  units:\n${units}`);
  const view = canvasView(analysis, [], { showStock: true });
  return { view, edges: impliedEdges(analysis, view, (position) => `unit-${position}`) };
}

/** `consumer waits for provider`, a line each. */
function shown({ nodes }: CanvasView, edges: readonly CanvasEdge[]): string[] {
  const name = (id: string) => nodes.find((node) => node.id === id)?.title;
  return edges.map(({ consumer, provider }) => `${name(consumer)} waits for ${name(provider)}`);
}

const unit = (name: string, ...lines: string[]) =>
  `    - name: ${name}\n      content: |\n${lines.map((line) => `        ${line}\n`).join('')}`;
const service = (name: string, run: string, ...lines: string[]) =>
  unit(`${name}.service`, '[Unit]', ...lines, '[Service]', `ExecStart=${run}`);

function check(units: string, expected: readonly string[]): void {
  const { view, edges } = viewOf(units);
  expect(shown(view, edges)).toEqual(expected);
}

describe('edges that stand in no line', () => {
  it('lead from a unit to the timer that triggers it', () =>
    check(service('sweep', '/bin/true') + unit('sweep.timer', '[Timer]', 'OnCalendar=daily'), [
      'sweep waits for sweep.timer',
    ]));
  it('lead from a container to docker', () =>
    check(
      service('a', '/usr/bin/docker run --name a image', 'After=docker.service') +
        service('b', '/usr/bin/docker run --name b image'),
      ['b waits for docker'],
    ));
  it('lead from a container to the mount unit below a folder it mounts', () =>
    check(
      unit('srv.mount', '[Mount]', 'What=/dev/b', 'Where=/srv') +
        service('a', '/usr/bin/docker run --name a -v /srv/data:/data image'),
      ['a waits for srv.mount'],
    ));
  it('leave out what is written', () =>
    check(
      unit('srv.mount', '[Mount]', 'What=/dev/b', 'Where=/srv') +
        service('a', '/usr/bin/docker run --name a -v /srv:/data image', 'After=srv.mount'),
      [],
    ));
  it('say why', () => {
    const { edges } = viewOf(
      unit('srv.mount', '[Mount]', 'What=/dev/b', 'Where=/srv') +
        service('a', '/bin/true', 'RequiresMountsFor=/srv/x'),
    );
    expect(edges[0]?.reason).toBe(
      'a.service starts after srv.mount, for RequiresMountsFor= names what lies on it.',
    );
  });
});

it('shows what a unit needs by way of others', () => {
  const { view } = viewOf(
    service('a', '/bin/true') +
      service('b', '/bin/true', 'Requires=a.service') +
      service('c', '/bin/true', 'Requires=b.service') +
      service('d', '/bin/true', 'Requires=c.service a.service'),
  );
  const edges = transitiveEdges(view, ['unit-3']);
  expect(shown(view, edges)).toEqual(['d waits for b']);
  expect(edges[0]?.reason).toBe('d needs b by way of c.');
});
