import type { CanvasEdge, CanvasNode, CanvasView } from '../views/canvas-view.ts';
import type { CardGroup } from '../views/card-groups.ts';
import { type Box, pointAlong, type Route } from '../views/edge-route.ts';
import { dotted, type EdgeStyle, edgeShape, edgeStyles } from '../views/edge-shape.ts';
import { groupFrame, groupTitle } from '../views/group-frame.ts';
import type { Arrangement, WaveBand } from '../views/layout-pins.ts';
import { drawCard } from './picture-card.ts';
import { type PictureColours, type PictureTheme, pictureColours } from './picture-colours.ts';
import { errorGlyph, warningGlyph } from './picture-glyphs.ts';
import { element, escaped } from './xml.ts';

export interface PictureOptions {
  readonly theme: PictureTheme;
  /** Without a ground of its own. */
  readonly transparent: boolean;
  /** What it is of: the name screen readers say. */
  readonly title: string;
  /** A style sheet to take along, such as fonts; plain CSS. */
  readonly css?: string;
}

/** What the canvas shows, in its place: cards with where they stand, edges with their way, groups with their cards. */
export interface Drawing {
  readonly view: CanvasView;
  readonly arrangement: Arrangement;
  readonly groups?: readonly CardGroup[];
}

/**
 * The canvas as an SVG picture that needs nothing beside itself. Fonts are asked for by name; names are cut to letters
 * of equal width, so that they fit with any.
 */
export function toSvg({ view, arrangement, groups = [] }: Drawing, options: PictureOptions): string {
  const colours = pictureColours[options.theme];
  const boxes = new Map(
    view.nodes.flatMap(({ id, width, height }): [string, Box][] => {
      const at = arrangement.positions[id];
      return at ? [[id, { ...at, width, height }]] : [];
    }),
  );
  const frames = groups.flatMap((group) => {
    const box = group.collapsed ? null : groupFrame((id) => boxes.get(id) ?? null, group);
    return box ? [{ title: groupTitle(group), box }] : [];
  });
  const frame = frameOf(
    arrangement,
    frames.map(({ box }) => box),
  );
  const cards = view.nodes.flatMap((node) => {
    const at = arrangement.positions[node.id];
    return at ? [drawCard(node, at, colours)] : [];
  });
  const edges = view.edges.flatMap((edge) => {
    const route = arrangement.routes[edge.id];
    return route ? [drawEdge(edge, route, view.nodes, colours)] : [];
  });
  const { x, y, width, height } = frame;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [x, y, width, height].map((value) => Math.round(value)).join(' '),
      role: 'img',
      'xml:space': 'preserve',
      'font-family': MONO,
    },
    `\n${element('title', {}, escaped(options.title))}\n`,
    options.css ? `${element('style', {}, escaped(options.css))}\n` : '',
    options.transparent ? '' : `${element('rect', { x, y, width, height, fill: colours.s0 })}\n`,
    ...arrangement.bands.map((band) => `${drawBand(band, frame, colours)}\n`),
    ...frames.map(({ title, box }) => `${drawGroup(title, box, colours)}\n`),
    ...edges.map((edge) => `${edge}\n`),
    ...cards.map((card) => `${card}\n`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

const MONO =
  "'JetBrains Mono', 'JetBrains Mono Variable', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const SANS = "Inter, 'Inter Variable', system-ui, 'Segoe UI', sans-serif";

const MARGIN = 24;
/** Above the cards, for the names of the waves. */
const HEADING = 28;

function frameOf({ bounds, bands }: Arrangement, groups: readonly Box[]): Box {
  const boxes = [bounds, ...groups];
  const left = Math.min(...boxes.map(({ x }) => x), ...bands.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const above = bands.length > 0 ? HEADING : 0;
  return {
    x: Math.floor(left - MARGIN),
    y: Math.floor(top - MARGIN - above),
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN + above),
  };
}

function drawGroup(title: string, { x, y, width, height }: Box, { s3, line2, t2 }: PictureColours): string {
  return (
    element('rect', { x, y, width, height, rx: 12, fill: s3, 'fill-opacity': 0.55, stroke: line2 }) +
    element(
      'text',
      { x: x + 14, y: y + 20, fill: t2, 'font-family': SANS, 'font-size': 12, 'font-weight': 560 },
      escaped(title),
    )
  );
}

function drawBand({ wave, x }: WaveBand, frame: Box, { line, t3 }: PictureColours): string {
  const name = element(
    'text',
    { x: x + 12, y: frame.y + 26, fill: t3, 'font-family': SANS, 'font-size': 11, 'font-weight': 600 },
    wave === 0 ? 'On the machine' : `Wave ${wave}`,
  );
  const from = frame.y;
  const path = `M${x} ${from}V${from + frame.height}`;
  return element('path', { d: path, stroke: line, 'stroke-dasharray': '3 3', fill: 'none' }) + name;
}

function drawEdge(
  { kind, fault, consumer, provider, bundled = [] }: CanvasEdge,
  route: Route,
  nodes: readonly CanvasNode[],
  colours: PictureColours,
): string {
  const style: EdgeStyle = edgeStyles[kind];
  const { line, head } = edgeShape(route, style);
  const ink = inkOf(kind, fault?.severity ?? null, colours);
  const title = (id: string) => nodes.find((node) => node.id === id)?.title ?? '';
  const stroke = { d: line, stroke: ink, 'stroke-width': style.width, 'stroke-dasharray': style.dash };
  return element(
    'g',
    { fill: 'none', 'stroke-linecap': style.dash === dotted ? 'round' : null },
    element('title', {}, escaped(`${title(consumer)} ${verbs[kind]} ${title(provider)}`)),
    element('path', stroke),
    style.double ? element('path', { d: line, stroke: colours.s0, 'stroke-width': 1.75 }) : '',
    head
      ? element('path', {
          d: head.path,
          transform: `translate(${round(head.at.x)} ${round(head.at.y)}) rotate(${round(head.angle)})`,
          'stroke-linejoin': 'round',
          ...headPaint(style, ink, colours),
        })
      : '',
    bundled.length > 1 ? count(route, bundled.length, colours) : '',
    fault ? faultSign(route, fault.severity === 'error', colours) : '',
  );
}

/** What the consumer does to the provider. */
const verbs: Readonly<Record<CanvasEdge['kind'], string>> = {
  link: 'links to',
  network: 'is on the network of',
  bound: 'is bound to',
  needs: 'needs',
  wants: 'wants',
  after: 'starts after',
  other: 'has to do with',
  file: 'uses',
  implied: 'depends, without a line that says so, on',
};

function headPaint({ head }: EdgeStyle, ink: string, { s0 }: PictureColours) {
  if (head === 'open') return { stroke: ink, 'stroke-width': 1.5, 'stroke-linecap': 'round' };
  if (head === 'hollow') return { fill: s0, stroke: ink, 'stroke-width': 1.25 };
  return { fill: ink };
}

function inkOf(kind: CanvasEdge['kind'], severity: string | null, colours: PictureColours): string {
  if (severity === 'error') return colours.err;
  if (severity !== null) return colours.warn;
  if (kind === 'file') return colours['k-file'];
  return kind === 'link' || kind === 'network' || kind === 'bound' ? colours.t2 : colours.t3;
}

/** How many edges one stands for. */
function count(route: Route, edges: number, { s0, line2, t2 }: PictureColours): string {
  const { x, y } = pointAlong(route, 0.5);
  return element(
    'g',
    { transform: `translate(${round(x)} ${round(y)})` },
    element('rect', { x: -11, y: -9, width: 22, height: 18, rx: 9, fill: s0, stroke: line2 }),
    element('text', { y: 4, fill: t2, 'font-size': 11, 'text-anchor': 'middle' }, String(edges)),
  );
}

/** Off the middle, so that the signs of two edges that go there and back stand apart. */
function faultSign(route: Route, grave: boolean, { s0, err, warn }: PictureColours): string {
  const { x, y } = pointAlong(route, 0.36);
  return element(
    'g',
    { transform: `translate(${round(x)} ${round(y)})` },
    element('circle', { r: 10, fill: s0 }),
    element('path', {
      d: grave ? errorGlyph : warningGlyph,
      transform: 'translate(-7 -7.5) scale(0.9)',
      stroke: grave ? err : warn,
      'stroke-width': 1.6,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
