/** The suffixes a unit name may have (systemd.unit(5)). */
export const UNIT_TYPES = [
  'service',
  'socket',
  'target',
  'device',
  'mount',
  'automount',
  'swap',
  'timer',
  'path',
  'slice',
  'scope',
] as const;

export type UnitType = (typeof UNIT_TYPES)[number];

/** `prefix@instance.type` in its parts. */
export interface UnitName {
  readonly prefix: string;
  /** Between `@` and the suffix; empty in a template, null where there is no `@`. */
  readonly instance: string | null;
  readonly type: UnitType;
  /** True for `prefix@.type`, which runs only as an instance. */
  readonly template: boolean;
}

/** The parts of a unit name, or null when systemd would refuse it. */
export function parseUnitName(name: string): UnitName | null {
  const type = unitTypeOf(name);
  if (type === '' || name.length > MAX_LENGTH || !VALID_NAME.test(name)) return null;
  const stem = name.slice(0, -type.length - 1);
  const at = stem.indexOf('@');
  if (stem === '' || at === 0) return null;
  const instance = at < 0 ? null : stem.slice(at + 1);
  return { prefix: at < 0 ? stem : stem.slice(0, at), instance, type, template: instance === '' };
}

/** The type that the name's suffix says; empty when it has none that systemd knows. */
export function unitTypeOf(name: string): UnitType | '' {
  const suffix = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') ? (UNIT_TYPES.find((type) => type === suffix) ?? '') : '';
}

/** `foo@bar.service` → `foo@.service`, the file it is made from; null for a name that is no instance. */
export function templateOf(name: string): string | null {
  const parsed = parseUnitName(name);
  return parsed?.instance ? `${parsed.prefix}@.${parsed.type}` : null;
}

/** Any text as part of a unit name, as `systemd-escape` prints it. */
export function escapeUnitText(text: string): string {
  let result = '';
  for (const character of text) {
    const leadingDot = result === '' && character === '.';
    if (character === '/') result += '-';
    else if (/[a-zA-Z0-9:_.]/.test(character) && !leadingDot) result += character;
    else result += escapeBytes(character);
  }
  return result;
}

/** A path as the name of its mount unit, without the suffix: `systemd-escape --path`. */
export function escapeUnitPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 ? '-' : escapeUnitText(parts.join('/'));
}

/** The text behind an escaped part of a unit name, as `systemd-escape --unescape` prints it. */
export function unescapeUnitText(escaped: string): string {
  const slashes = escaped.replaceAll('-', '/');
  return slashes.replace(/(?:\\x[0-9a-fA-F]{2})+/g, (run) => {
    const bytes = run.slice(2).split('\\x');
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)),
    );
  });
}

const MAX_LENGTH = 255;
const VALID_NAME = /^[a-zA-Z0-9:_.\\@-]+$/;

function escapeBytes(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
