import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { YamlNode } from './document.ts';
import { readCloudConfig } from './read.ts';
import { unitItemRange } from './style.ts';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/cloud-config');
const files = existsSync(CORPUS) ? readdirSync(CORPUS) : [];

if (files.length === 0) test.skip(`real cloud-configs: there are none at ${CORPUS}`, () => {});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(CORPUS, file), 'utf8');
  const config = readCloudConfig(text);

  test('prefixes of any length can be read', () => {
    const step = Math.max(37, Math.ceil(text.length / 60));
    for (let end = 0; end < text.length; end += step)
      expect(() => readCloudConfig(text.slice(0, end))).not.toThrow();
  });

  test('every span lies in the span around it', () => {
    expect(strayNodes(config.root, { start: 0, end: text.length })).toEqual([]);
  });

  test('as many units as there are dashes at the indent of the list', () => {
    if (config.readable && config.opaque.length === 0) expect(config.units).toHaveLength(countDashes(text));
  });

  test('the lines of units do not overlap', () => {
    const ranges = config.units.flatMap((entry) => unitItemRange(config, entry) ?? []);
    for (const [i, range] of ranges.slice(1).entries())
      expect(range.start).toBeGreaterThanOrEqual(ranges[i]?.end ?? 0);
  });

  test('every scalar of a readable document is mapped exactly', () => {
    if (!config.readable) return;
    const inexact = config.units.flatMap((unit) =>
      unit.fields.filter(({ node }) => {
        if (node?.kind !== 'scalar') return false;
        return !node.embedding.toOuter({ start: 0, end: node.text.length }).exact;
      }),
    );
    expect(inexact.map((field) => field.key)).toEqual([]);
  });
});

function strayNodes(node: YamlNode | null, around: { start: number; end: number }): string[] {
  if (!node) return [];
  const stray =
    node.span.start < around.start || node.span.end > around.end
      ? [`${node.kind} at ${node.span.start}`]
      : [];
  if (node.kind === 'map') {
    return [
      ...stray,
      ...node.pairs.flatMap(({ key, value }) => [
        ...strayNodes(key, node.span),
        ...strayNodes(value, node.span),
      ]),
    ];
  }
  if (node.kind === 'sequence')
    return [...stray, ...node.items.flatMap((item) => strayNodes(item.node, node.span))];
  return stray;
}

/** Units as a person counts them: the dashes in the column of the first one below `units:`. */
function countDashes(text: string): number {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^\s+units\s*:\s*(?:#.*)?\r?$/.test(line));
  if (start < 0) return 0;
  const own = /^ */.exec(lines[start] ?? '')?.[0].length ?? 0;
  let column: number | null = null;
  let count = 0;
  for (const line of lines.slice(start + 1)) {
    if (/^\s*(?:#.*)?\r?$/.test(line)) continue;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const dash = /^ *-(?:\s|$)/.test(line);
    if (indent < own || (indent === own && !dash)) break;
    if (!dash) continue;
    column ??= indent;
    if (indent === column) count++;
  }
  return count;
}
