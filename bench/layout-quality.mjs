// @ts-check
// Our layout beside dagre's, on the fixtures, on documents found in the wild (where they are), on random graphs.
// `node bench/layout-quality.mjs` prints it alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from '../scripts/bundle-source.mjs';
import { qualityOf } from './drawing.mjs';
import { randomGraph } from './random-graph.mjs';
import { printTable } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */
/** @typedef {import('./drawing.mjs').Drawing} Drawing */
/** @typedef {import('../src/core/views/layout.ts').LayoutInput} LayoutInput */
/** @typedef {{ name: string, graphs: LayoutInput[] }} Collection */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A row a figure and collection: ours, with dagre's as what it should not exceed. Counts and lengths are sums over the
 * collection; documents without edges are left out. dagre chooses its columns freely, ours are the waves; where it can
 * be given these, too, what it makes of them is noted beside.
 *
 * @returns {Promise<Row[]>}
 */
export async function layoutQuality() {
  const parts = await importSource('bench/layout-parts.ts');
  return collections(parts).flatMap(({ name, graphs }) => {
    const ours = measure(graphs, (graph) => ourDrawing(parts, graph));
    const dagres = measure(graphs, (graph) => dagreDrawing(parts, graph, 'network-simplex'));
    const inWaves = graphs.every(runsForward)
      ? measure(graphs, (graph) => dagreDrawing(parts, graph, 'none'))
      : null;
    return [
      {
        what: `crossings, ${name}`,
        value: ours.crossings,
        unit: '',
        budget: dagres.crossings,
        ...(inWaves && { note: `dagre in our columns ${inWaves.crossings}` }),
      },
      {
        what: '  pairs of edges that cross',
        value: ours.crossedPairs,
        unit: '',
        note: `dagre ${dagres.crossedPairs}${inWaves ? `, in our columns ${inWaves.crossedPairs}` : ''}`,
      },
      {
        what: '  edges through cards of others',
        value: ours.throughCards,
        unit: '',
        budget: 0,
        note: `dagre ${dagres.throughCards}`,
      },
      {
        what: '  length of edges, thousand px',
        value: ours.length,
        unit: '',
        note: `dagre ${dagres.length.toFixed(0)}`,
      },
      {
        what: '  area, million px²',
        value: ours.area,
        unit: '',
        note: `dagre ${dagres.area.toFixed(0)}`,
      },
      { what: '  time', value: ours.time, unit: 'ms', note: `dagre ${dagres.time.toFixed(0)} ms` },
    ];
  });
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

/** @param {LayoutInput[]} graphs @param {(graph: LayoutInput) => Drawing} draw */
function measure(graphs, draw) {
  const sum = { crossings: 0, crossedPairs: 0, throughCards: 0, length: 0, area: 0, time: 0 };
  for (const graph of graphs) {
    draw(graph);
    const start = performance.now();
    const drawing = draw(graph);
    sum.time += performance.now() - start;
    const quality = qualityOf(drawing);
    sum.crossings += quality.crossings;
    sum.crossedPairs += quality.crossedPairs;
    sum.throughCards += quality.throughCards;
    sum.length += quality.length / 1e3;
    sum.area += quality.area / 1e6;
  }
  return sum;
}

/** @param {any} parts @param {LayoutInput} graph @returns {Drawing} */
function ourDrawing(parts, { nodes, edges }) {
  const { positions, routes } = parts.layout({ nodes, edges });
  return {
    boxes: new Map(nodes.map(({ id, width, height }) => [id, { ...positions[id], width, height }])),
    lines: edges.flatMap(({ id, provider, consumer }) =>
      routes[id] ? [{ provider, consumer, points: parts.sampleRoute(routes[id], 8) }] : [],
    ),
  };
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
  printTable('The layout beside dagre’s', await layoutQuality());
}
