import type { YamlAlias, YamlItem, YamlNode, YamlPair, YamlScalar } from '../cloud-config/document.ts';
import type { Span } from '../text/span.ts';
import type { Dialect } from './dialect.ts';

/** Something that go-yaml refuses, in its own words. */
export interface Complaint {
  readonly at: number;
  readonly message: string;
}

/** What go-yaml refuses and our YAML library takes, as far as the text itself shows it. */
export function complaintAboutText(source: string, dialect: Dialect): Complaint | null {
  const control = CONTROL.exec(source);
  if (control) return { at: control.index, message: 'control characters are not allowed' };
  return complaintAboutStart(source) ?? (dialect === 'coreos' ? complaintAboutRest(source) : null);
}

/** The same, of the nodes of a text. */
export function complaintAboutNodes(
  source: string,
  root: YamlNode | null,
  dialect: Dialect,
): Complaint | null {
  const walk = new NodeWalk(source, dialect);
  if (root) walk.node(root, -1, false);
  return walk.complaint ?? (walk.hasTabs ? complaintAboutTabs(source, walk) : null);
}

/** What YAML 1.1 does not take for printable. */
const CONTROL =
  /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\ud800-\udfff]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/;

/** Directives, of which go-yaml knows two, and a document that ends before it begins. */
function complaintAboutStart(source: string): Complaint | null {
  const seen = new Set<string>();
  for (const { 0: line, index: at } of source.matchAll(/^.*$/gm)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^\.\.\.(?:\s|$)/.test(line)) return { at, message: 'did not find expected node content' };
    if (!line.startsWith('%')) return null;
    const [, name = ''] = /^%([0-9A-Za-z_-]*)/.exec(line) ?? [];
    if (name !== 'YAML' && name !== 'TAG') return { at, message: 'found unknown directive name' };
    if (name === 'TAG') continue;
    if (seen.has(name)) return { at, message: 'found duplicate %YAML directive' };
    seen.add(name);
    if (!/^%YAML\s+1\.1\s*(?:#.*)?$/.test(line)) return { at, message: 'found incompatible YAML document' };
  }
  return null;
}

/** Behind `...` CoreOS's reader wants another document, Flatcar's wants nothing. */
function complaintAboutRest(source: string): Complaint | null {
  let hasBegun = false;
  let hasEnded = false;
  for (const { 0: line, index: at } of source.matchAll(/^.*$/gm)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const marker = /^(---|\.\.\.)(?:\s|$)/.exec(line)?.[1];
    if (hasEnded && marker !== '...')
      return marker || line.startsWith('%')
        ? null
        : { at, message: 'did not find expected <document start>' };
    if (hasBegun && marker === '---') return null;
    if (hasBegun && marker === '...') hasEnded = true;
    hasBegun = true;
  }
  return null;
}

class NodeWalk {
  /** The first one. */
  complaint: Complaint | null = null;
  /** In document order; inside them a tab at the beginning of a line is no indentation. */
  readonly shelters: Span[] = [];
  /** Where plain scalars in blocks end, with the column of the block around each. */
  readonly plainEnds = new Map<number, number>();
  readonly hasTabs: boolean;
  private readonly handles: ReadonlySet<string>;

  constructor(
    private readonly source: string,
    private readonly dialect: Dialect,
  ) {
    this.hasTabs = source.includes('\t');
    this.handles = new Set(Array.from(source.matchAll(/^%TAG\s+(\S+)/gm), ([, handle = '']) => handle));
  }

  /** `indent` is the column of the block collection around the node, -1 at the top. */
  node(node: YamlNode, indent: number, inFlow: boolean): void {
    if (node.kind === 'alias') return;
    this.tag(node);
    this.anchor(node);
    if (node.kind === 'scalar') {
      this.scalar(node, indent, inFlow);
      return;
    }
    if (node.flow && !inFlow) this.shelters.push(node.span);
    const inner = node.flow ? indent : columnOf(this.source, node.span.start);
    if (node.kind === 'sequence') {
      for (const item of node.items) {
        if (!node.flow) this.dash(item);
        if (item.node) this.node(item.node, inner, node.flow);
      }
      return;
    }
    for (const pair of node.pairs) {
      this.key(pair, node.flow);
      if (pair.key) this.node(pair.key, inner, node.flow);
      if (pair.value) this.node(pair.value, inner, node.flow);
    }
  }

  private complain(at: number, message: string): void {
    this.complaint ??= { at, message };
  }

  /** Behind a dash a mapping may begin, so what stands there is indentation. */
  private dash({ span }: YamlItem): void {
    if (!this.hasTabs) return;
    if (/^-[ \t]*\t[ \t]*[^\s#]/.test(this.source.slice(span.start, span.start + 1000)))
      this.complain(span.start, 'found character that cannot start any token');
  }

  private anchor({ anchor, span }: Exclude<YamlNode, YamlAlias>): void {
    if (anchor !== null && !/^[\w-]+:?$/.test(anchor))
      this.complain(span.start, 'did not find expected alphabetic or numeric character');
  }

  private tag({ tag, span }: Exclude<YamlNode, YamlAlias>): void {
    if (tag === null || tag.startsWith('!<')) return;
    const [, handle] = /^(!\w*!)/.exec(tag) ?? [];
    if (tag === '!!') this.complain(span.start, 'did not find expected tag URI');
    else if (handle && handle !== '!!' && !this.handles.has(handle))
      this.complain(span.start, 'found undefined tag handle');
  }

  /** A colon with nothing before it is a key in YAML 1.2 only. */
  private key({ key, span }: YamlPair, inFlow: boolean): void {
    if (key?.style !== 'plain' || key.text !== '' || key.tag !== null || key.anchor !== null) return;
    const before = this.source.slice(Math.max(0, key.span.start - 1000), key.span.start);
    if (/\?\s*$/.test(before)) return;
    this.complain(span.start, inFlow ? 'did not find expected node content' : 'did not find expected key');
  }

  private scalar({ style, span, text }: YamlScalar, indent: number, inFlow: boolean): void {
    if (style === 'literal' || style === 'folded') {
      if (this.hasTabs) this.block(span);
    } else if (style === 'plain' && inFlow) this.plainInFlow(span);
    else if (style === 'plain' && text !== '') this.plainEnds.set(span.end, indent);
    else if (style === 'double-quoted') this.escapes(span);
    if (!inFlow && span.end > span.start) this.shelters.push(span);
  }

  /** An escaped slash is of YAML 1.2. */
  private escapes({ start, end }: Span): void {
    for (const [escaped] of this.source.slice(start, end).matchAll(/\\[\s\S]/g))
      if (escaped === '\\/') this.complain(start, 'found unknown escape character');
  }

  private plainInFlow({ start, end }: Span): void {
    const raw = this.source.slice(start, end);
    const colon = /:(?!\s)/.exec(this.source.slice(start, end + 2));
    if (this.dialect === 'coreos' && colon && colon.index <= raw.length)
      this.complain(start, "found unexpected ':'");
    if (raw.indexOf('?') > 0) this.complain(start, "did not find expected ',' or ']'");
  }

  /** Of a block whose first line tells how far it is indented, no line may be indented by tabs. */
  private block({ start, end }: Span): void {
    const [header = '', ...lines] = this.source.slice(start, end).split('\n');
    if (/^[|>][-+]?[1-9]/.test(header)) return;
    let indent: number | null = null;
    let at = start + header.length + 1;
    for (const line of lines) {
      const [, blanks = '', tab] = /^( *)(\t?)/.exec(line) ?? [];
      if (tab && (indent === null || blanks.length < indent))
        this.complain(at, 'found a tab character where an indentation space is expected');
      if (indent === null && line.trim() !== '') indent = blanks.length;
      at += line.length + 1;
    }
  }
}

/**
 * Lines with nothing but white space, or a comment, that begin with a tab. They may only follow a plain scalar
 * whose next line they could be.
 */
function complaintAboutTabs(source: string, walk: NodeWalk): Complaint | null {
  for (const { 0: line, index: at } of source.matchAll(/^ *\t[ \t]*(?:#.*)?\r?$/gm)) {
    if (isInside(walk.shelters, at)) continue;
    const end = source.slice(0, at).trimEnd().length;
    const indent = walk.plainEnds.get(end);
    if (indent !== undefined && line.indexOf('\t') > indent) continue;
    return { at, message: 'found a tab character that violates indentation' };
  }
  return null;
}

function isInside(spans: readonly Span[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start <= at) low = middle + 1;
    else high = middle;
  }
  return at < (spans[low - 1]?.end ?? 0);
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
