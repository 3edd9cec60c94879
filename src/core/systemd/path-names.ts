import { expandSpecifiers } from './specifiers.ts';
import { escapeUnitPath } from './unit-name.ts';

/** Units that are named after a path, and where that stands (systemd.mount(5), systemd.automount(5), systemd.swap(5)). */
export const NAMED_AFTER_PATH = {
  mount: { section: 'Mount', key: 'Where' },
  automount: { section: 'Automount', key: 'Where' },
  swap: { section: 'Swap', key: 'What' },
} as const;

export function isNamedAfterPath(type: string): type is keyof typeof NAMED_AFTER_PATH {
  return Object.hasOwn(NAMED_AFTER_PATH, type);
}

/** The path in the `value` of such a unit, and the only name that systemd takes for it; null for no absolute path. */
export function nameOfPath(
  unit: { readonly name: string; readonly type: string },
  value: string,
): { readonly path: string; readonly name: string } | null {
  const path = expandSpecifiers(value, unit.name);
  if (!path?.startsWith('/') || path.includes('$')) return null;
  return { path, name: `${escapeUnitPath(path)}.${unit.type}` };
}
