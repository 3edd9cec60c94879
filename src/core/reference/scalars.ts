import type { Dialect } from './dialect.ts';
import { goFloat } from './go-text.ts';
import { goTime } from './go-time.ts';

/** A scalar as go-yaml gives it to a Go program that named no type for it. */
export type Scalar =
  | { readonly kind: 'string'; readonly text: string }
  /** Go's int, or its uint64 where it is larger than that. */
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float64'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** As Go prints it. */
  | { readonly kind: 'time'; readonly text: string }
  | { readonly kind: 'nil' };

/** A scalar and the tag that it got, or why it got none. */
export type Resolved = { readonly tag: string; readonly value: Scalar } | { readonly failure: string };

export const NIL: Scalar = { kind: 'nil' };

/**
 * Resolves the text of a plain scalar, or of one with an explicit tag, as go-yaml does: yaml.v3 3.0.1 for
 * Flatcar, the fork of v1 for CoreOS. `tag` in its short form (`!!int`), null where there is none.
 */
export function resolveScalar(text: string, tag: string | null, dialect: Dialect): Resolved {
  if (tag !== null && !RESOLVABLE[dialect].has(tag)) return { tag, value: { kind: 'string', text } };
  const found = tag === '!!str' ? null : resolvePlain(text, tag, dialect);
  const value: Scalar = found ?? { kind: 'string', text };
  const own = TAGS[value.kind];
  if (tag === null || tag === own || tag === '!!str') return { tag: own, value };
  if (tag === '!!float' && value.kind === 'int' && dialect === 'flatcar' && value.value <= MAX_INT)
    return { tag, value: { kind: 'float64', value: Number(value.value) } };
  return { failure: `cannot decode ${own} \`${text}\` as a ${tag}` };
}

/** Whether go-yaml fits a value into a number or a boolean of Go's: 3.0 is an int to it, too. */
export function fitsInto(value: Scalar, shape: 'int' | 'float64' | 'bool', dialect: Dialect): boolean {
  if (shape === 'float64') return value.kind === 'float64' || value.kind === 'int';
  if (shape === 'bool') {
    if (value.kind === 'bool') return true;
    return value.kind === 'string' && dialect === 'flatcar' && OLD_BOOLEANS.test(value.text);
  }
  if (value.kind === 'float64') return value.value < 2 ** 63;
  return value.kind === 'int' && value.value <= MAX_INT;
}

/** A scalar as `%v` prints it. */
export function printScalar(scalar: Scalar): string {
  switch (scalar.kind) {
    case 'string':
    case 'time':
      return scalar.text;
    case 'float64':
      return goFloat(scalar.value);
    case 'nil':
      return '<nil>';
    default:
      return String(scalar.value);
  }
}

/** The name of the Go type, `<nil>` for none. */
export function scalarTypeName(scalar: Scalar): string {
  if (scalar.kind === 'int') return scalar.value > MAX_INT ? 'uint64' : 'int';
  return { string: 'string', float64: 'float64', bool: 'bool', time: 'time.Time', nil: '<nil>' }[scalar.kind];
}

export const MAX_INT = 2n ** 63n - 1n;
const MAX_UINT = 2n ** 64n - 1n;

const TAGS: Record<Scalar['kind'], string> = {
  string: '!!str',
  int: '!!int',
  float64: '!!float',
  bool: '!!bool',
  time: '!!timestamp',
  nil: '!!null',
};

const OLD_TAGS = ['!!str', '!!bool', '!!int', '!!float', '!!null'];

/** The tags that tell how to read a text; with any other it stays a text. */
const RESOLVABLE: Record<Dialect, ReadonlySet<string>> = {
  flatcar: new Set([...OLD_TAGS, '!!timestamp']),
  coreos: new Set(OLD_TAGS),
};

const NULLS = /^(?:~|null|Null|NULL)?$/;
const BOOLEANS = /^(?:(true|True|TRUE)|false|False|FALSE)$/;
/** YAML 1.1's words, which yaml.v3 takes where a boolean is asked for, quoted or not. */
const OLD_BOOLEANS = /^(?:(y|Y|yes|Yes|YES|on|On|ON)|n|N|no|No|NO|off|Off|OFF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;
const INFINITY = /^([-+]?)\.(?:inf|Inf|INF)$/;
/** In Go's own notation, which the fork of v1 takes too, behind a sign. */
const GO_INFINITY = /^([-+])inf(?:inity)?$/i;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** null where it is a text. */
function resolvePlain(text: string, tag: string | null, dialect: Dialect): Scalar | null {
  if (NULLS.test(text)) return NIL;
  const boolean = BOOLEANS.exec(text) ?? (dialect === 'coreos' ? OLD_BOOLEANS.exec(text) : null);
  if (boolean) return { kind: 'bool', value: boolean[1] !== undefined };
  if (NOT_A_NUMBER.test(text)) return { kind: 'float64', value: Number.NaN };
  const infinity = INFINITY.exec(text);
  if (infinity) return infinite(infinity[1]);
  if (text.startsWith('.')) return float(text.replace(/(?<=[0-9])_(?=[0-9])/g, ''));
  if (!/^[-+0-9]/.test(text)) return null;

  if (dialect === 'flatcar' && (tag === null || tag === '!!timestamp')) {
    const time = goTime(text);
    if (time !== null) return { kind: 'time', text: time };
  }
  return number(text.replaceAll('_', ''), dialect);
}

function number(text: string, dialect: Dialect): Scalar | null {
  const whole = goInteger(text);
  const unsigned = dialect === 'flatcar' && /^[0-9]/.test(text);
  if (whole !== null && isInRange(whole, unsigned)) return { kind: 'int', value: whole };
  const infinity = dialect === 'coreos' ? GO_INFINITY.exec(text) : null;
  return (infinity ? infinite(infinity[1]) : float(text)) ?? signBehindPrefix(text, dialect);
}

function isInRange(value: bigint, unsigned: boolean): boolean {
  return value >= -MAX_INT - 1n && value <= (unsigned ? MAX_UINT : MAX_INT);
}

/** `strconv.ParseFloat`, null where that says it is none or too large. */
function float(text: string): Scalar | null {
  const value = FLOAT.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  return Number.isFinite(value) ? { kind: 'float64', value } : null;
}

function infinite(sign: string | undefined): Scalar {
  return { kind: 'float64', value: sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY };
}

/** The integers of `strconv.ParseInt` with base 0, of any size. */
function goInteger(text: string): bigint | null {
  const [, sign, body = ''] = /^([-+]?)([0-9a-zA-Z]+)$/.exec(text) ?? [];
  if (body.length > 200) return null;
  const value = /^0[0-7]+$/.test(body) ? `0o${body}` : body;
  if (!/^(?:0|[1-9][0-9]*|0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+)$/.test(value)) return null;
  return sign === '-' ? -BigInt(value) : BigInt(value);
}

/** go-yaml cuts off `0b` and `0o` once more where the whole is no number, so a sign may follow them. */
function signBehindPrefix(text: string, dialect: Dialect): Scalar | null {
  const [, outer, base, inner, digits = ''] = /^(-?)0([bo])([-+])([0-7]+)$/.exec(text) ?? [];
  if (base === undefined || (base === 'o' && dialect === 'coreos')) return null;
  if (outer && dialect === 'flatcar') return null;
  if (base === 'b' && /[2-7]/.test(digits)) return null;
  const value = BigInt(`0${base}${digits}`);
  if (!isInRange(value, false)) return null;
  return { kind: 'int', value: (inner === '-') !== (outer === '-') ? -value : value };
}
