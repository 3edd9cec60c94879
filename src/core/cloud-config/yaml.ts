import {
  type Alias,
  Composer,
  type CST,
  Lexer,
  Parser,
  Scalar,
  type YAMLError,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Span } from '../text/span.ts';
import { type BlockLayout, blockLayout } from './block-scalar.ts';
import type {
  OpaquePart,
  ScalarStyle,
  YamlAlias,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlScalar,
  YamlSequence,
} from './document.ts';
import { embedScalar } from './scalar-embedding.ts';
import { scalarType } from './scalar-type.ts';
import {
  type Finding,
  libraryFinding,
  multipleDocuments,
  tooDeep,
  tooLong,
  unknownAlias,
} from './yaml-problem.ts';

/** The first YAML document of a text. */
export interface YamlReading {
  readonly root: YamlNode | null;
  readonly findings: readonly Finding[];
  /** What an alias stands for; aliases of nothing are missing here. */
  readonly targets: ReadonlyMap<YamlAlias, YamlNode>;
}

/**
 * Reads the first YAML document of `text`. Where template text was masked before parsing, `masked` is
 * what to parse, of the same length, and `opaque` tells where the two differ; nodes show `text`.
 *
 * Never throws, and never expands an alias.
 */
export function readYaml(
  text: string,
  masked: string = text,
  opaque: readonly OpaquePart[] = [],
): YamlReading {
  return new Reader(text, masked, opaque).read();
}

/** Deeper than this nothing is read: nobody writes it, and the library and every later walk recurse. */
const MAX_DEPTH = 100;

/** Words, signs, blanks and line ends outside of scalars that are read: some seconds' worth. A scalar counts as one. */
const MAX_LEXEMES = 1_000_000;

const OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  // Scalars stay text; what a YAML 1.1 reader makes of them is decided in `scalar-type.ts`.
  schema: 'failsafe',
  version: '1.1',
  merge: false,
} as const;

const STYLES: Record<Scalar.Type, ScalarStyle> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

class Reader {
  private readonly findings: Finding[] = [];
  private readonly targets = new Map<YamlAlias, YamlNode>();
  private readonly anchors = new Map<string, YamlNode>();
  /** Names of anchors that some alias uses. */
  private readonly shared = new Set<string>();
  /** Anchors of the nodes around the present one. */
  private readonly enclosing: string[] = [];

  constructor(
    private readonly text: string,
    private readonly masked: string,
    private readonly opaque: readonly OpaquePart[],
  ) {}

  read(): YamlReading {
    // The library makes an error for each fault; where in its code nobody asks, and to note it costs most of the time.
    const errors = Error as { stackTraceLimit?: number };
    const { stackTraceLimit = 10 } = errors;
    errors.stackTraceLimit = 0;
    try {
      return this.readDocument();
    } finally {
      errors.stackTraceLimit = stackTraceLimit;
    }
  }

  private readDocument(): YamlReading {
    const source = withLineFeeds(this.masked);
    const composer = new Composer(OPTIONS);
    let root: YamlNode | null = null;
    let count = 0;
    for (const document of composer.compose(this.tokens(source), true, source.length)) {
      if (++count > 1) {
        this.findings.push(multipleDocuments(this.text, document.range[0]));
        break;
      }
      for (const error of document.errors) this.addFinding(error, 'error');
      for (const warning of document.warnings) this.addFinding(warning, 'warning');
      if (document.contents) root = this.node(document.contents as LibraryNode, null, false);
    }
    return { root, findings: this.findings, targets: this.targets };
  }

  /** The syntax trees of `source`, up to where it gets too deep or too long. */
  private *tokens(source: string): Generator<CST.Token, void> {
    const parser = new Parser();
    let count = 0;
    for (const lexeme of new Lexer().lex(source)) {
      if (++count > MAX_LEXEMES) {
        this.findings.push(tooLong(this.text, parser.offset));
        break;
      }
      yield* parser.next(lexeme);
      if (parser.stack.length > MAX_DEPTH) {
        this.findings.push(tooDeep(this.text, parser.offset));
        return;
      }
    }
    yield* parser.end();
  }

  private addFinding({ code, message, pos }: YAMLError, severity: Finding['severity']): void {
    const finding = libraryFinding(this.text, code, message, pos, severity);
    if (finding) this.findings.push(finding);
  }

  /** `before` are the tokens in front of the node, where its tag stands; null when it cannot have one. */
  private node(
    node: LibraryNode,
    before: readonly CST.SourceToken[] | null,
    inFlow: boolean,
  ): YamlNode | null {
    if (node instanceof Scalar) return this.scalar(node, before, inFlow);
    if (!(node instanceof YAMLMap) && !(node instanceof YAMLSeq)) return this.alias(node);

    const anchor = node.anchor || null;
    if (anchor) this.enclosing.push(anchor);
    const flow = inFlow || node.srcToken?.type === 'flow-collection';
    const tag = tagIn(before);
    const result =
      node instanceof YAMLMap ? this.map(node, flow, anchor, tag) : this.sequence(node, flow, anchor, tag);
    if (anchor) {
      this.enclosing.pop();
      this.anchors.set(anchor, result);
    }
    return result;
  }

  private map(node: YAMLMap, flow: boolean, anchor: string | null, tag: string | null): YamlMap {
    const pairs = node.items.map((pair) => this.pair(pair as unknown as LibraryPair, flow));
    return { kind: 'map', flow, span: collectionSpan(node, pairs), pairs, anchor, tag };
  }

  private pair({ key: keyNode, value: valueNode, srcToken }: LibraryPair, flow: boolean): YamlPair {
    const sep = srcToken?.sep ?? [];
    const key = keyNode && this.node(keyNode, srcToken?.start ?? null, flow);
    const value =
      valueNode && !isMissing(valueNode, srcToken?.value, sep) ? this.node(valueNode, sep, flow) : null;

    const colon = sep.find((token) => token.type === 'map-value-ind');
    const start = key?.span.start ?? colon?.offset ?? 0;
    const end = value?.span.end ?? (colon ? colon.offset + 1 : (key?.span.end ?? start));
    return {
      span: { start, end: Math.max(start, end) },
      key: key?.kind === 'scalar' ? key : null,
      value,
    };
  }

  private sequence(node: YAMLSeq, flow: boolean, anchor: string | null, tag: string | null): YamlSequence {
    const tokens = sequenceTokens(node);
    const items = node.items.map((child, i) => this.item(child as LibraryNode, tokens?.[i], flow));
    return { kind: 'sequence', flow, span: collectionSpan(node, items), items, anchor, tag };
  }

  private item(child: LibraryNode, token: CST.CollectionItem | undefined, flow: boolean): YamlItem {
    const missing = isMissing(child, token?.value, token?.start ?? []);
    const node = missing ? null : this.node(child, token?.start ?? null, flow);
    const dash = token?.start.find((part) => part.type === 'seq-item-ind');
    const start = dash?.offset ?? node?.span.start ?? child.range?.[0] ?? 0;
    const end = node?.span.end ?? (dash ? dash.offset + 1 : start);
    return { span: { start, end: Math.max(start, end) }, node };
  }

  private alias(node: Alias.Parsed): YamlAlias {
    const span = { start: node.range[0], end: node.range[1] };
    const result: YamlAlias = { kind: 'alias', span, name: node.source };
    this.shared.add(node.source);
    const target = this.anchors.get(node.source);
    if (target) this.targets.set(result, target);
    else this.findings.push(unknownAlias(node.source, span));
    return result;
  }

  private scalar(node: Scalar, before: readonly CST.SourceToken[] | null, inFlow: boolean): YamlScalar {
    const token = node.srcToken as CST.FlowScalar | CST.BlockScalar | undefined;
    const style = STYLES[(node.type ?? 'PLAIN') as Scalar.Type] ?? 'plain';
    const anchor = node.anchor || null;
    const tag = tagIn(before);
    const block = token?.type === 'block-scalar' ? this.block(token) : null;
    const span = block
      ? { start: block.header.start, end: block.end }
      : { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };

    const { enclosing, shared } = this;
    const around = enclosing.length > 0 ? [...enclosing] : NO_ANCHORS;
    const embedding = embedScalar({
      document: this.text,
      masked: this.masked,
      style,
      span,
      block,
      inFlow,
      opaque: this.opaque,
      decoded: node.source ?? '',
      refuse: () => {
        if (tag) return `This value carries the YAML tag ${tag}; change it in the text.`;
        if (anchor) return `This value carries the YAML anchor &${anchor}; change it in the text.`;
        const name = around.find((each) => shared.has(each));
        return name ? `This value is shared through the YAML anchor &${name}; change it in the text.` : null;
      },
    });
    const text = embedding.value;
    const result: YamlScalar = {
      kind: 'scalar',
      style,
      span,
      text,
      type: scalarType(text, style, tag),
      tag,
      anchor,
      embedding,
    };
    if (anchor) this.anchors.set(anchor, result);
    return result;
  }

  private block(token: CST.BlockScalar): BlockLayout {
    let bodyStart = token.offset;
    for (const prop of token.props) bodyStart += 'source' in prop ? (prop.source as string).length : 0;
    const header = token.props[0] as CST.SourceToken;
    return blockLayout(this.masked, {
      header: { start: token.offset, end: token.offset + header.source.length },
      bodyStart,
      bodyEnd: bodyStart + token.source.length,
      parentIndent: token.indent,
    });
  }
}

const NO_ANCHORS: readonly string[] = [];

type LibraryNode = Scalar | YAMLMap | YAMLSeq | Alias.Parsed;

interface LibraryPair {
  readonly key: LibraryNode | null;
  readonly value: LibraryNode | null;
  readonly srcToken?: CST.CollectionItem;
}

/** YAML ends lines at a lone CR too, the library does not. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function isMissing(
  node: LibraryNode,
  token: CST.Token | undefined,
  before: readonly CST.SourceToken[],
): boolean {
  if (token !== undefined || !(node instanceof Scalar) || node.source) return false;
  return !before.some((part) => part.type === 'anchor' || part.type === 'tag');
}

function tagIn(before: readonly CST.SourceToken[] | null): string | null {
  return before?.find((part) => part.type === 'tag')?.source ?? null;
}

/** The syntax items that became elements, in step with `node.items`, or null when they are not known. */
function sequenceTokens(node: YAMLSeq): readonly CST.CollectionItem[] | null {
  const token = node.srcToken;
  if (token?.type !== 'block-seq' && token?.type !== 'flow-collection') return null;
  const items = (token.items as CST.CollectionItem[]).filter(
    ({ start, value, key, sep }) =>
      value !== undefined ||
      key !== undefined ||
      sep !== undefined ||
      start.some((part) => part.type === 'seq-item-ind' || part.type === 'anchor' || part.type === 'tag'),
  );
  return items.length === node.items.length ? items : null;
}

function collectionSpan(node: YAMLMap | YAMLSeq, children: readonly { readonly span: Span }[]): Span {
  const start = node.range?.[0] ?? 0;
  if (node.srcToken?.type === 'flow-collection')
    return { start, end: Math.max(start, node.range?.[1] ?? start) };
  const first = children[0]?.span.start ?? start;
  const end = children.at(-1)?.span.end ?? start;
  return { start: Math.min(start, first), end: Math.max(start, end) };
}
