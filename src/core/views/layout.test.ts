import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Point, sampleRoute } from './edge-route.ts';
import { type Layout, type LayoutInput, type LayoutNode, layout } from './layout.ts';
import { arrange } from './layout-pins.ts';

/** Cards `a 1` (name, wave) and edges `a>b` (provider>consumer), one word or line each. */
function graph(text: string): LayoutInput {
  const nodes: LayoutNode[] = [];
  const edges: LayoutInput['edges'][number][] = [];
  for (const item of text.trim().split(/\s*[,\n]\s*/)) {
    const [provider, consumer] = item.split('>');
    if (provider && consumer) edges.push({ id: item, provider, consumer, style: 'link' });
    else {
      const [id = '', wave = '1'] = item.split(' ');
      nodes.push({ id, wave: Number(wave), width: 220, height: 84 });
    }
  }
  return { nodes, edges };
}

/** Cards by column, top to bottom, columns parted by `|`. */
function check(text: string, expected: string): void {
  const input = graph(text);
  const { positions } = layout(input);
  const columns = new Map<number, { id: string; y: number }[]>();
  for (const [id, { x, y }] of Object.entries(positions))
    columns.set(x, [...(columns.get(x) ?? []), { id, y }]);
  const shown = [...columns]
    .sort(([a], [b]) => a - b)
    .map(([, cards]) =>
      cards
        .sort((a, b) => a.y - b.y)
        .map(({ id }) => id)
        .join(' '),
    )
    .join(' | ');
  expect(shown).toBe(expected);
}

describe('layout', () => {
  it('puts a provider left of its consumer', () => check('web 2, db 1, db>web', 'db | web'));
  it('gives each wave a column', () => check('a 1, b 2, c 3, a>b, b>c, a>c', 'a | b | c'));
  it('keeps units without edges in document order', () => check('c, a, b', 'c a b'));
  it('uncrosses edges', () => check('a 1, b 1, x 2, y 2, a>y, b>x', 'a b | y x'));
  it('parts a wave into columns where an edge stays inside it', () =>
    check('web 1, db 1, db>web', 'db | web'));
  it('puts a file left of its first user', () => check('a 1, b 2, f 0, a>b, f>b', 'a f | b'));
  it('puts a file of the first wave before all waves', () => check('a 1, f 0, f>a', 'f | a'));
  it('puts a file that nobody uses before all waves', () => check('a 1, f 0', 'f | a'));
  it('breaks a tall wave of units without edges into columns', () =>
    check('a,b,c,d,e,f,g,h', 'a c e g | b d f h'));
  it('shows a cycle side by side', () => check('a 1, b 1, a>b, b>a', 'a | b'));
  it('draws an empty graph', () => {
    expect(layout({ nodes: [], edges: [] })).toMatchObject({ positions: {}, routes: {} });
  });
  it('ignores an edge of a card with itself or with none', () => check('a 1, a>a, a>gone', 'a'));
  it('draws a level edge as a straight line', () => {
    const { routes } = layout(graph('a 1, b 2, a>b'));
    expect(routes['a>b']?.segments.every(({ curve }) => curve === null)).toBe(true);
  });
});

describe('layout after a small change', () => {
  const shop = 'db 1, cache 1, queue 1, api 2, worker 2, web 3, db>api, cache>api, queue>worker, api>web';

  /** The cards that are elsewhere after the change, and by how much. */
  function checkMoved(before: string, after: string, expected: string): void {
    const first = layout(graph(before));
    const { positions } = layout(graph(after), first.trace);
    const moved = Object.entries(first.positions).flatMap(([id, { x, y }]) => {
      const now = positions[id];
      return !now || (now.x === x && now.y === y) ? [] : [`${id} ${now.x - x},${now.y - y}`];
    });
    expect(moved.join(' ')).toBe(expected);
  }

  it('moves nothing for an edge beside the others', () => checkMoved(shop, `${shop}, cache>worker`, ''));
  it('moves nothing for a card without edges', () => checkMoved(shop, `alone 1, ${shop}`, ''));
  it('moves nothing when a card goes', () =>
    checkMoved(shop, 'cache 1, queue 1, api 2, worker 2, web 3, cache>api, queue>worker, api>web', ''));
  it('makes room for a card between two others', () =>
    checkMoved(
      'a 1, b 1, c 2, d 2, a>c, b>d',
      'a 1, b 1, c 2, n 2, d 2, a>c, b>d, a>n, b>n',
      'c 0,-48 d 0,48',
    ));
  it('moves what joins a later wave only to the right', () =>
    checkMoved('a 1, b 2, c 2, a>b, a>c', 'a 1, b 2, c 3, a>b, a>c, b>c', 'c 276,0'));
});

describe('arrange', () => {
  const input = graph('a 1, b 2, c 2, a>b, a>c');
  const base = layout(input);

  it('keeps the layout where nothing is pinned', () => {
    const { positions, routes } = arrange(input, base, {});
    expect({ positions, routes }).toEqual({ positions: base.positions, routes: base.routes });
  });
  it('puts a pinned card where it was put', () => {
    expect(arrange(input, base, { b: { x: 900, y: 700 } }).positions.b).toEqual({ x: 900, y: 700 });
  });
  it('moves a card of the layout from under a pinned one', () => {
    const { positions } = arrange(input, base, { b: base.positions.c as Point });
    expect(positions.c?.y).toBeGreaterThan((positions.b?.y ?? 0) + 84);
  });
  it('names the waves from left to right', () => {
    expect(arrange(input, base, {}).bands.map(({ wave }) => wave)).toEqual([1, 2]);
  });
  it('shows no waves when cards stand across them', () => {
    expect(arrange(input, base, { b: { x: 0, y: 900 } }).bands).toEqual([]);
  });
});

const card = fc.record({
  wave: fc.nat({ max: 4 }),
  small: fc.boolean(),
  tall: fc.nat({ max: 60 }),
  group: fc.constantFrom('x', 'y', null, null, null),
});
const anyGraph: fc.Arbitrary<LayoutInput> = fc
  .record({
    cards: fc.array(card, { maxLength: 40 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('link', 'after')), { maxLength: 70 }),
    grouped: fc.boolean(),
  })
  .map(({ cards, pairs, grouped }) => ({
    nodes: cards.map(({ wave, small, tall, group }, i) => ({
      id: `n${i}`,
      wave,
      group: grouped ? group : null,
      width: small ? 160 : 220,
      height: small ? 28 : 44 + tall,
    })),
    edges:
      cards.length === 0
        ? []
        : pairs.map(([a, b, style], i) => ({
            id: `e${i}`,
            provider: `n${a % cards.length}`,
            consumer: `n${b % cards.length}`,
            style,
          })),
  }));

/** A graph with its layout, a fresh one or one that follows that of another graph. */
const anyDrawing = fc.tuple(anyGraph, fc.option(anyGraph)).map(([input, before]) => ({
  input,
  result: layout(input, before && layout(before).trace),
}));

function boxesOf(input: LayoutInput, { positions }: Layout): Map<string, Box> {
  return new Map(
    input.nodes.map(({ id, width, height }) => [id, { ...(positions[id] as Point), width, height }]),
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function within(point: Point, box: Box): boolean {
  return (
    point.x > box.x + 0.5 &&
    point.x < box.x + box.width - 0.5 &&
    point.y > box.y + 0.5 &&
    point.y < box.y + box.height - 0.5
  );
}

describe('over any graph', () => {
  it('no two cards overlap', () => {
    fc.assert(
      fc.property(anyDrawing, ({ input, result }) => {
        const boxes = [...boxesOf(input, result).values()];
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
        });
      }),
    );
  });

  it('no edge runs through a card', () => {
    fc.assert(
      fc.property(anyDrawing, ({ input, result }) => {
        const boxes = boxesOf(input, result);
        for (const { id, provider, consumer } of input.edges) {
          const route = result.routes[id];
          expect(route === undefined).toBe(provider === consumer);
          if (!route) continue;
          for (const point of sampleRoute(route, 3)) {
            for (const box of boxes.values()) expect(within(point, box)).toBe(false);
          }
        }
      }),
    );
  });

  it('an edge starts at its provider and ends at its consumer', () => {
    fc.assert(
      fc.property(anyDrawing, ({ input, result }) => {
        const boxes = boxesOf(input, result);
        for (const { id, provider, consumer } of input.edges) {
          const route = result.routes[id];
          if (!route) continue;
          const end = route.segments[route.segments.length - 1]?.to as Point;
          expect(onSide(route.start, boxes.get(provider) as Box)).toBe(true);
          expect(onSide(end, boxes.get(consumer) as Box)).toBe(true);
        }
      }),
    );
  });

  it('a provider of an earlier wave stands left of its consumer', () => {
    fc.assert(
      fc.property(anyDrawing, ({ input, result }) => {
        const { positions } = result;
        const waves = new Map(input.nodes.map(({ id, wave }) => [id, wave]));
        for (const { provider, consumer } of input.edges) {
          const [before, after] = [waves.get(provider) ?? 0, waves.get(consumer) ?? 0];
          if (before === 0 || before >= after) continue;
          expect(positions[provider]?.x).toBeLessThan(positions[consumer]?.x as number);
        }
      }),
    );
  });

  it('pinned cards stay put and nothing lies under them', () => {
    const pinned = fc.array(
      fc.record({ x: fc.integer({ min: -300, max: 1500 }), y: fc.integer({ min: -300, max: 900 }) }),
      {
        maxLength: 1,
      },
    );
    fc.assert(
      fc.property(anyGraph, pinned, (input, places) => {
        const pins = Object.fromEntries(
          input.nodes.slice(0, places.length).map(({ id }, i) => [id, places[i] as Point]),
        );
        const arranged = arrange(input, layout(input), pins);
        expect(arranged.positions).toMatchObject(pins);
        const boxes = [...boxesOf(input, arranged).values()];
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
        });
      }),
    );
  });

  it('the cards of a group stand in a frame with no other card', () => {
    fc.assert(
      fc.property(anyDrawing, ({ input, result }) => {
        const boxes = boxesOf(input, result);
        for (const name of ['x', 'y']) {
          const isInside = ({ group }: LayoutNode) => group === name;
          const frame = around(input.nodes.filter(isInside).map(({ id }) => boxes.get(id) as Box));
          for (const node of input.nodes) {
            if (!isInside(node)) expect(overlap(frame, boxes.get(node.id) as Box)).toBe(false);
          }
        }
      }),
    );
  });

  it('a graph that has not changed keeps its picture', () => {
    fc.assert(
      fc.property(anyGraph, (input) => {
        const before = layout(input);
        expect(layout(input, before.trace).positions).toEqual(before.positions);
      }),
    );
  });

  it('the same graph gives the same picture', () => {
    fc.assert(
      fc.property(anyGraph, (input) => {
        expect(layout(input)).toEqual(layout(structuredClone(input)));
      }),
    );
  });
});

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
  return { x, y, width, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

function onSide(point: Point, box: Box): boolean {
  const side = point.x === box.x || point.x === box.x + box.width;
  return side && point.y > box.y && point.y < box.y + box.height;
}
