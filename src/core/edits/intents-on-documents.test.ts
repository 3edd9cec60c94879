import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import type { Unit } from '../machine/machine.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import type { Intent } from './intent.ts';

/**
 * Every document, every unit, every edge: an intent is refused with its reason, or the graph read back shows
 * what was meant, only lines that have to do with it changed, and undo gives the same bytes.
 */
const root = join(import.meta.dirname, '../../..');
const corpus = join(root, '../shared/corpus/cloud-config');

describe('on the fixtures', () => runOn(join(root, 'fixtures')));
if (existsSync(corpus)) describe('on documents found in the wild', () => runOn(corpus));
else test.skip('on documents found in the wild: ../shared/corpus is not here', () => {});

function runOn(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.ya?ml$/.test(file))) {
    test(name, () => {
      const before = analyze(readFileSync(join(folder, name), 'utf8'));
      for (const { intent, holds, touches } of intentsFor(before)) tryIntent(before, intent, holds, touches);
    });
  }
}

interface Trial {
  readonly intent: Intent;
  /** Whether the result shows what was meant. */
  readonly holds: (after: Analysis) => boolean;
  /** Whether an old line may have changed. */
  readonly touches: (line: string) => boolean;
}

function tryIntent(before: Analysis, intent: Intent, holds: Trial['holds'], touches: Trial['touches']): void {
  const result = applyIntent(before, intent);
  const what = JSON.stringify(intent);
  if ('refused' in result) {
    expect(result.reason, what).toMatch(/^.+\.$/);
    return;
  }
  const text = applyEdits(before.text, result.edits);
  expect(holds(analyze(text)), what).toBe(true);
  expect(applyEdits(text, invertEdits(before.text, result.edits)), what).toBe(before.text);
  for (const line of goneLines(withLineEnd(before.text), withLineEnd(text)))
    expect(touches(line), `${what} changes: ${line}`).toBe(true);
}

/** Adding behind a last line without line end gives it one. */
function withLineEnd(text: string): string {
  return /[\r\n]$/.test(text) ? text : text + (/\r\n|\r|\n/.exec(text)?.[0] ?? '\n');
}

/** Lines of the first text that the second does not hold, counted. */
function goneLines(before: string, after: string): string[] {
  const counts = new Map<string, number>();
  for (const line of after.split(/(?<=\r\n|\n|\r(?!\n))/)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return before.split(/(?<=\r\n|\n|\r(?!\n))/).filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}

/** In quoted and folded text a line end is written as a blank line, so a line goes with one. */
function isLiteral(unit: Unit): boolean {
  const node = unit.entry?.content?.node;
  return node?.kind === 'scalar' && node.style === 'literal';
}

function intentsFor(before: Analysis): Trial[] {
  const { units } = before.machine;
  const entries = units.filter((unit) => unit.index !== null);
  const count = before.config.units.length;
  const trials: Trial[] = [
    {
      intent: { do: 'add-container', name: 'zz-new', image: 'nginx:1' },
      holds: (after) =>
        after.machine.units.some((unit) => unit.container?.name === 'zz-new') &&
        after.config.units.length === count + 1,
      touches: (line) => /units|coreos/.test(line),
    },
    { intent: { do: 'sort' }, holds: (after) => after.graph.inOrder, touches: () => true },
  ];
  for (const unit of entries) {
    const index = unit.index as number;
    const own = unit.entry?.item.span;
    const isOwn = (line: string) => (own ? before.text.slice(own.start, own.end) : '').includes(line.trim());
    trials.push(
      {
        intent: { do: 'delete', unit: index },
        holds: (after) => after.config.units.length === count - 1,
        touches: (line) =>
          line.trim() === '' ||
          /^\s*#|coreos|units/.test(line) ||
          isOwn(line) ||
          /%|\\\r?\n$/.test(line) ||
          line.includes(unit.name) ||
          line.includes(unit.container?.name ?? unit.name),
      },
      {
        intent: { do: 'rename', unit: index, to: 'zz-renamed' },
        holds: (after) =>
          after.machine.units.some((one) => one.name.includes('zz-renamed')) &&
          after.graph.edges.length === before.graph.edges.length,
        touches: (line) => line.includes(unit.name) || line.includes(unit.container?.name ?? unit.name),
      },
      {
        intent: { do: 'set-image', unit: index, image: 'zz/image:9' },
        holds: (after) => after.machine.units[index]?.container?.image === 'zz/image:9',
        touches: (line) => (unit.container?.image ? line.includes(unit.container.image) : isOwn(line)),
      },
    );
    const other = entries[(index + 1) % entries.length];
    if (other && other !== unit) {
      trials.push({
        intent: { do: 'connect', consumer: index, provider: other.index as number },
        holds: (after) =>
          after.graph.edges.some(
            (edge) =>
              after.machine.units[edge.from]?.name === unit.name &&
              after.machine.units[edge.to]?.name === other.name &&
              edge.missing.length === 0,
          ),
        touches: () => true,
      });
    }
  }
  for (const edge of before.graph.edges) {
    const [consumer, provider] = [units[edge.from], units[edge.to]];
    if (!consumer || !provider) continue;
    trials.push({
      intent: {
        do: 'disconnect',
        consumer: consumer.index ?? consumer.name,
        provider: provider.index ?? provider.name,
      },
      holds: (after) =>
        !after.graph.edges.some(
          (one) =>
            after.machine.units[one.from]?.name === consumer.name &&
            after.machine.units[one.to]?.name === provider.name,
        ),
      touches: (line) =>
        line.includes(provider.name) ||
        line.includes(consumer.name) ||
        /%|\\\r?\n$|^\s*#/.test(line) ||
        (line.trim() === '' && !isLiteral(consumer)) ||
        line.includes(provider.container?.name ?? provider.name),
    });
  }
  return trials;
}
