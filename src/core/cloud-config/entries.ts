import type { Span } from '../text/span.ts';
import type {
  DropIn,
  Field,
  FileEntry,
  UnitEntry,
  YamlAlias,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlSequence,
} from './document.ts';
import { mapFields } from './map-fields.ts';

/** Reads the entries of a cloud-config off its YAML tree. */
export interface EntryReader {
  /** The fields of a mapping, or none when the node is something else. */
  fields(node: YamlNode | null): readonly Field[];
  units(field: Field | null): readonly UnitEntry[];
  files(field: Field | null): readonly FileEntry[];
  /** The list that aliases repeat so often that units have been read without it; null where there is none. */
  cutAt(): Span | null;
}

/** What aliases may add: a few kilobytes of them could stand for millions of drop-ins. */
const MOST_REPEATED = 10_000;

/** The field a machine would read: of several with one key, the last. */
export function fieldNamed(fields: readonly Field[], key: string): Field | null {
  for (let i = fields.length - 1; i >= 0; i--) {
    const field = fields[i] as Field;
    if (field.key === key) return field;
  }
  return null;
}

/** Aliases count as what they stand for; each mapping is read once, however often it is aliased. */
export function entryReader(targets: ReadonlyMap<YamlAlias, YamlNode>): EntryReader {
  const known = new Map<YamlNode, readonly Field[]>();
  const knownDropIns = new Map<YamlNode, readonly DropIn[]>();
  /** Drop-ins that stand in the text once and count for several units. */
  let repeated = 0;
  let cutAt: Span | null = null;

  function resolve(node: YamlNode | null): YamlNode | null {
    return node?.kind === 'alias' ? (targets.get(node) ?? null) : node;
  }

  function mapAt(node: YamlNode | null): YamlMap | null {
    const target = resolve(node);
    return target?.kind === 'map' ? target : null;
  }

  function itemsOf(field: Field | null): readonly YamlItem[] {
    const node = resolve(field?.node ?? null);
    return node?.kind === 'sequence' ? node.items : [];
  }

  function fields(node: YamlNode | null): readonly Field[] {
    const map = mapAt(node);
    if (!map) return [];
    let result = known.get(map);
    if (!result) {
      result = mapFields(map, resolve);
      known.set(map, result);
    }
    return result;
  }

  function dropIns(field: Field | null): readonly DropIn[] {
    const list: YamlNode | null = resolve(field?.node ?? null);
    if (list?.kind !== 'sequence') return [];
    let result = knownDropIns.get(list);
    if (result) {
      repeated += result.length;
      if (repeated > MOST_REPEATED) {
        cutAt ??= list.span;
        return [];
      }
    } else {
      result = (list as YamlSequence).items.map((item, index) => {
        const own = fields(item.node);
        return { index, item, name: fieldNamed(own, 'name'), content: fieldNamed(own, 'content') };
      });
      knownDropIns.set(list, result);
    }
    return result;
  }

  function unit(item: YamlItem, index: number): UnitEntry {
    const own = fields(item.node);
    return {
      index,
      item,
      map: mapAt(item.node),
      fields: own,
      name: fieldNamed(own, 'name'),
      command: fieldNamed(own, 'command'),
      content: fieldNamed(own, 'content'),
      enable: fieldNamed(own, 'enable'),
      mask: fieldNamed(own, 'mask'),
      runtime: fieldNamed(own, 'runtime'),
      dropIns: dropIns(fieldNamed(own, 'drop_ins')),
    };
  }

  function file(item: YamlItem, index: number): FileEntry {
    const own = fields(item.node);
    return {
      index,
      item,
      map: mapAt(item.node),
      fields: own,
      path: fieldNamed(own, 'path'),
      content: fieldNamed(own, 'content'),
      permissions: fieldNamed(own, 'permissions'),
      owner: fieldNamed(own, 'owner'),
      encoding: fieldNamed(own, 'encoding'),
    };
  }

  return {
    fields,
    units: (field) => itemsOf(field).map(unit),
    files: (field) => itemsOf(field).map(file),
    cutAt: () => cutAt,
  };
}
