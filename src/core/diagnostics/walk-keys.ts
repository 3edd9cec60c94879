import type { CloudConfig, YamlMap, YamlNode, YamlPair, YamlScalar } from '../cloud-config/document.ts';
import { CLOUD_CONFIG, factOf, type KeyFact, type Shape, type StructShape } from '../reference/keys.ts';

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
}

/** A value that stands where the machine looks for something of this shape. */
export interface ValuePlace {
  readonly node: YamlNode;
  readonly shape: Shape;
  /** Whether it is an element of a list. */
  readonly isElement: boolean;
  /** The key, or the list that it is an element of. */
  readonly name: string;
}

/** Everything the machine reads keys and values from, in order. What stands under an unknown key is not looked at. */
export interface Walk {
  readonly keys: readonly KeyPlace[];
  readonly values: readonly ValuePlace[];
}

/** Walked once for all the rules that look at keys. */
export function walkKeys(config: CloudConfig): Walk {
  const walk = known.get(config) ?? walked(config);
  known.set(config, walk);
  return walk;
}

const known = new WeakMap<CloudConfig, Walk>();

function walked({ root }: CloudConfig): Walk {
  const keys: KeyPlace[] = [];
  const values: ValuePlace[] = [];
  if (root?.kind === 'map') walkMap(root, CLOUD_CONFIG, 'the top level');
  return { keys, values };

  function walkMap(map: YamlMap, struct: StructShape, where: string): void {
    for (const pair of map.pairs) {
      const { key, value } = pair;
      if (!key || key.text === '<<') continue;
      const name = key.text.replaceAll('-', '_');
      const fact = factOf(struct, name);
      keys.push({ keyNode: key, pair, name, fact, struct, where });
      if (fact && value) walkValue(value, fact.shape, name);
    }
  }

  function walkValue(node: YamlNode, shape: Shape, name: string): void {
    values.push({ node, shape, isElement: false, name });
    if (typeof shape === 'string') return;
    if ('struct' in shape) {
      if (node.kind === 'map') walkMap(node, shape, name);
    } else if (shape.list !== 'string' && node.kind === 'sequence') {
      for (const item of node.items) {
        if (!item.node) continue;
        values.push({ node: item.node, shape: shape.list, isElement: true, name });
        if (item.node.kind === 'map') walkMap(item.node, shape.list, name);
      }
    }
  }
}
