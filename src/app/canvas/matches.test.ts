import { expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { canvasView } from '../../core/views/canvas-view.ts';
import { matches } from './matches.ts';

const unit = (name: string, run: string, after = '') =>
  `    - name: ${name}.service\n      content: |\n        [Unit]\n        After=${after}\n        [Service]\n        ExecStart=/usr/bin/docker run --name ${name} ${run}\n`;
const view = canvasView(
  analyze(
    `#cloud-config\ncoreos:\n  units:\n${unit('web', '-p 8080:80 nginx:1.25', 'db.service')}${unit('db', '-v /srv/db:/data postgres:16')}`,
  ),
  [],
);

function check(query: string, expected: string): void {
  const found = matches(view, query).map((id) => view.nodes.find((node) => node.id === id)?.title);
  expect(found.join(' ')).toBe(expected);
}

it('finds by name', () => check('web', 'web'));
it('finds by image, whatever the case', () => check('Postgres', 'db'));
it('finds by port', () => check(':8080', 'web'));
it('finds by mount', () => check('/srv', 'db'));
it('wants all words, in any order', () => check('1.25 web', 'web'));
it('goes in boot order', () => check('service', 'db web'));
it('finds nothing for nothing', () => check('  ', ''));
