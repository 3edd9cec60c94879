import { directive as fact } from './directives.ts';
import type { Directive, UnitFile } from './unit-file.ts';

/**
 * The directives that decide about a key, from a unit file and its drop-ins in the order in which systemd reads
 * them: of a scalar the last one, of a list all that no later empty assignment clears. Empty when the default
 * holds. Old spellings of the key count.
 */
export function effectiveDirectives(
  files: readonly UnitFile[],
  section: string,
  key: string,
): readonly Directive[] {
  const only = files[0];
  if (!only || files.length > 1) return decide(files, section, key);
  let bySection = decided.get(only);
  if (!bySection) {
    bySection = new Map();
    decided.set(only, bySection);
  }
  let byKey = bySection.get(section);
  if (!byKey) {
    byKey = new Map();
    bySection.set(section, byKey);
  }
  let result = byKey.get(key);
  if (!result) {
    result = decide(files, section, key);
    byKey.set(key, result);
  }
  return result;
}

/** Of files that stand alone, by section and key: a file stays the same while its text does. */
const decided = new WeakMap<UnitFile, Map<string, Map<string, readonly Directive[]>>>();

function decide(files: readonly UnitFile[], section: string, key: string): readonly Directive[] {
  const main = fact(section, key);
  const list = main?.list ?? 'last';
  let result: Directive[] = [];
  for (const file of files) {
    for (const directive of file.directives) {
      if (directive.section !== section) continue;
      const same = canonicalKey(section, directive.key.value) === canonicalKey(section, key);
      if (directive.value === '') {
        const clears = list === 'reset' ? same || clearsTogether(section, directive.key.value, key) : same;
        if (clears && list !== 'add' && !main?.refusesEmpty) result = [];
      } else if (same) {
        result = list === 'last' ? [directive] : [...result, directive];
      }
    }
  }
  return result;
}

/** The values of `effectiveDirectives`. */
export function effectiveValues(files: readonly UnitFile[], section: string, key: string): string[] {
  return effectiveDirectives(files, section, key).map((directive) => directive.value);
}

function canonicalKey(section: string, key: string): string {
  return fact(section, key)?.aliasOf ?? key;
}

/**
 * Some keys fill one list together, so that an empty one clears it for all: the conditions, the assertions, the
 * times of a timer, the addresses of a socket, the paths of a path unit (systemd 252, load-fragment.c).
 */
function clearsTogether(section: string, empty: string, key: string): boolean {
  const prefix = /^(?:Condition|Assert)/.exec(key)?.[0];
  if (prefix) return empty.startsWith(prefix);
  const parser = fact(section, key)?.parser ?? '';
  return SHARED_LISTS.has(parser) && fact(section, empty)?.parser === parser;
}

const SHARED_LISTS: ReadonlySet<string> = new Set(['timer', 'socket_listen', 'path_spec']);
