import { decodeBase64 } from '../cloud-config/base64.ts';
import type { Dialect } from './dialect.ts';
import { textOfBytes } from './go-text.ts';
import { MAX_INT, NIL, type Scalar } from './scalars.ts';
import {
  type AliasNode,
  isMergeKey,
  type MapNode,
  type Node,
  resolve,
  type ScalarNode,
} from './yaml-node.ts';

/** A value as go-yaml decodes it where no type is asked for. */
export type Weak = Scalar | WeakMap | WeakSlice;

export interface WeakSlice {
  readonly kind: 'slice';
  readonly items: readonly Weak[];
}

export interface WeakMap {
  readonly kind: 'map';
  /** Each key once, where it first stood, with the value that counts. */
  readonly entries: readonly WeakEntry[];
  /** Whether the Go map's keys are strings; if not, they are of any type. */
  readonly hasTextKeys: boolean;
}

export interface WeakEntry {
  readonly key: Scalar;
  readonly value: Weak;
}

export interface WeakReading {
  readonly value: Weak;
  /** Why the YAML library gives up, or null. */
  readonly failure: string | null;
  /** The line of the node that it gives up on; 0 where it does not. */
  readonly failedOn: number;
  /** Some mapping holds a key twice, which yaml.v3 refuses. */
  readonly hasDuplicates: boolean;
}

/** Decodes without types; what an alias stands for is decoded wherever it stands. */
export function decodeWeak(root: Node, dialect: Dialect): WeakReading {
  const decoder = new WeakDecoder(dialect);
  const value = decoder.decode(root);
  const { failure, failedOn, hasDuplicates } = decoder;
  return { value, failure, failedOn, hasDuplicates };
}

class WeakDecoder {
  /** The first one; after it nothing more is decoded. */
  failure: string | null = null;
  failedOn = 0;
  hasDuplicates = false;
  private decodes = 0;
  private aliasedDecodes = 0;
  private readonly open: AliasNode[] = [];

  constructor(private readonly dialect: Dialect) {}

  decode(node: Node): Weak {
    this.count();
    if (this.failure !== null) return NIL;
    switch (node.kind) {
      case 'scalar':
        return this.scalar(node);
      case 'alias':
        return this.through(node, (target) => this.decode(target)) ?? NIL;
      case 'sequence':
        return { kind: 'slice', items: node.items.map((item) => this.decode(item)) };
      case 'map':
        return this.map(node);
    }
  }

  private fail(node: Node | undefined, failure: string): void {
    if (this.failure !== null) return;
    this.failure = failure;
    this.failedOn = node?.line ?? 1;
  }

  private scalar(node: ScalarNode): Scalar {
    const resolved = resolve(node, this.dialect);
    if ('failure' in resolved) {
      this.fail(node, resolved.failure);
      return NIL;
    }
    if (resolved.tag !== '!!binary') return resolved.value;
    const bytes = decodeBase64(node.text);
    if (bytes === null) this.fail(node, '!!binary value contains invalid base64 data');
    return { kind: 'string', text: textOfBytes(bytes ?? '') };
  }

  private through<T>(alias: AliasNode, read: (target: Node) => T): T | null {
    const { name, target } = alias;
    if (!target) this.fail(alias, `unknown anchor '${name}' referenced`);
    else if (this.open.some((other) => other === alias || (this.dialect === 'coreos' && other.name === name)))
      this.fail(alias, `anchor '${name}' value contains itself`);
    if (!target || this.failure !== null) return null;
    this.open.push(alias);
    const result = read(target);
    this.open.pop();
    return result;
  }

  private map(node: MapNode): WeakMap {
    const entries = new Map<string, WeakEntry>();
    if (this.dialect === 'flatcar') this.fillMerging(entries, node, null);
    else this.fillInOrder(entries, node);
    const list = [...entries.values()];
    const hasTextKeys = this.dialect === 'flatcar' && list.every(({ key }) => key.kind === 'string');
    return { kind: 'map', entries: list, hasTextKeys };
  }

  /** yaml.v3: what is merged comes last and gives way to keys that are there already, `taken` among them. */
  private fillMerging(entries: Map<string, WeakEntry>, node: MapNode, taken: Set<string> | null): void {
    if (hasDuplicateKeys(node)) {
      this.hasDuplicates = true;
      return;
    }
    let merged: Node | null = null;
    const own = new Set<string>();
    for (const { key: keyNode, value } of node.pairs) {
      if (isMergeKey(keyNode)) {
        merged = value;
        continue;
      }
      const key = this.key(keyNode);
      if (key === null) return;
      const id = identity(key);
      if (taken?.has(id)) continue;
      own.add(id);
      taken?.add(id);
      put(entries, key, this.decode(value));
    }
    if (!merged) return;
    const seen = taken ?? own;
    for (const source of this.mergeSources(merged)) {
      this.intoMap(source, (map) => this.fillMerging(entries, map, seen));
    }
  }

  /** The fork of v1: what is merged is set where it stands, of several mappings the first one last. */
  private fillInOrder(entries: Map<string, WeakEntry>, node: MapNode): void {
    for (const { key: keyNode, value } of node.pairs) {
      if (isMergeKey(keyNode)) {
        for (const source of [...this.mergeSources(value)].reverse()) {
          this.intoMap(source, (map) => this.fillInOrder(entries, map));
        }
        continue;
      }
      const key = this.key(keyNode);
      if (key === null) return;
      put(entries, key, this.decode(value));
    }
  }

  private key(node: Node): Scalar | null {
    const key = this.decode(node);
    if (key.kind !== 'map' && key.kind !== 'slice') return this.failure === null ? key : null;
    this.fail(node, `invalid map key: a ${key.kind === 'map' ? 'mapping' : 'list'}`);
    return null;
  }

  private mergeSources(node: Node): readonly Node[] {
    const sources = node.kind === 'sequence' ? node.items : [node];
    const areMaps = sources.every(
      (source) =>
        source.kind === 'map' ||
        (source.kind === 'alias' && (source.target === null || source.target.kind === 'map')),
    );
    if (areMaps) return sources;
    this.fail(node, 'map merge requires map or sequence of maps as the value');
    return [];
  }

  private intoMap(source: Node, fill: (map: MapNode) => void): void {
    this.count();
    if (this.failure !== null) return;
    if (source.kind === 'alias') this.through(source, (target) => this.intoMap(target, fill));
    else if (source.kind === 'map') fill(source);
  }

  /** yaml.v3 stops where nearly all of a document comes from aliases; the fork of v1 never does. */
  private count(): void {
    this.decodes++;
    if (this.open.length > 0) this.aliasedDecodes++;
    const isTooMuch =
      this.dialect === 'flatcar'
        ? this.aliasedDecodes > 100 &&
          this.decodes > 1000 &&
          this.aliasedDecodes / this.decodes > allowedAliasRatio(this.decodes)
        : this.aliasedDecodes > MANY_DECODES;
    if (isTooMuch || this.open.length > MOST_NESTED)
      this.fail(this.open[0], 'document contains excessive aliasing');
  }
}

/** From here on yaml.v3 allows ever fewer aliases. CoreOS's reader is stopped here, as memory has an end. */
const MANY_DECODES = 400_000;
const MOST_DECODES = 4_000_000;

/** Aliases within aliases, of which nobody needs more; the reading recurses. */
const MOST_NESTED = 100;

function allowedAliasRatio(decodes: number): number {
  if (decodes <= MANY_DECODES) return 0.99;
  if (decodes >= MOST_DECODES) return 0.1;
  return 0.99 - (0.89 * (decodes - MANY_DECODES)) / (MOST_DECODES - MANY_DECODES);
}

/** yaml.v3 compares keys as they are written, quoted or not. */
function hasDuplicateKeys({ pairs }: MapNode): boolean {
  const keys = pairs.map(({ key }) => {
    if (key.kind === 'scalar') return `=${key.text}`;
    return key.kind === 'alias' ? `*${key.name}` : key.kind;
  });
  return new Set(keys).size < keys.length;
}

function put(entries: Map<string, WeakEntry>, key: Scalar, value: Weak): void {
  entries.set(identity(key), { key, value });
}

/** Keys of a Go map are one when their types and values are. */
function identity(key: Scalar): string {
  if (key.kind === 'string' || key.kind === 'time') return `${key.kind} ${key.text}`;
  if (key.kind === 'nil') return 'nil';
  const type = key.kind === 'int' && key.value > MAX_INT ? 'uint64' : key.kind;
  return `${type} ${key.value}`;
}
