import type { ScalarStyle, YamlScalar } from './document.ts';

/**
 * The type a YAML 1.1 reader gives a scalar (yaml.org/type; go-yaml reads the same for cloud-config's
 * typed fields). Only plain scalars without a tag are looked at; a tag decides by itself.
 */
export function scalarType(text: string, style: ScalarStyle, tag: string | null): YamlScalar['type'] {
  if (tag !== null && tag !== '!')
    return TAGGED[tag.replace(/^!<tag:yaml\.org,2002:(.*)>$/, '!!$1')] ?? 'string';
  if (tag === '!' || style !== 'plain') return 'string';
  return plainType(text);
}

/** The type of `text` written as a plain scalar. */
export function plainType(text: string): YamlScalar['type'] {
  // No other type starts with anything else, and most scalars are names and paths.
  if (!/^(?:$|[-+.~0-9]|[nNyYtTfFoO][a-zA-Z]{0,4}$)/.test(text)) return 'string';
  if (NULLS.test(text)) return 'null';
  if (BOOLEANS.test(text)) return 'bool';
  if (INTEGERS.test(text)) return 'int';
  if (FLOATS.test(text)) return 'float';
  if (TIMESTAMPS.test(text)) return 'timestamp';
  return 'string';
}

const TAGGED: Record<string, YamlScalar['type']> = {
  '!!int': 'int',
  '!!float': 'float',
  '!!bool': 'bool',
  '!!null': 'null',
  '!!timestamp': 'timestamp',
  '!!binary': 'binary',
};

const NULLS = /^(?:~|null|Null|NULL)?$/;
const BOOLEANS = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const INTEGERS =
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOATS =
  /^(?:[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const TIMESTAMPS =
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/;
