// @ts-check
// Our layout beside dagre's and elkjs's, on the fixtures, on documents found in the wild (where they are), on random graphs.
// `node bench/layout-quality.mjs` prints it alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from '../scripts/bundle-source.mjs';
import { generator } from './documents.mjs';
import { displacement, qualityOf } from './drawing.mjs';
import { randomGraph } from './random-graph.mjs';
import { printTable } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */
/** @typedef {import('./drawing.mjs').Drawing} Drawing */
/** @typedef {import('../src/core/views/layout.ts').LayoutInput} LayoutInput */
/** @typedef {{ name: string, graphs: LayoutInput[] }} Collection */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A row a figure and collection: ours, with the better of dagre's and elkjs's as what it should not exceed. Counts and
 * lengths are sums over the collection; documents without edges are left out. The others choose their columns freely,
 * ours are the waves; where dagre can be given these, too, what it makes of them is noted beside. Displacement is how
 * far a card that stays moves on average when one card or one edge is added, over several of each.
 *
 * @returns {Promise<Row[]>}
 */
export async function layoutQuality() {
  const parts = await importSource('bench/layout-parts.ts');
  const elk = new parts.Elk();
  const dagre = (/** @type {LayoutInput} */ graph) => dagreDrawing(parts, graph, 'network-simplex');
  const elkjs = (/** @type {LayoutInput} */ graph) => elkDrawing(elk, graph);
  /** @type {Row[]} */
  const rows = [];
  for (const { name, graphs } of collections(parts)) {
    const ours = await measure(graphs, (graph) => ourDrawing(graph, parts.layout(graph), parts));
    const others = { dagre: await measure(graphs, dagre), elkjs: await measure(graphs, elkjs) };
    const inWaves = graphs.every(runsForward)
      ? await measure(graphs, (graph) => dagreDrawing(parts, graph, 'none'))
      : null;
    /** @param {(of: Measured) => number} figure */
    const beside = (figure, digits = 0) =>
      Object.entries(others)
        .map(([other, measured]) => `${other} ${figure(measured).toFixed(digits)}`)
        .join(', ');
    const least = (/** @type {(of: Measured) => number} */ figure) =>
      Math.min(...Object.values(others).map(figure));
    rows.push(
      {
        what: `crossings, ${name}`,
        value: ours.crossings,
        unit: '',
        budget: least(({ crossings }) => crossings),
        note: `${beside(({ crossings }) => crossings)}${inWaves ? `; dagre in our columns ${inWaves.crossings}` : ''}`,
      },
      {
        what: '  pairs of edges that cross',
        value: ours.crossedPairs,
        unit: '',
        note: `${beside(({ crossedPairs }) => crossedPairs)}${inWaves ? `; dagre in our columns ${inWaves.crossedPairs}` : ''}`,
      },
      {
        what: '  cards that overlap',
        value: ours.overlaps,
        unit: '',
        budget: 0,
        note: beside(({ overlaps }) => overlaps),
      },
      {
        what: '  edges through cards of others',
        value: ours.throughCards,
        unit: '',
        budget: 0,
        note: beside(({ throughCards }) => throughCards),
      },
      {
        what: '  length of edges, thousand px',
        value: ours.length,
        unit: '',
        note: beside(({ length }) => length),
      },
      { what: '  area, million px²', value: ours.area, unit: '', note: beside(({ area }) => area) },
      {
        what: '  time',
        value: ours.time,
        unit: 'ms',
        note: beside(({ time }) => time),
      },
      ...(await displacementRows(parts, graphs, { dagre, elkjs })),
    );
  }
  return rows;
}

/**
 * @param {any} parts
 * @param {LayoutInput[]} graphs
 * @param {Record<string, (graph: LayoutInput) => Drawing | Promise<Drawing>>} others
 * @returns {Promise<Row[]>}
 */
async function displacementRows(parts, graphs, others) {
  const follow = (/** @type {LayoutInput} */ graph, /** @type {LayoutInput} */ changed) => {
    const before = parts.layout(graph);
    return [before, parts.layout(changed, before.trace)].map((drawn, i) =>
      ourDrawing(i === 0 ? graph : changed, drawn, parts),
    );
  };
  /** @type {Map<unknown, Map<LayoutInput, Drawing>>} */
  const drawn = new Map();
  const afresh = async (
    /** @type {(graph: LayoutInput) => Drawing | Promise<Drawing>} */ draw,
    /** @type {LayoutInput} */ graph,
    /** @type {LayoutInput} */ changed,
  ) => {
    const known = drawn.get(draw) ?? new Map();
    drawn.set(draw, known);
    if (!known.has(graph)) known.set(graph, await draw(graph));
    return [known.get(graph), await draw(changed)];
  };
  const ourOwn = (/** @type {LayoutInput} */ graph) => ourDrawing(graph, parts.layout(graph), parts);
  /** @type {Row[]} */
  const rows = [];
  for (const [what, change] of /** @type {const} */ ([
    ['card', withCard],
    ['edge', withEdge],
  ])) {
    const changes = graphs.flatMap((graph) =>
      Array.from({ length: CHANGES }, (_, i) => ({ graph, changed: change(graph, i) })).filter(
        ({ changed }) => changed !== null,
      ),
    );
    const mean = async (
      /** @type {(graph: LayoutInput, changed: LayoutInput) => Drawing[] | Promise<Drawing[]>} */ draw,
    ) => {
      let sum = 0;
      for (const { graph, changed } of changes) {
        const [before, after] = await draw(graph, /** @type {LayoutInput} */ (changed));
        if (before && after) sum += displacement(before, after);
      }
      return changes.length === 0 ? 0 : sum / changes.length;
    };
    const compared = [`ours afresh ${(await mean((a, b) => afresh(ourOwn, a, b))).toFixed(0)}`];
    for (const [name, draw] of Object.entries(others)) {
      compared.push(`${name} ${(await mean((a, b) => afresh(draw, a, b))).toFixed(0)}`);
    }
    rows.push({
      what: `  px a card moves when a${what === 'edge' ? 'n edge' : ' card'} is added`,
      value: await mean(follow),
      unit: '',
      note: compared.join(', '),
    });
  }
  return rows;
}

/** How many cards and how many edges are added to each graph, one at a time. */
const CHANGES = 4;

/** The graph with a card more, which needs one card of it and stands behind that. @param {LayoutInput} graph @param {number} i */
function withCard({ nodes, edges }, i) {
  const provider = nodes[Math.floor(((i + 0.5) * nodes.length) / CHANGES)];
  if (!provider) return null;
  const added = { id: 'added', wave: provider.wave + 1, width: 204, height: 60 };
  return {
    nodes: [...nodes, added],
    edges: [...edges, { id: 'added', provider: provider.id, consumer: 'added', style: 'link' }],
  };
}

/** The graph with an edge more between two waves, so that no wave changes. @param {LayoutInput} graph @param {number} i */
function withEdge({ nodes, edges }, i) {
  const pairs = new Set(edges.map(({ provider, consumer }) => `${provider} ${consumer}`));
  const random = generator(i + 1);
  for (let tries = 0; tries < 200; tries++) {
    const [provider, consumer] = [0, 1].map(() => nodes[Math.floor(random() * nodes.length)]);
    if (!provider || !consumer || provider.wave === 0 || provider.wave >= consumer.wave) continue;
    if (pairs.has(`${provider.id} ${consumer.id}`)) continue;
    const added = { id: 'added', provider: provider.id, consumer: consumer.id, style: 'link' };
    return { nodes, edges: [...edges, added] };
  }
  return null;
}

/** Whether every edge leads from one wave to a later one. @param {LayoutInput} graph */
function runsForward({ nodes, edges }) {
  const waves = new Map(nodes.map(({ id, wave }) => [id, wave]));
  return edges.every(
    ({ provider, consumer }) =>
      (waves.get(provider) ?? 0) < (waves.get(consumer) ?? 0) && waves.get(provider),
  );
}

/** @param {any} parts @returns {Collection[]} */
function collections(parts) {
  const inputOf = (/** @type {string} */ text) =>
    parts.layoutInput(parts.canvasView(parts.analyze(text), []));
  const inFolder = (/** @type {string} */ folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
      .map(({ name }) => name)
      .sort()
      .map((name) => inputOf(readFileSync(join(folder, name), 'utf8')))
      .filter(({ edges }) => edges.length > 0);
  const fixtures = inFolder(join(root, 'fixtures'));
  const corpus = join(root, '../shared/corpus/cloud-config');
  const found = existsSync(corpus) ? inFolder(corpus) : [];
  return [
    { name: `${fixtures.length} fixtures`, graphs: fixtures },
    ...(found.length > 0 ? [{ name: `${found.length} found documents`, graphs: found }] : []),
    ...[30, 100, 300].map((size) => ({
      name: `5 random graphs of ${size}`,
      graphs: [1, 2, 3, 4, 5].map((seed) => randomGraph(size, seed)),
    })),
  ];
}

/** @typedef {Record<'crossings' | 'crossedPairs' | 'overlaps' | 'throughCards' | 'length' | 'area' | 'time', number>} Measured */

/**
 * @param {LayoutInput[]} graphs
 * @param {(graph: LayoutInput) => Drawing | Promise<Drawing>} draw
 * @returns {Promise<Measured>}
 */
async function measure(graphs, draw) {
  const sum = { crossings: 0, crossedPairs: 0, overlaps: 0, throughCards: 0, length: 0, area: 0, time: 0 };
  for (const graph of graphs) {
    await draw(graph);
    const start = performance.now();
    const drawing = await draw(graph);
    sum.time += performance.now() - start;
    const quality = qualityOf(drawing);
    sum.crossings += quality.crossings;
    sum.crossedPairs += quality.crossedPairs;
    sum.overlaps += quality.overlaps;
    sum.throughCards += quality.throughCards;
    sum.length += quality.length / 1e3;
    sum.area += quality.area / 1e6;
  }
  return sum;
}

/** @param {LayoutInput} graph @param {any} drawn @param {any} parts @returns {Drawing} */
function ourDrawing({ nodes, edges }, { positions, routes }, parts) {
  return {
    boxes: new Map(nodes.map(({ id, width, height }) => [id, { ...positions[id], width, height }])),
    lines: edges.flatMap(({ id, provider, consumer }) =>
      routes[id] ? [{ provider, consumer, points: parts.sampleRoute(routes[id], 8) }] : [],
    ),
  };
}

/** elkjs's layered layout as it comes, from left to right, with the room that we leave. @param {any} elk @param {LayoutInput} graph @returns {Promise<Drawing>} */
async function elkDrawing(elk, { nodes, edges }) {
  const drawn = await elk.layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '28',
      'elk.spacing.edgeNode': '14',
      'elk.layered.spacing.nodeNodeBetweenLayers': '56',
      'elk.edgeRouting': 'SPLINES',
    },
    children: nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: edges
      .filter(({ provider, consumer }) => provider !== consumer)
      .map(({ id, provider, consumer }) => ({ id, sources: [provider], targets: [consumer] })),
  });
  return {
    boxes: new Map(
      drawn.children.map((/** @type {any} */ { id, x, y, width, height }) => [id, { x, y, width, height }]),
    ),
    lines: drawn.edges.flatMap((/** @type {any} */ edge) =>
      (edge.sections ?? []).map((/** @type {any} */ section) => ({
        provider: edge.sources[0],
        consumer: edge.targets[0],
        points: splinePoints(section),
      })),
    ),
  };
}

/** Points along a section, whose bends are the control points of cubic curves. @param {any} section */
function splinePoints({ startPoint, bendPoints = [], endPoint }) {
  const controls = [...bendPoints, endPoint];
  const points = [startPoint];
  let from = startPoint;
  for (let i = 0; i + 2 < controls.length || i === 0; i += 3) {
    const [a, b, to] = controls.slice(i, i + 3);
    if (!to) {
      points.push(...controls.slice(i));
      break;
    }
    for (let step = 1; step <= 16; step++) {
      const t = step / 16;
      const u = 1 - t;
      const at = (/** @type {'x' | 'y'} */ axis) =>
        u * u * u * from[axis] + 3 * u * u * t * a[axis] + 3 * u * t * t * b[axis] + t * t * t * to[axis];
      points.push({ x: at('x'), y: at('y') });
    }
    from = to;
  }
  return points;
}

/**
 * @param {any} parts
 * @param {LayoutInput} graph
 * @param {'network-simplex' | 'none'} ranker none: the columns are the waves
 * @returns {Drawing}
 */
function dagreDrawing(parts, { nodes, edges }, ranker) {
  const graph = new parts.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranker, nodesep: 28, edgesep: 14, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  // dagre doubles its ranks to make room for labels.
  for (const { id, width, height, wave } of nodes) {
    graph.setNode(id, ranker === 'none' ? { width, height, rank: wave * 2 } : { width, height });
  }
  for (const { id, provider, consumer } of edges) {
    if (provider !== consumer) graph.setEdge(provider, consumer, {}, id);
  }
  parts.dagreLayout(graph);
  return {
    boxes: new Map(
      nodes.map(({ id, width, height }) => {
        const { x, y } = graph.node(id);
        return [id, { x: x - width / 2, y: y - height / 2, width, height }];
      }),
    ),
    lines: graph.edges().map((/** @type {any} */ edge) => ({
      provider: edge.v,
      consumer: edge.w,
      points: graph.edge(edge).points,
    })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printTable('The layout beside dagre’s and elkjs’s', await layoutQuality());
}
