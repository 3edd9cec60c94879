import type { Analysis } from '../analysis.ts';
import type { Field, YamlMap, YamlNode } from '../cloud-config/document.ts';
import { fieldNamed } from '../cloud-config/entries.ts';
import { mapFields } from '../cloud-config/map-fields.ts';
import { CLOUD_CONFIG, factOf, type KeyFact, type Shape, type StructShape } from '../reference/keys.ts';
import { inQuotes, Refused } from './refused.ts';

/** A key on the way from the top of the document to the one that is meant. */
export interface PathStep {
  readonly key: string;
  /** null where the document does not have it. */
  readonly field: Field | null;
  /** What coreos-cloudinit knows of it; null for a key that it does not know. */
  readonly fact: KeyFact | null;
  /** The keys that may stand beside it. */
  readonly siblings: StructShape | null;
  /** The mapping it stands in, or would stand in; null where that is missing, too. */
  readonly map: YamlMap | null;
}

/** A key by its path. `steps` holds those from the last list entry on, or from the top; never empty. */
export interface KeyPlace {
  readonly path: string;
  readonly steps: readonly PathStep[];
  readonly last: PathStep;
}

/**
 * The key that a path such as `coreos.update.group` or `users.0.shell` leads to. Numbers count the entries of a
 * list; dashes count as underscores.
 * @throws Refused for a path that no document can have, and for a list entry that this one does not have.
 */
export function resolvePath(analysis: Analysis, path: string): KeyPlace {
  const { root, text } = analysis.config;
  if (root && root.kind !== 'map' && !(root.kind === 'scalar' && root.text === ''))
    throw new Refused('The document is not a mapping of keys.', root.span);
  let map: YamlMap | null = root?.kind === 'map' ? root : null;
  let shape: Shape | null = CLOUD_CONFIG;
  let steps: PathStep[] = [];
  let node: YamlNode | null = root;
  for (const part of path.split('.')) {
    if (/^\d+$/.test(part)) {
      node = entryAt(node, Number(part), path);
      map = node?.kind === 'map' ? node : null;
      shape = listedShape(shape);
      if (!map || !shape) throw new Refused(`${inQuotes(path)} does not lead to a key.`, node?.span ?? null);
      steps = [];
      continue;
    }
    const key = part.replaceAll('-', '_');
    if (!/^\w+$/.test(key)) throw new Refused(`${inQuotes(path)} is no path of keys.`);
    const siblings: StructShape | null = isStruct(shape) ? shape : null;
    const fact: KeyFact | null = siblings && factOf(siblings, key);
    const field: Field | null = map && fieldNamed(mapFields(map), key);
    steps.push({ key, field, fact, siblings, map });
    node = field?.node ?? null;
    if (node?.kind === 'alias')
      throw new Refused(`${key} is an alias of *${node.name}; change it in the text.`, node.span);
    map = node?.kind === 'map' ? node : null;
    shape = fact?.shape ?? null;
  }
  const last = steps.at(-1);
  if (!last) throw new Refused(`${inQuotes(path)} leads to a list entry, not to a key.`);
  refuseOpaque(steps, text);
  return { path, steps, last };
}

/** A key below one that holds something else than a mapping can neither be read nor added. */
function refuseOpaque(steps: readonly PathStep[], text: string): void {
  for (const { field, key } of steps.slice(0, -1)) {
    const node = field?.node;
    if (!node || node.kind === 'map' || isNothing(node)) continue;
    const written = text.slice(node.span.start, node.span.end);
    throw new Refused(`${inQuotes(key)} holds ${inQuotes(written)} here, not a mapping of keys.`, node.span);
  }
}

/** True for what counts as nothing: `~`, `null`, `""`, `{}`, `[]`. */
export function isNothing(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.text === '' || node.text === '~' || node.text === 'null';
  if (node.kind === 'alias') return false;
  return (node.kind === 'map' ? node.pairs : node.items).length === 0;
}

function entryAt(node: YamlNode | null, index: number, path: string): YamlNode | null {
  const items = node?.kind === 'sequence' ? node.items : [];
  const item = items[index];
  if (!item)
    throw new Refused(`There is no entry ${index} for ${inQuotes(path)}; the list has ${items.length}.`);
  if (item.node?.kind === 'alias')
    throw new Refused(`This entry is an alias of *${item.node.name}; change it in the text.`, item.span);
  return item.node;
}

function isStruct(shape: Shape | null): shape is StructShape {
  return shape !== null && typeof shape === 'object' && 'struct' in shape;
}

function listedShape(shape: Shape | null): StructShape | null {
  if (shape === null || typeof shape === 'string' || !('list' in shape)) return null;
  return typeof shape.list === 'string' ? null : shape.list;
}
