import type { CanvasNode } from '../views/canvas-view.ts';
import { shorten } from '../views/canvas-view-card.ts';
import type { Point } from '../views/edge-route.ts';
import type { PictureColours } from './picture-colours.ts';
import { errorGlyph, glyphs, infoGlyph, warningGlyph } from './picture-glyphs.ts';
import { element, escaped } from './xml.ts';

/** A card as the canvas shows it from near. */
export function drawCard(node: CanvasNode, at: Point, colours: PictureColours): string {
  const draw = node.kind === 'stock' ? stockFace : node.kind === 'file' ? fileFace : unitFace;
  return element(
    'g',
    { transform: `translate(${Math.round(at.x * 10) / 10} ${Math.round(at.y * 10) / 10})` },
    element('title', {}, escaped(node.fullName)),
    ...draw(node, colours),
  );
}

function unitFace(node: CanvasNode, colours: PictureColours): string[] {
  const { width, chips, wave, severity, findings, subtitle } = node;
  const count = findings > 1 ? String(findings) : '';
  const marks = (severity ? 18 + count.length * 7 : 0) + (wave > 0 ? String(wave).length * 7 + 8 : 0);
  let right = width - 13;
  const behind: string[] = [];
  if (wave > 0) {
    behind.push(text(String(wave), right, 24, { fill: colours.t3, size: 11, anchor: 'end' }));
    right -= String(wave).length * 7 + 8;
  }
  if (severity) {
    if (count) behind.push(text(count, right, 24, { fill: colours.t2, size: 11, anchor: 'end' }));
    behind.push(badge(severity, right - count.length * 7 - 16, 13, colours));
  }
  return [
    rect(node, 8, colours.s2, colours.line2),
    glyph(node, 13, 12.5, 15, colours),
    text(shorten(node.title, lettersIn(width - 36 - 13 - marks, 13)), 36, 24.5, {
      fill: colours.t1,
      size: 13,
      weight: 560,
    }),
    ...behind,
    ...(subtitle ? [twoTone(subtitle.lead, subtitle.tail, 13, 44, { size: 12, colours })] : []),
    ...chipsAt(chips, 13, subtitle ? 55 : 35, colours),
  ];
}

function stockFace(node: CanvasNode, colours: PictureColours): string[] {
  const [command] = node.chips;
  return [
    rect(node, 16, colours.s1, colours.line),
    glyph(node, 12, 9.5, 13, colours),
    text(shorten(node.title, 22), 32, 20.3, { fill: colours.t2, size: 12, weight: 500 }),
    ...(command ? chipsAt([command], node.width - 12 - chipWidth(command), 7, colours) : []),
  ];
}

function fileFace(node: CanvasNode, colours: PictureColours): string[] {
  const { width, severity, subtitle } = node;
  const marks = severity ? 18 : 0;
  return [
    rect(node, 6, colours.s1, colours.line2),
    glyph(node, 13, 10, 14, colours),
    text(shorten(node.title, lettersIn(width - 35 - 13 - marks, 12)), 35, 21, {
      fill: colours.t1,
      size: 12,
      weight: 500,
    }),
    ...(severity ? [badge(severity, width - 13 - 13, 10, colours)] : []),
    ...(subtitle ? [text(subtitle.lead, 35, 38.5, { fill: colours.t3, size: 11 })] : []),
  ];
}

/** How many letters of a font of equal widths fit: each is 0.6 of its size wide. */
function lettersIn(room: number, size: number): number {
  return Math.max(4, Math.floor(room / (size * 0.6)));
}

function rect({ width, height }: CanvasNode, radius: number, fill: string, stroke: string): string {
  // The line lies inside the card.
  return element('rect', {
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    rx: radius - 0.5,
    fill,
    stroke,
  });
}

function glyph({ icon }: CanvasNode, x: number, y: number, size: number, colours: PictureColours): string {
  const hue =
    icon === 'container' || icon === 'file' || icon === 'stock' ? colours[`k-${icon}`] : colours['k-service'];
  return strokes(glyphs[icon], x, y, size, hue);
}

function badge(severity: string, x: number, y: number, { err, warn, t2 }: PictureColours): string {
  if (severity === 'error') return strokes(errorGlyph, x, y, 14, err);
  if (severity === 'warning') return strokes(warningGlyph, x, y, 14, warn);
  return strokes(infoGlyph, x, y, 14, t2);
}

function strokes(path: string, x: number, y: number, size: number, colour: string): string {
  return element('path', {
    d: path,
    transform: `translate(${Math.round(x * 10) / 10} ${y}) scale(${Math.round((size / 16) * 1000) / 1000})`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.6,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

function chipsAt(chips: readonly string[], left: number, top: number, { s3, t2 }: PictureColours): string[] {
  let x = left;
  return chips.map((chip) => {
    const width = chipWidth(chip);
    const drawn =
      element('rect', { x, y: top, width, height: 18, rx: 4, fill: s3 }) +
      text(chip, x + 6, top + 13, { fill: t2, size: 11 });
    x += width + 4;
    return drawn;
  });
}

function chipWidth(chip: string): number {
  return chip.length * 6.6 + 12;
}

function twoTone(
  lead: string,
  tail: string,
  x: number,
  y: number,
  { size, colours }: { readonly size: number; readonly colours: PictureColours },
): string {
  return element(
    'text',
    { x, y, 'font-size': size, fill: colours.t3 },
    escaped(lead),
    tail ? element('tspan', { fill: colours.t2 }, escaped(tail)) : '',
  );
}

function text(
  words: string,
  x: number,
  y: number,
  {
    fill,
    size,
    weight,
    anchor,
  }: { readonly fill: string; readonly size: number; readonly weight?: number; readonly anchor?: 'end' },
): string {
  return element(
    'text',
    { x, y, fill, 'font-size': size, 'font-weight': weight ?? null, 'text-anchor': anchor ?? null },
    escaped(words),
  );
}
