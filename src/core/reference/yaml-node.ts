import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar } from '../cloud-config/document.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Dialect } from './dialect.ts';
import { type Resolved, resolveScalar } from './scalars.ts';

/** The YAML tree as go-yaml hands it to its decoder: aliases have targets, tags are short, keys are nodes. */
export type Node = ScalarNode | SequenceNode | MapNode | AliasNode;

interface NodeBase {
  /** 1-based; where the node, or the tag or anchor before it, begins. */
  readonly line: number;
  /** Short (`!!str`), null where there is none. */
  readonly tag: string | null;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  /** Neither quoted nor a block. */
  readonly plain: boolean;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly pairs: readonly { readonly key: Node; readonly value: Node }[];
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** null for an alias of nothing. */
  readonly target: Node | null;
}

/**
 * An alias stands for the last anchor of its name before it (Flatcar), or in the document (CoreOS), where it
 * may stand for a node around itself.
 */
export function goYamlTree(root: YamlNode, text: string, dialect: Dialect): Node {
  return new TreeBuilder(text, dialect).tree(root);
}

/** What a scalar of the document is. */
export function scalarValue({ text, style, tag }: YamlScalar, dialect: Dialect): Resolved {
  return resolve(
    { kind: 'scalar', line: 0, text, plain: style === 'plain', tag: shortTag(tag, dialect) },
    dialect,
  );
}

/** What a scalar is. */
export function resolve(node: ScalarNode, dialect: Dialect): Resolved {
  if (node.tag === null && !node.plain) return { tag: '!!str', value: { kind: 'string', text: node.text } };
  return resolveScalar(node.text, node.tag, dialect);
}

/** The key `<<`, whose value is merged into the mapping. */
export function isMergeKey(node: Node): boolean {
  if (node.kind !== 'scalar' || node.text !== '<<') return false;
  return node.tag === null ? node.plain : node.tag === '!!merge';
}

class TreeBuilder {
  private readonly anchors = new Map<string, Node>();
  private readonly aliases: { name: string; target: Node | null }[] = [];
  private readonly lines: LineIndex;

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
  ) {
    this.lines = new LineIndex(text);
  }

  tree(root: YamlNode): Node {
    const node = this.node(root);
    if (this.dialect === 'coreos') {
      for (const alias of this.aliases) alias.target = this.anchors.get(alias.name) ?? null;
    }
    return node;
  }

  private node(node: YamlNode): Node {
    if (node.kind === 'alias') return this.alias(node.name, node.span.start);
    const built = this.withoutAnchor(node);
    if (node.anchor) this.anchors.set(node.anchor, built);
    return built;
  }

  private withoutAnchor(node: Exclude<YamlNode, YamlAlias>): Node {
    const base = { line: this.lineAt(this.startOf(node)), tag: shortTag(node.tag, this.dialect) };
    if (node.kind === 'scalar')
      return { ...base, kind: 'scalar', text: node.text, plain: node.style === 'plain' };
    if (node.kind === 'map') return { ...base, kind: 'map', pairs: this.pairs(node) };
    return {
      ...base,
      kind: 'sequence',
      items: node.items.map((item) => (item.node ? this.node(item.node) : this.missing(item.span.start))),
    };
  }

  private pairs({ pairs }: YamlMap): MapNode['pairs'] {
    return pairs.map((pair) => ({
      key: pair.key ? this.node(pair.key) : this.oddKey(pair),
      value: pair.value ? this.node(pair.value) : this.missing(pair.span.start),
    }));
  }

  /** A key that is no scalar: an alias or a collection, whose contents do not matter. */
  private oddKey({ span }: YamlPair): Node {
    const [, name] = /^\*([^\s,[\]{}]+)/.exec(this.text.slice(span.start, span.start + 1024)) ?? [];
    if (name !== undefined) return this.alias(name, span.start);
    return { kind: 'sequence', line: this.lineAt(span.start), tag: null, items: [] };
  }

  private missing(at: number): Node {
    return { kind: 'scalar', line: this.lineAt(at), tag: null, text: '', plain: true };
  }

  private alias(name: string, start: number): AliasNode {
    const target = this.anchors.get(name) ?? null;
    const alias = { kind: 'alias' as const, line: this.lineAt(start), tag: null, name, target };
    this.aliases.push(alias);
    return alias;
  }

  private startOf({ span, tag, anchor }: Exclude<YamlNode, YamlAlias>): number {
    const starts = [span.start];
    if (tag !== null) starts.push(this.text.lastIndexOf(tag, span.start));
    if (anchor !== null) starts.push(this.text.lastIndexOf(`&${anchor}`, span.start));
    return Math.min(...starts.filter((start) => start >= 0));
  }

  private lineAt(offset: number): number {
    return this.lines.positionAt(offset).line;
  }
}

/** `!` alone is no tag to yaml.v3; to v1 it is one it does not know. */
function shortTag(tag: string | null, dialect: Dialect): string | null {
  if (tag === null || (tag === '!' && dialect === 'flatcar')) return null;
  return tag.replace(/^!<(.*)>$/, '$1').replace(/^tag:yaml\.org,2002:/, '!!');
}
