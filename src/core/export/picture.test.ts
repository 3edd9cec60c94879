// @vitest-environment jsdom
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../../../fixtures/index.ts';
import { analyze } from '../analyze.ts';
import { canvasView, layoutInput } from '../views/canvas-view.ts';
import type { CardGroup } from '../views/card-groups.ts';
import { layout } from '../views/layout.ts';
import { arrange } from '../views/layout-pins.ts';
import { shapedView } from '../views/shaped-view.ts';
import { type PictureOptions, toSvg } from './picture.ts';

function picture(text: string, options: Partial<PictureOptions> = {}): string {
  const analysis = analyze(text);
  const view = canvasView(analysis, []);
  const input = layoutInput(view);
  const drawing = { view, arrangement: arrange(input, layout(input), {}) };
  return toSvg(drawing, { theme: 'light', transparent: false, title: 'A machine', ...options });
}

/** The picture as a reader of XML understands it; it throws on what is none. */
function read(svg: string): Element {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  expect(root.nodeName, svg).toBe('svg');
  return root;
}

function words(svg: string): string[] {
  return [...read(svg).querySelectorAll('text')].map((text) => text.textContent ?? '');
}

const small = `#cloud-config
coreos:
  units:
    - name: db.service
      command: start
      content: |
        [Unit]
        Description=The database
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db -p 5432:5432 -v /srv/db:/data postgres:16
    - name: api.service
      command: start
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name api --link db acme/api:1.4
write_files:
  - path: /etc/api.env
    content: STAGE=live
`;

/** `UPDATE_GOLDEN=1` writes it anew. Look at it in a browser; it is the test. */
test('a small machine is drawn as the golden picture', () => {
  const place = `${import.meta.dirname}/picture.golden.svg`;
  if (process.env.UPDATE_GOLDEN) writeFileSync(place, picture(small));
  expect(picture(small)).toBe(readFileSync(place, 'utf8'));
});

test('it says on its cards what the canvas says', () => {
  expect(words(picture(small))).toEqual([
    'On the machine',
    'Wave 1',
    'Wave 2',
    ...['db', '1', 'postgres:16', ':5432', '/srv/db'],
    ...['api', '2', 'acme/api:1.4'],
    ...['api.env', '/etc'],
  ]);
});

/** The picture of the canvas with units in a group, and implied edges. */
function shapedPicture(text: string, group: Partial<CardGroup>): string {
  const analysis = analyze(text);
  const unitIds = analysis.machine.units.map(({ position }) => `unit-${position}`);
  const groups: CardGroup[] = [
    {
      id: 'group-1',
      name: 'Shop <1>',
      by: 'hand',
      members: ['unit-0', 'unit-1'],
      collapsed: false,
      ...group,
    },
  ];
  const { view, groups: shown } = shapedView(
    canvasView(analysis, [], { unitIds, showStock: true }),
    analysis,
    {
      groups,
      focus: null,
      implied: { from: [] },
      unitIds,
    },
  );
  const input = layoutInput(view);
  const drawing = { view, arrangement: arrange(input, layout(input), {}), groups: shown };
  return toSvg(drawing, { theme: 'light', transparent: false, title: 'A machine' });
}

test('a group has a frame within the picture, with its name', () => {
  const svg = read(shapedPicture(small, {}));
  const [x = 0, y = 0, width = 0, height = 0] = svg.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
  const frame = svg.querySelector('rect[fill-opacity]');
  const at = (name: string) => Number(frame?.getAttribute(name));
  expect(at('x')).toBeGreaterThan(x);
  expect(at('y')).toBeGreaterThan(y);
  expect(at('x') + at('width')).toBeLessThan(x + width);
  expect(at('y') + at('height')).toBeLessThan(y + height);
  expect(words(shapedPicture(small, {}))).toContain('Shop <1>');
});

test('a collapsed group is one card', () => {
  const said = words(shapedPicture(small, { collapsed: true }));
  expect(said).toContain('Shop <1>');
  expect(said).not.toContain('db');
});

test('dark has the dark colours, transparent no ground', () => {
  expect(picture(small, { theme: 'dark' })).toContain('fill="#0e1211"');
  const ground = (svg: string) => read(svg).querySelector(':scope > rect');
  expect(ground(picture(small))).not.toBeNull();
  expect(ground(picture(small, { transparent: true }))).toBeNull();
});

test('nothing outside itself is asked for', () => {
  expect(picture(small).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href/);
});

test('an empty machine is an empty picture', () => {
  expect(words(picture('#cloud-config\n'))).toEqual([]);
});

test('markup in a name is text', () => {
  const name = '<script>&amp;"\'</script>';
  const svg = picture(small, { title: name, css: 'a > b { content: "<" }' });
  expect(read(svg).querySelector('title')?.textContent).toBe(name);
  expect(read(svg).querySelector('style')?.textContent).toBe('a > b { content: "<" }');
  expect(read(svg).querySelector('script')).toBeNull();
});

test('no name breaks the XML', () => {
  const character = fc.oneof(
    fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u0000', '\u001b', '\ud800', '\ufffe', '😀', ' '),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
      const name = characters.join('');
      const unit = `    - name: ${JSON.stringify(`${name}.service`)}\n      content: "[Service]\\n"\n`;
      const svg = picture(`#cloud-config\ncoreos:\n  units:\n${unit}`, { title: name });
      // Encoding and decoding replaces lone surrogates.
      const shown = Buffer.from(name, 'utf8')
        .toString('utf8')
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
      expect(read(svg).querySelector('title')?.textContent).toBe(shown);
    }),
  );
});

describe('of every fixture there is a picture with all its cards', () => {
  for (const { name, text } of fixtures()) {
    test(name, () => {
      const analysis = analyze(text);
      const view = canvasView(analysis, []);
      const titles = [...read(picture(text)).querySelectorAll(':scope > g[transform] > title')];
      expect(titles.map((title) => title.textContent)).toEqual(view.nodes.map(({ fullName }) => fullName));
    });
  }
});
