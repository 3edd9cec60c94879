import { parseUnitName, type UnitName, unescapeUnitText } from './unit-name.ts';

export interface Specifier {
  /** The letter behind `%`. */
  readonly letter: string;
  readonly meaning: string;
  /** The first systemd that knows it; 0 for one older than 183. */
  readonly since: number;
}

/** systemd.unit(5), SPECIFIERS, systemd 252. */
export const SPECIFIERS: readonly Specifier[] = [
  { letter: '%', meaning: 'a percent sign', since: 0 },
  { letter: 'n', meaning: 'full name of the unit', since: 0 },
  { letter: 'N', meaning: 'name without the type suffix', since: 0 },
  { letter: 'p', meaning: 'prefix: name before @ (without @: as %N)', since: 0 },
  { letter: 'P', meaning: '%p unescaped', since: 0 },
  { letter: 'i', meaning: 'instance: between @ and the suffix, empty if none', since: 0 },
  { letter: 'I', meaning: '%i unescaped', since: 0 },
  { letter: 'j', meaning: 'last part of the prefix after the last -', since: 240 },
  { letter: 'J', meaning: '%j unescaped', since: 240 },
  { letter: 'f', meaning: '%I or %P as a path with / in front', since: 0 },
  { letter: 'H', meaning: 'host name', since: 0 },
  { letter: 'l', meaning: 'host name up to the first dot', since: 246 },
  { letter: 'q', meaning: 'pretty host name, else the short one', since: 248 },
  { letter: 'm', meaning: 'machine id', since: 0 },
  { letter: 'b', meaning: 'boot id', since: 0 },
  { letter: 'v', meaning: 'kernel release', since: 209 },
  { letter: 'a', meaning: 'architecture', since: 247 },
  { letter: 'o', meaning: 'ID of os-release', since: 248 },
  { letter: 'w', meaning: 'VERSION_ID of os-release', since: 248 },
  { letter: 'B', meaning: 'BUILD_ID of os-release', since: 248 },
  { letter: 'W', meaning: 'VARIANT_ID of os-release', since: 248 },
  { letter: 'A', meaning: 'IMAGE_VERSION of os-release', since: 248 },
  { letter: 'M', meaning: 'IMAGE_ID of os-release', since: 248 },
  {
    letter: 'u',
    meaning:
      'name of the user that runs the manager: root for system units, whatever User= says (before 228: User=)',
    since: 0,
  },
  { letter: 'U', meaning: 'its number', since: 0 },
  { letter: 'g', meaning: 'its group name', since: 240 },
  { letter: 'G', meaning: 'its group number', since: 240 },
  { letter: 'h', meaning: 'its home directory (/root)', since: 0 },
  { letter: 's', meaning: 'its shell (/bin/sh)', since: 0 },
  { letter: 't', meaning: '/run', since: 0 },
  { letter: 'S', meaning: '/var/lib', since: 238 },
  { letter: 'C', meaning: '/var/cache', since: 238 },
  { letter: 'L', meaning: '/var/log', since: 238 },
  { letter: 'E', meaning: '/etc', since: 240 },
  { letter: 'T', meaning: '/tmp', since: 240 },
  { letter: 'V', meaning: '/var/tmp', since: 240 },
  { letter: 'd', meaning: 'credentials folder of the unit', since: 252 },
  { letter: 'y', meaning: 'path of the unit file', since: 251 },
  { letter: 'Y', meaning: 'folder of the unit file', since: 251 },
  { letter: 'c', meaning: 'deprecated: cgroup path', since: 0 },
  { letter: 'r', meaning: 'deprecated: cgroup of the slice', since: 0 },
  { letter: 'R', meaning: 'deprecated: cgroup root', since: 0 },
];

export function specifier(letter: string): Specifier | null {
  return SPECIFIERS.find((row) => row.letter === letter) ?? null;
}

/**
 * `text` with its specifiers resolved for a unit; null when one of them depends on the machine, is unknown to
 * systemd, or asks for the instance of a template. `%` before anything but a letter or digit is a plain percent
 * sign.
 */
export function expandSpecifiers(text: string, unitName: string): string | null {
  if (!text.includes('%')) return text;
  const name = parseUnitName(unitName);
  let known = true;
  const expanded = text.replace(/%([%a-zA-Z0-9])/g, (_, letter: string) => {
    const value = letter === '%' ? '%' : name && resolve(letter, unitName, name);
    if (value === null || value === undefined) known = false;
    return value ?? '';
  });
  return known ? expanded : null;
}

function resolve(letter: string, unitName: string, name: UnitName): string | null {
  if (name.template && 'nNiIf'.includes(letter)) return null;
  switch (letter) {
    case 'n':
      return unitName;
    case 'N':
      return unitName.slice(0, -name.type.length - 1);
    case 'p':
      return name.prefix;
    case 'P':
      return unescapeUnitText(name.prefix);
    case 'i':
      return name.instance ?? '';
    case 'I':
      return unescapeUnitText(name.instance ?? '');
    case 'j':
      return lastComponent(name.prefix);
    case 'J':
      return unescapeUnitText(lastComponent(name.prefix));
    case 'f':
      return `/${unescapeUnitText(name.instance || name.prefix).replace(/^\/+/, '')}`;
    default:
      return null;
  }
}

function lastComponent(prefix: string): string {
  return prefix.slice(prefix.lastIndexOf('-') + 1);
}
