import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pictureColours } from '../../core/export/picture-colours.ts';

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');

/** Text, and the surfaces it may stand on (WCAG 2.2, 1.4.3: at least 4.5 : 1). */
const texts = [
  't1',
  't2',
  't3',
  'accent',
  'k-container',
  'k-service',
  'k-file',
  'k-stock',
  'ok',
  'warn',
  'err',
];
const codes = ['c-key', 'c-str', 'c-sec', 'c-dir', 'c-prg', 'c-flg', 'c-nm', 'c-cm'];
const surfaces = ['s0', 's1', 's2', 's3', 'accent-s', 'warn-s', 'err-s'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colours = coloursOf(theme);
  test.each(texts)('has --%s readable on every surface', (text) => check(colours, text, surfaces));
  test.each(codes)('has --%s readable where code stands', (text) => check(colours, text, ['s2', 'add']));
  test('is the one of exported pictures', () => {
    for (const [name, value] of Object.entries(pictureColours[theme]))
      expect(colour(colours, name)).toBe(value);
  });
  test('has a difference of texts readable', () => {
    check(colours, 't1', ['add', 'add-word', 'del', 'del-word']);
    check(colours, 't3', ['add', 'del']);
  });
  test('has its primary button readable', () => check(colours, 'accent-t', ['accent', 'accent-h']));
});

function check(colours: ReadonlyMap<string, string>, text: string, below: readonly string[]): void {
  const poor = below.filter((surface) => contrast(colour(colours, text), colour(colours, surface)) < 4.5);
  expect(poor).toEqual([]);
}

function colour(colours: ReadonlyMap<string, string>, name: string): string {
  const value = colours.get(name);
  if (!value) throw new Error(`tokens.css has no --${name}`);
  return value;
}

function coloursOf(theme: string): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance (WCAG 2.2, definitions). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
