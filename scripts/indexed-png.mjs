// @ts-check
// PNGs with a palette: a picture of a user interface has few colours, and is a third of the size with them counted.
import { crc32, deflateSync } from 'node:zlib';

/**
 * @param {Uint8ClampedArray | Uint8Array} rgba four bytes a pixel; transparency is not kept
 * @param {number} width
 * @param {number} height
 * @returns {Buffer}
 */
export function indexedPng(rgba, width, height) {
  const colours = paletteOf(rgba);
  const nearest = new Map(colours.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourAt(rgba, pixel * 4);
    let index = nearest.get(colour);
    if (index === undefined) {
      index = closest(colour, colours);
      nearest.set(colour, index);
    }
    // Each row begins with the byte of its filter, here none.
    rows[pixel + Math.floor(pixel / width) + 1] = index;
  }

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The commonest colours, without those that hardly differ from a commoner one.
 *
 * @param {Uint8ClampedArray | Uint8Array} rgba
 * @returns {number[]}
 */
function paletteOf(rgba) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (let apart = 0; ; apart += 40) {
    /** @type {number[]} */
    const palette = [];
    for (const colour of byCount) {
      // Large areas keep their exact colour.
      const common = (counts.get(colour) ?? 0) > 400;
      if (common || palette.every((other) => distance(colour, other) >= apart)) palette.push(colour);
      if (palette.length > 256) break;
    }
    if (palette.length <= 256) return palette;
  }
}

/**
 * @param {Uint8ClampedArray | Uint8Array} rgba
 * @param {number} at
 */
function colourAt(rgba, at) {
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
}

/**
 * @param {number} colour
 * @param {readonly number[]} colours
 */
function closest(colour, colours) {
  let best = 0;
  for (let i = 1; i < colours.length; i++) {
    if (distance(colour, colours[i] ?? 0) < distance(colour, colours[best] ?? 0)) best = i;
  }
  return best;
}

/**
 * @param {number} a
 * @param {number} b
 */
function distance(a, b) {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
