import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { canvasView } from './canvas-view.ts';
import { type CardGroup, groupedView, networkNames, prefixes, shownGroups } from './card-groups.ts';

const container = (name: string, flags: string, after = '') =>
  `    - name: ${name}.service\n      content: |\n        [Unit]\n        After=${after}\n        [Service]\n        ExecStart=/usr/bin/docker run --name ${name} ${flags} image\n`;
const text = `#cloud-config
write_files:
  - path: /etc/web.conf
    content: a
coreos:
  units:
${container('shop-db', '--network app')}${container('shop-api', '--network app', 'shop-db.service')}${container('shop-web', '--link shop-api -v /etc/web.conf:/c', 'shop-api.service shop-db.service')}${container('log', '', 'shop-web.service')}`;
const analysis = analyze(text);
const view = canvasView(analysis, []);
const titleOf = new Map(view.nodes.map(({ id, title }) => [id, title]));

const group = (by: CardGroup['by'], name: string, collapsed = false): CardGroup => ({
  id: `group-${name}`,
  name,
  by,
  members: by === 'hand' ? [view.nodes[0]?.id ?? ''] : [],
  collapsed,
});

function checkMembers(groups: readonly CardGroup[], expected: string): void {
  const shown = shownGroups(view, analysis, groups);
  expect(
    shown
      .map(({ name, members }) => `${name}: ${members.map((id) => titleOf.get(id)).join(' ')}`)
      .join(' | '),
  ).toBe(expected);
}

/** `consumer>provider kind`, with how many edges one stands for. */
function checkEdges(groups: readonly CardGroup[], expected: readonly string[]): void {
  const { nodes, edges } = groupedView(view, shownGroups(view, analysis, groups));
  const name = (id: string) => nodes.find((node) => node.id === id)?.title;
  const shown = edges.map(({ consumer, provider, kind, bundled }) =>
    [`${name(consumer)}>${name(provider)}`, kind, bundled?.length].filter(Boolean).join(' '),
  );
  expect(shown).toEqual(expected);
}

describe('the cards of a group', () => {
  it('are those of a docker network', () => checkMembers([group('network', 'app')], 'app: shop-db shop-api'));
  it('are those whose names begin alike, with the files that only they use', () =>
    checkMembers([group('prefix', 'shop')], 'shop: shop-db shop-api shop-web web.conf'));
  it('are those picked by hand', () => checkMembers([group('hand', 'Mine')], 'Mine: shop-db'));
  it('belong to the first group that asks for them', () =>
    checkMembers(
      [group('network', 'app'), group('prefix', 'shop')],
      'app: shop-db shop-api | shop: shop-web web.conf',
    ));
  it('are not there for a network that is not', () => checkMembers([group('network', 'gone')], ''));
});

describe('a collapsed group', () => {
  it('is one card for all of its own', () => {
    const { nodes } = groupedView(view, shownGroups(view, analysis, [group('prefix', 'shop', true)]));
    expect(nodes.map(({ title, kind, subtitle }) => `${title} ${kind} ${subtitle?.tail}`)).toEqual([
      'shop group 3 units, 1 file',
      'log container ',
    ]);
  });
  it('bundles the edges of a pair, and has none with itself', () => {
    checkEdges(
      [group('network', 'app', true)],
      ['shop-web>app link 2', 'log>shop-web after', 'shop-web>web.conf file'],
    );
  });
  it('leaves the edges of others as they are', () => {
    checkEdges([group('prefix', 'shop', true)], ['log>shop after 1']);
  });
  it('stands in a wave that most of its edges pass forward', () => {
    const { nodes } = groupedView(view, shownGroups(view, analysis, [group('network', 'app', true)]));
    expect(nodes.map(({ title, wave }) => `${title} ${wave}`)).toEqual([
      'app 1',
      'shop-web 3',
      'log 4',
      'web.conf 0',
    ]);
  });
});

it('finds the networks that join several containers', () => expect(networkNames(analysis)).toEqual(['app']));
it('finds the words that several names begin with', () => expect(prefixes(view)).toEqual(['shop']));
