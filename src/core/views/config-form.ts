import type { Analysis } from '../analysis.ts';
import type { Field, YamlMap, YamlNode } from '../cloud-config/document.ts';
import { fieldNamed } from '../cloud-config/entries.ts';
import { mapFields } from '../cloud-config/map-fields.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { KEY_HELP } from '../reference/key-help.ts';
import { CLOUD_CONFIG, type KeyFact, type Shape, type StructShape } from '../reference/keys.ts';
import type { Span } from '../text/span.ts';
import { diagnosticsIn, type FieldView, fieldOf, reasonAgainst } from './inspector-view-field.ts';

/**
 * Everything of a cloud-config but its units and files, as forms. A field is written by `set-key` with its path, one
 * of kind `list` by `set-list`; a user comes and goes by `add-user` and `delete-user`.
 */
export interface ConfigForm {
  /** The machine itself, then its updates, reboots, platform and whatever outdated parts are there. */
  readonly sections: readonly ConfigSection[];
  readonly users: readonly ConfigSection[];
}

export interface ConfigSection {
  /** `coreos.update`, `users.0`; empty for the keys at the top. */
  readonly path: string;
  /** As people call it. */
  readonly title: string;
  readonly help: string;
  /** Why it is outdated; null for what is in use. */
  readonly outdated: string | null;
  /** In the document; null when it is not there. */
  readonly span: Span | null;
  readonly fields: readonly ConfigField[];
}

export interface ConfigField extends FieldView {
  readonly path: string;
  readonly key: string;
  readonly help: string;
  readonly kind: 'text' | 'switch' | 'integer' | 'number' | 'choice' | 'list';
  /** What it may be, for a choice. */
  readonly choices: readonly string[];
  /** What a text must match unless it is empty. */
  readonly pattern: RegExp | null;
  readonly outdated: string | null;
  /** The texts of a list, in order. */
  readonly entries: readonly FieldView[];
}

export function configForm(analysis: Analysis, diagnostics: readonly Diagnostic[]): ConfigForm {
  const { root } = analysis.config;
  const top = root?.kind === 'map' ? root : null;
  const coreos = fieldIn(top, 'coreos');
  const coreosMap = mapOf(coreos);
  const sections = Object.entries(structAt(CLOUD_CONFIG, 'coreos').keys).flatMap(
    ([key, { shape, deprecated }]) => {
      if (typeof shape === 'string' || !('struct' in shape)) return [];
      const field = fieldIn(coreosMap, key);
      if (!field && (deprecated || !OFFERED.includes(key))) return [];
      const path = `coreos.${key}`;
      const fields = fieldsOf(shape, path, mapOf(field), diagnostics);
      const title = TITLES[key] ?? key;
      const span = field?.pair.span ?? null;
      return [{ path, title, help: helpFor(path), outdated: deprecated?.reason ?? null, span, fields }];
    },
  );
  const machine: ConfigSection = {
    path: '',
    title: 'Machine',
    help: 'The name of the machine, and who may log in to it as core.',
    outdated: null,
    span: null,
    fields: fieldsOf(CLOUD_CONFIG, '', top, diagnostics),
  };
  const rank = ({ path }: ConfigSection) => OFFERED.indexOf(path.replace('coreos.', ''));
  return {
    sections: [machine, ...sections.sort((a, b) => ((rank(a) + 99) % 99) - ((rank(b) + 99) % 99))],
    users: userSections(top, diagnostics),
  };
}

/** The parts that are in use today, in the order they are shown. */
const OFFERED: readonly string[] = ['update', 'locksmith', 'oem'];

const TITLES: Readonly<Record<string, string>> = {
  update: 'Updates',
  locksmith: 'Reboots',
  oem: 'Platform',
};

function userSections(top: YamlMap | null, diagnostics: readonly Diagnostic[]): ConfigSection[] {
  const users = fieldIn(top, 'users')?.node;
  const shape = CLOUD_CONFIG.keys.users?.shape;
  const user = shape && typeof shape === 'object' && 'list' in shape ? shape.list : null;
  if (users?.kind !== 'sequence' || !user || typeof user === 'string') return [];
  return users.items.map(({ node, span }, index) => {
    const map = node?.kind === 'map' ? node : null;
    const path = `users.${index}`;
    return {
      path,
      title: fieldIn(map, 'name')?.text ?? `User ${index + 1}`,
      help: helpFor('users'),
      outdated: null,
      span,
      fields: fieldsOf(user, path, map, diagnostics),
    };
  });
}

/** The fields of a structure that hold one value or a list of texts; outdated ones only where they are there. */
function fieldsOf(
  shape: StructShape,
  path: string,
  map: YamlMap | null,
  diagnostics: readonly Diagnostic[],
): ConfigField[] {
  return Object.entries(shape.keys).flatMap(([key, fact]) => {
    const kind = kindOf(fact);
    const field = fieldIn(map, key);
    if (!kind || (fact.deprecated && !field)) return [];
    const own = path === '' ? key : `${path}.${key}`;
    return [
      {
        ...(kind === 'list' ? listView(field, diagnostics) : { ...fieldOf(field, diagnostics), entries: [] }),
        path: own,
        key,
        help: helpFor(own),
        kind,
        choices: choicesOf(fact.pattern),
        pattern: fact.pattern,
        outdated: fact.deprecated?.reason ?? null,
      },
    ];
  });
}

function listView(
  field: Field | null,
  diagnostics: readonly Diagnostic[],
): FieldView & { readonly entries: readonly FieldView[] } {
  const node = field?.node ?? null;
  const items = node?.kind === 'sequence' ? node.items : [];
  const isTexts =
    node === null || (node.kind === 'sequence' && items.every((item) => item.node?.kind === 'scalar'));
  const entries = items.flatMap((item) =>
    item.node?.kind === 'scalar' ? [entryView(item.node, diagnostics)] : [],
  );
  return {
    value: entries.map((entry) => entry.value).join('\n'),
    span: node?.span ?? null,
    readOnly: isTexts ? null : 'This is not a list of texts. Edit it in the text.',
    diagnostics: diagnosticsIn(field?.pair.span ?? null, diagnostics),
    entries,
  };
}

function entryView(
  node: Extract<YamlNode, { kind: 'scalar' }>,
  diagnostics: readonly Diagnostic[],
): FieldView {
  return {
    value: node.text,
    span: node.span,
    readOnly: reasonAgainst(node.embedding),
    diagnostics: diagnosticsIn(node.span, diagnostics),
  };
}

function kindOf({ shape, pattern }: KeyFact): ConfigField['kind'] | null {
  if (shape === 'bool') return 'switch';
  if (shape === 'int') return 'integer';
  if (shape === 'float64') return 'number';
  if (shape === 'string') return choicesOf(pattern).length > 0 ? 'choice' : 'text';
  return 'list' in shape && shape.list === 'string' ? 'list' : null;
}

/** The words of a pattern that is nothing but a choice of them. */
function choicesOf(pattern: RegExp | null): readonly string[] {
  const words = /^\^\(\?:([\w-]+(?:\|[\w-]+)*)\)\$$/.exec(pattern?.source ?? '')?.[1];
  return words?.split('|') ?? [];
}

function helpFor(path: string): string {
  return KEY_HELP[path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*')] ?? '';
}

function structAt({ keys }: StructShape, key: string): StructShape {
  const shape: Shape | undefined = keys[key]?.shape;
  return shape && typeof shape === 'object' && 'struct' in shape ? shape : { struct: '', keys: {} };
}

function fieldIn(map: YamlMap | null, key: string): Field | null {
  return map && fieldNamed(mapFields(map), key);
}

function mapOf(field: Field | null): YamlMap | null {
  return field?.node?.kind === 'map' ? field.node : null;
}
