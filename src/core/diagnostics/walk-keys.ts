import type {
  CloudConfig,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlScalar,
} from '../cloud-config/document.ts';
import { CLOUD_CONFIG, factOf, type KeyFact, type Shape, type StructShape } from '../reference/keys.ts';
import type { Span } from '../text/span.ts';

/** A key of the document at a place where the machine looks for keys. */
export interface KeyPlace {
  readonly keyNode: YamlScalar;
  readonly pair: YamlPair;
  /** As coreos-cloudinit's validator reads it: `-` counts as `_`. */
  readonly name: string;
  /** null for a key that is unknown here. */
  readonly fact: KeyFact | null;
  /** What is known here. */
  readonly struct: StructShape;
  /** For people: `the top level`, `coreos`, `units` … */
  readonly where: string;
  /** The value, or what its alias stands for; null where nothing stands behind the key. */
  readonly value: YamlNode | null;
  /** Whether this key, or one around it, is written with dashes, so that Flatcar passes over it. */
  readonly underDash: boolean;
}

/** A value that stands where the machine looks for something of this shape. */
export interface ValuePlace {
  /** As written. */
  readonly span: Span;
  /** What an alias stands for; null where there is nothing. */
  readonly node: YamlNode | null;
  readonly shape: Shape;
  /** Whether it is an element of a list. */
  readonly isElement: boolean;
  /** The key, or the list that it is an element of. */
  readonly name: string;
  /** As for the key. */
  readonly underDash: boolean;
}

/** Everything the machine reads keys and values from, in order. What stands under an unknown key is not looked at. */
export interface Walk {
  readonly keys: readonly KeyPlace[];
  readonly values: readonly ValuePlace[];
}

/** Walked once for all the rules that look at keys. What an alias stands for is walked where it is first used. */
export function walkKeys(config: CloudConfig): Walk {
  const walk = known.get(config) ?? walked(config);
  known.set(config, walk);
  return walk;
}

/** The keys of this name in lists or mappings of this Go type, such as `permissions` of `config.File`. */
export function keysOf(config: CloudConfig, struct: string, name: string): readonly KeyPlace[] {
  return walkKeys(config).keys.filter((key) => key.name === name && key.struct.struct === struct);
}

const known = new WeakMap<CloudConfig, Walk>();

function walked({ root }: CloudConfig): Walk {
  const keys: KeyPlace[] = [];
  const values: ValuePlace[] = [];
  const visited = new Set<YamlNode>();
  let anchors: Anchors | null = null;
  if (root?.kind === 'map') walkMap(root, CLOUD_CONFIG, 'the top level', false);
  return { keys, values };

  function walkMap(map: YamlMap, struct: StructShape, where: string, isIgnored: boolean): void {
    if (visited.has(map)) return;
    visited.add(map);
    for (const pair of map.pairs) {
      const { key } = pair;
      const value = resolved(pair.value);
      if (key?.text === '<<') walkMerged(value, struct, where, isIgnored);
      if (!key || key.text === '<<') continue;
      const name = key.text.replaceAll('-', '_');
      const fact = factOf(struct, name);
      const underDash = isIgnored || key.text !== name;
      keys.push({ keyNode: key, pair, name, fact, struct, where, value, underDash });
      if (fact) walkValue(pair.value?.span ?? key.span, value, fact.shape, name, underDash);
    }
  }

  function walkMerged(value: YamlNode | null, struct: StructShape, where: string, isIgnored: boolean): void {
    const sources = value?.kind === 'sequence' ? value.items.map(({ node }) => resolved(node)) : [value];
    for (const source of sources) if (source?.kind === 'map') walkMap(source, struct, where, isIgnored);
  }

  function walkValue(
    span: Span,
    node: YamlNode | null,
    shape: Shape,
    name: string,
    underDash: boolean,
  ): void {
    values.push({ span, node, shape, isElement: false, name, underDash });
    if (typeof shape === 'string') return;
    if ('struct' in shape) {
      if (node?.kind === 'map') walkMap(node, shape, name, underDash);
    } else if (node?.kind === 'sequence' && !visited.has(node)) {
      visited.add(node);
      for (const item of node.items) walkItem(item, shape.list, name, underDash);
    }
  }

  function walkItem(item: YamlItem, shape: 'string' | StructShape, name: string, underDash: boolean): void {
    const node = resolved(item.node);
    values.push({ span: item.node?.span ?? item.span, node, shape, isElement: true, name, underDash });
    if (node?.kind === 'map' && typeof shape !== 'string') walkMap(node, shape, name, underDash);
  }

  function resolved(node: YamlNode | null): YamlNode | null {
    if (node?.kind !== 'alias') return node;
    anchors ??= anchorsOf(root);
    return anchors.get(node.name)?.findLast((target) => target.span.start < node.span.start) ?? null;
  }
}

type Anchors = ReadonlyMap<string, readonly YamlNode[]>;

/** The nodes that have an anchor, by its name, in their order. */
function anchorsOf(root: YamlNode | null): Anchors {
  const anchors = new Map<string, YamlNode[]>();
  const visit = (node: YamlNode | null): void => {
    if (!node || node.kind === 'alias') return;
    if (node.anchor !== null) anchors.set(node.anchor, [...(anchors.get(node.anchor) ?? []), node]);
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
    } else if (node.kind === 'sequence') for (const item of node.items) visit(item.node);
  };
  visit(root);
  return anchors;
}
