import type { Embedding } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';

/**
 * The YAML tree of a cloud-config, spanned, independent of the YAML library.
 * All spans are offsets into the whole document text.
 */
export type YamlNode = YamlScalar | YamlMap | YamlSequence | YamlAlias;

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The scalar itself: quotes or block header and body included; tag and anchor not. */
  readonly span: Span;
  /** The text as decoded, before any typing: `0644`, `off`, `yes` stay so. Empty for a missing value. */
  readonly text: string;
  /** What a YAML 1.1 reader (go-yaml, as the machine uses) makes of it. */
  readonly type: 'string' | 'int' | 'float' | 'bool' | 'null' | 'timestamp' | 'binary';
  readonly tag: string | null;
  readonly anchor: string | null;
  /** `text` in the document. */
  readonly embedding: Embedding;
}

export interface YamlPair {
  /** From the key to the end of the value. */
  readonly span: Span;
  readonly key: YamlScalar | null;
  /** null when nothing stands behind the colon. */
  readonly value: YamlNode | null;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly span: Span;
  readonly pairs: readonly YamlPair[];
  readonly anchor: string | null;
  readonly tag: string | null;
}

export interface YamlItem {
  /** In a block sequence from the dash to the end of the node. */
  readonly span: Span;
  readonly node: YamlNode | null;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly span: Span;
  readonly items: readonly YamlItem[];
  readonly anchor: string | null;
  readonly tag: string | null;
}

export interface YamlAlias {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
}

export interface YamlProblem {
  readonly severity: 'error' | 'warning';
  /** A closed set of codes, kebab-case: `tab-indent`, `duplicate-key`, `bad-indent`, … */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** Text that is no YAML but a template's (`{{ x }}` on its own line, `<% erb %>`, `%NAME%` …): kept, never edited. */
export interface OpaquePart {
  readonly span: Span;
  /** What it looks like, for people: "ERB template text", "Jinja block" … */
  readonly what: string;
}

/** A key of a mapping with its value. `key` has `-` turned into `_`, as written it is in `keyNode.text`. */
export interface Field {
  readonly key: string;
  readonly keyNode: YamlScalar;
  readonly node: YamlNode | null;
  /** The scalar's text, or null when the value is missing, null, a map or a list. */
  readonly text: string | null;
  readonly pair: YamlPair;
}

/** `drop_ins:` element. */
export interface DropIn {
  readonly index: number;
  readonly item: YamlItem;
  readonly name: Field | null;
  readonly content: Field | null;
}

/** One element of `coreos.units`, in document order. Names may repeat: the list is a program run in order. */
export interface UnitEntry {
  /** Position in `coreos.units`. */
  readonly index: number;
  readonly item: YamlItem;
  /** The element's mapping, or null when it is something else (a string, null). */
  readonly map: YamlMap | null;
  readonly fields: readonly Field[];
  readonly name: Field | null;
  readonly command: Field | null;
  readonly content: Field | null;
  readonly enable: Field | null;
  readonly mask: Field | null;
  readonly runtime: Field | null;
  readonly dropIns: readonly DropIn[];
}

/** One element of `write_files`. */
export interface FileEntry {
  readonly index: number;
  readonly item: YamlItem;
  readonly map: YamlMap | null;
  readonly fields: readonly Field[];
  readonly path: Field | null;
  readonly content: Field | null;
  readonly permissions: Field | null;
  readonly owner: Field | null;
  readonly encoding: Field | null;
}

export interface CloudConfig {
  readonly text: string;
  /** The `#cloud-config` of line 1 (trailing white space allowed), or null. */
  readonly header: Span | null;
  /** False when the YAML has errors: then the rest is what could be read in spite of them. */
  readonly readable: boolean;
  /** Root of the first YAML document, null when there is none (`#cloud-config` alone). */
  readonly root: YamlNode | null;
  readonly problems: readonly YamlProblem[];
  readonly opaque: readonly OpaquePart[];
  /** Top-level fields and the fields below `coreos:`. */
  readonly fields: readonly Field[];
  readonly coreosFields: readonly Field[];
  /** The sequence node of `coreos.units` and `write_files`, where present. */
  readonly unitsField: Field | null;
  readonly filesField: Field | null;
  readonly units: readonly UnitEntry[];
  readonly files: readonly FileEntry[];
}
