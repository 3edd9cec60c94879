import { decodeBase64 } from '../cloud-config/base64.ts';
import type { Dialect } from './dialect.ts';
import { bytesOfText, textOfBytes } from './go-text.ts';
import { factOf, type Shape, type StructShape, typeName } from './keys.ts';
import { fitsInto } from './scalars.ts';
import { isMergeKey, type MapNode, type Node, resolve, type ScalarNode } from './yaml-node.ts';

/** A value as coreos-cloudinit's own types take it up. Nothing hangs on numbers and booleans: they are `other`. */
export type Strong =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Strong[] }
  /** Fields that are not there have the zero value. */
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, Strong> }
  | { readonly kind: 'other' };

export interface StrongReading {
  readonly value: Strong;
  /** What yaml.v3 says of values that do not fit, one line each; CoreOS's reader passes over them. */
  readonly mismatches: readonly string[];
}

/**
 * Decodes into the types of `shape`. The tree has to be one that `decodeWeak` found nothing wrong with.
 * CoreOS takes `-` in a key for `_`, and goes on with the list where a key comes again.
 */
export function decodeStrong(root: Node, shape: StructShape, dialect: Dialect): StrongReading {
  const decoder = new StrongDecoder(dialect);
  const value = decoder.decode(root, shape, typeName(shape), null) ?? zeroValue(shape);
  return { value, mismatches: decoder.mismatches };
}

/** What stands where nothing was decoded. */
export function zeroValue(shape: Shape): Strong {
  if (shape === 'string') return { kind: 'text', text: '' };
  if (typeof shape === 'string') return { kind: 'other' };
  return 'list' in shape ? { kind: 'list', items: [] } : { kind: 'struct', fields: new Map() };
}

type Fields = Map<string, Strong>;

class StrongDecoder {
  readonly mismatches: string[] = [];

  constructor(private readonly dialect: Dialect) {}

  /** `before` is what stands there already; null where the node gives no value of this shape. */
  decode(node: Node, shape: Shape, type: string, before: Strong | null): Strong | null {
    if (node.kind === 'alias') return node.target && this.decode(node.target, shape, type, before);
    if (node.kind === 'scalar') return this.scalar(node, shape, type);
    if (node.kind === 'map' && typeof shape !== 'string' && 'struct' in shape) {
      const fields: Fields = new Map(before?.kind === 'struct' ? before.fields : []);
      if (this.dialect === 'flatcar') this.fillMerging(fields, node, shape, null);
      else this.fillInOrder(fields, node, shape);
      return { kind: 'struct', fields };
    }
    if (node.kind === 'sequence' && typeof shape !== 'string' && 'list' in shape) {
      const element = shape.list;
      const items = node.items.flatMap((item) => this.decode(item, element, typeName(element), null) ?? []);
      const isGoingOn = this.dialect === 'coreos' && before?.kind === 'list';
      return { kind: 'list', items: isGoingOn ? [...before.items, ...items] : items };
    }
    return this.mismatch(node, node.kind === 'map' ? '!!map' : '!!seq', type);
  }

  private scalar(node: ScalarNode, shape: Shape, type: string): Strong | null {
    const resolved = resolve(node, this.dialect);
    if ('failure' in resolved) return null;
    const { tag, value } = resolved;
    if (value.kind === 'nil') {
      const takesNull = this.dialect === 'coreos' || (typeof shape !== 'string' && 'list' in shape);
      return takesNull ? zeroValue(shape) : null;
    }
    if (shape === 'string') return { kind: 'text', text: textOf(node, tag) };
    if (typeof shape === 'string' && fitsInto(value, shape, this.dialect)) return { kind: 'other' };
    return this.mismatch(node, isMergeKey(node) ? '!!merge' : tag, type);
  }

  private fillMerging(fields: Fields, node: MapNode, shape: StructShape, taken: Set<string> | null): void {
    let merged: Node | null = null;
    const own = new Set<string>();
    for (const { key, value } of node.pairs) {
      if (isMergeKey(key)) {
        merged = value;
        continue;
      }
      const name = this.keyText(key);
      if (name === null || taken?.has(name)) continue;
      own.add(name);
      taken?.add(name);
      this.field(fields, name, value, shape);
    }
    if (!merged) return;
    const seen = taken ?? own;
    for (const source of mergeSources(merged)) this.fillMerging(fields, source, shape, seen);
  }

  private fillInOrder(fields: Fields, node: MapNode, shape: StructShape): void {
    for (const { key, value } of node.pairs) {
      if (isMergeKey(key)) {
        for (const source of mergeSources(value).reverse()) this.fillInOrder(fields, source, shape);
        continue;
      }
      const name = this.keyText(key);
      if (name !== null) this.field(fields, name, value, shape);
    }
  }

  private field(fields: Fields, name: string, value: Node, shape: StructShape): void {
    const fact = factOf(shape, name);
    if (!fact) return;
    const before = fields.get(name) ?? null;
    const decoded = this.decode(value, fact.shape, fact.type ?? typeName(fact.shape), before);
    if (decoded) fields.set(name, decoded);
  }

  private keyText(key: Node): string | null {
    const node = key.kind === 'alias' ? key.target : key;
    if (node?.kind !== 'scalar') return null;
    const resolved = resolve(node, this.dialect);
    if ('failure' in resolved || resolved.value.kind === 'nil') return null;
    const text = textOf(node, resolved.tag);
    return this.dialect === 'coreos' && key === node ? text.replaceAll('-', '_') : text;
  }

  private mismatch(node: Node, ownTag: string, type: string): null {
    if (this.dialect === 'coreos') return null;
    const tag = node.tag ?? ownTag;
    const isCollection = tag === '!!seq' || tag === '!!map';
    const shown = isCollection ? '' : ` \`${shortened(node.kind === 'scalar' ? node.text : '')}\``;
    this.mismatches.push(`line ${node.line}: cannot unmarshal ${tag}${shown} into ${type}`);
    return null;
  }
}

function mergeSources(node: Node): MapNode[] {
  const sources = node.kind === 'sequence' ? node.items : [node];
  return sources.flatMap((source) => {
    const map = source.kind === 'alias' ? source.target : source;
    return map?.kind === 'map' ? [map] : [];
  });
}

function textOf(node: ScalarNode, tag: string): string {
  return tag === '!!binary' ? textOfBytes(decodeBase64(node.text) ?? '') : node.text;
}

/** Longer than ten bytes: the first seven, which may end within a character. */
function shortened(text: string): string {
  if (text.length <= 3) return text;
  const bytes = bytesOfText(text.slice(0, 11));
  return bytes.length > 10 ? `${textOfBytes(bytes.slice(0, 7))}...` : text;
}
