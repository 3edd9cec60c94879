import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import type { FileEntry, YamlItem } from '../cloud-config/document.ts';
import type { Unit } from '../machine/machine.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import type { Intent } from './intent.ts';
import { textOnDisk } from './intents/files.ts';

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

/** True for a line of any entry: behind one that moves, the others close ranks. */
function isListed({ text, config }: Analysis, line: string): boolean {
  return config.units.some(({ item }) => text.slice(item.span.start, item.span.end).includes(line.trim()));
}

function keyTrials({ config }: Analysis): Trial[] {
  const has = (key: string) => config.fields.some((field) => field.key === key);
  const scalar = (path: string, touches: RegExp): Trial => ({
    intent: { do: 'set-key', path, value: 'zz' },
    holds: (after) => after.text.includes('zz'),
    touches: (line) => touches.test(line),
  });
  return [
    scalar('hostname', /hostname/),
    scalar('coreos.update.group', /group|update|coreos/),
    scalar('coreos.etcd2.name', /name|etcd2|coreos/),
    {
      intent: { do: 'add-user', name: 'zz-top' },
      holds: (after) => after.text.includes('zz-top'),
      touches: (line) => /users/.test(line),
    },
    {
      intent: { do: 'set-list', path: 'ssh_authorized_keys', values: ['zz one', 'zz two'] },
      holds: (after) => after.text.includes('zz two'),
      touches: (line) => has('ssh_authorized_keys') && /^\s*-|ssh.authorized.keys/.test(line),
    },
    {
      intent: { do: 'set-key', path: 'hostname', value: null },
      holds: (after) => after.config.fields.every((field) => field.key !== 'hostname'),
      touches: (line) => /hostname/.test(line),
    },
  ];
}

function fileTrials({ config, text }: Analysis): Trial[] {
  return config.files.flatMap((file): Trial[] => {
    const own = text.slice(file.item.span.start, file.item.span.end);
    const isOwn = (line: string) => line.trim() === '' || own.includes(line.trim());
    const was = textOnDisk(file);
    return [
      {
        intent: { do: 'set-file-field', file: file.index, field: 'content', value: `${was ?? ''}zz\n` },
        holds: (after) => textOnDisk(after.config.files[file.index] as FileEntry) === `${was ?? ''}zz\n`,
        touches: isOwn,
      },
      {
        intent: { do: 'set-file-field', file: file.index, field: 'encoding', value: 'gzip+base64' },
        holds: (after) => textOnDisk(after.config.files[file.index] as FileEntry) === was,
        touches: isOwn,
      },
      {
        intent: { do: 'set-file-field', file: file.index, field: 'permissions', value: '0750' },
        holds: (after) => after.config.files[file.index]?.permissions?.text === '0750',
        touches: (line) => /permissions/.test(line) || isOwn(line),
      },
      {
        intent: { do: 'move-file', file: file.index, before: null },
        holds: (after) => after.config.files.length === config.files.length,
        touches: (line) => /^\s*#/.test(line) || config.files.some(({ item }) => isIn(text, item, line)),
      },
    ];
  });
}

function isIn(text: string, { span }: YamlItem, line: string): boolean {
  return line.trim() === '' || text.slice(span.start, span.end).includes(line.trim());
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
    ...keyTrials(before),
    ...fileTrials(before),
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
    trials.push(
      {
        intent: { do: 'move', unit: index, before: null },
        holds: (after) => after.config.units.at(-1)?.name?.text === unit.entry?.name?.text,
        touches: (line) => line.trim() === '' || /^\s*#/.test(line) || isOwn(line) || isListed(before, line),
      },
      {
        intent: { do: 'duplicate', unit: index },
        holds: (after) => after.config.units.length === count + 1,
        touches: () => false,
      },
      {
        intent: { do: 'add-drop-in', unit: index, name: 'zz.conf', content: '[Service]\nNice=5\n' },
        holds: (after) => after.config.units[index]?.dropIns.at(-1)?.name?.text === 'zz.conf',
        touches: (line) => /drop.ins:/.test(line),
      },
      {
        intent: { do: 'set-directive', unit: index, section: 'Unit', key: 'Description', values: ['zz'] },
        holds: (after) =>
          after.machine.units[index]?.sources.some(({ file }) =>
            file.directives.some((one) => one.key.value === 'Description' && one.value === 'zz'),
          ) === true,
        touches: (line) => line.includes('Description') || !isLiteral(unit),
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
