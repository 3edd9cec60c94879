import type { Intent } from '../core/edits/intent.ts';
import { UNIT_DEPENDENCY_KINDS } from '../core/machine/dependency-mentions.ts';

/** What a field of an intent must be, when it comes as JSON. */
export interface FieldForm {
  /** As the help says it. */
  readonly what: string;
  readonly optional?: true;
  accepts(value: unknown): boolean;
}

const isText = (value: unknown) => typeof value === 'string';
const isUnit = (value: unknown) => isText(value) || (typeof value === 'number' && Number.isInteger(value));
const isListOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(test);

const text: FieldForm = { what: 'TEXT', accepts: isText };
const unit: FieldForm = { what: 'UNIT', accepts: isUnit };
const units: FieldForm = {
  what: 'UNIT or [UNIT…]',
  accepts: (value) => isUnit(value) || isListOf(isUnit)(value),
};
const file: FieldForm = { what: 'INDEX or PATH', accepts: isUnit };
const nameOrIndex: FieldForm = { what: 'INDEX or NAME', accepts: isUnit };
const texts: FieldForm = { what: '[TEXT…]', accepts: isListOf(isText) };
const textOrSwitch: FieldForm = {
  what: 'TEXT, true, false or null',
  accepts: (value) => isText(value) || typeof value === 'boolean' || value === null,
};
const edgeKind = oneOf('link', 'network', 'bound', 'needs', 'wants', 'after');

const dependencies: FieldForm = {
  what: `[${UNIT_DEPENDENCY_KINDS.map((kind) => `"${kind}"`).join('|')}…]`,
  accepts: isListOf((value) => (UNIT_DEPENDENCY_KINDS as readonly unknown[]).includes(value)),
};

/** The fields of every intent besides `do`. */
export const intentForms: Readonly<Record<Intent['do'], Readonly<Record<string, FieldForm>>>> = {
  'add-container': {
    name: text,
    image: text,
    flags: optional(texts),
    command: optional(texts),
    ready: optional(texts),
    before: optional(unit),
  },
  'add-service': { name: text, exec: optional(text) },
  'add-file': {
    path: text,
    content: optional(text),
    permissions: optional(text),
    encoding: optional(text),
  },
  'add-docker': { text, before: optional(unit) },
  'add-units': { text, before: optional(unit) },
  'paste-units': { text, before: optional(unit) },
  connect: { consumer: unit, provider: unit, kind: optional(edgeKind) },
  disconnect: { consumer: unit, provider: unit, kind: optional(edgeKind) },
  'set-edge-kind': { consumer: unit, provider: unit, kind: edgeKind },
  reconnect: { consumer: unit, provider: unit, end: oneOf('consumer', 'provider'), to: unit },
  'set-dependencies': { consumer: unit, provider: unit, kinds: dependencies },
  rename: { unit, to: text },
  'rename-container': { unit, to: text },
  duplicate: { unit: units },
  delete: { unit: units },
  'delete-file': { file },
  'set-file-field': {
    file,
    field: oneOf('path', 'permissions', 'owner', 'encoding', 'content'),
    value: { what: 'TEXT or null', accepts: (value) => isText(value) || value === null },
  },
  'move-file': {
    file,
    before: { what: `${file.what} or null`, accepts: (value) => isUnit(value) || value === null },
  },
  'set-key': { path: text, value: textOrSwitch },
  'set-list': { path: text, values: texts },
  'add-user': { name: text, groups: optional(texts), keys: optional(texts) },
  'delete-user': { user: nameOrIndex },
  'set-image': { unit, image: text },
  'set-command': { unit, command: text },
  'set-flag': { unit: units, flag: text, values: texts },
  'set-directive': { unit: units, in: optional(text), section: text, key: text, values: texts },
  'set-content': { unit, in: optional(text), text },
  'add-drop-in': { unit, name: text, content: optional(text) },
  'rename-drop-in': { unit, dropIn: nameOrIndex, to: text },
  'delete-drop-in': { unit, dropIn: nameOrIndex },
  'set-unit-field': {
    unit: units,
    field: oneOf('command', 'enable', 'mask', 'runtime'),
    value: textOrSwitch,
  },
  'set-image-source': { unit, policy: oneOf('run', 'pull', 'load'), tarball: optional(text) },
  'set-readiness': {
    unit,
    command: { what: '[TEXT…] or null', accepts: (value) => value === null || texts.accepts(value) },
  },
  move: {
    unit: units,
    before: { what: 'UNIT or null', accepts: (value) => isUnit(value) || value === null },
  },
  sort: {},
};

function oneOf(...words: readonly string[]): FieldForm {
  return {
    what: words.map((word) => `"${word}"`).join('|'),
    accepts: (value) => isText(value) && words.includes(value as string),
  };
}

function optional(form: FieldForm): FieldForm {
  return { ...form, optional: true };
}
