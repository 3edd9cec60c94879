import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import { addTo } from './multimap.ts';

/**
 * True when the document names a unit outside its own entry, other than to order something by it: in a script, a
 * `systemctl` command, `OnFailure=`. Whatever it is, somebody has thought of the unit, and it may be started by that.
 */
export function isNamedElsewhere(analysis: Analysis, unit: Unit): boolean {
  const { start, end } = unit.entry?.item.span ?? { start: 0, end: 0 };
  const { offsets, commands } = namesOf(analysis);
  const isOutside = (offset: number) => offset < start || offset >= end;
  const stem = unit.name.replace(/\.service$/, '');
  return (
    (offsets.get(unit.name) ?? []).some(isOutside) ||
    commands.some(({ line, offset }) => isOutside(offset) && line.includes(stem))
  );
}

/** True when the text mentions the unit as a file under `systemd/system`. */
export function isNamedAsFile(analysis: Analysis, name: string): boolean {
  return namesOf(analysis).files.has(name);
}

interface Names {
  /** Names of files under `systemd/system`. */
  readonly files: ReadonlySet<string>;
  /** Where each unit name stands. */
  readonly offsets: ReadonlyMap<string, readonly number[]>;
  /** Lines of systemctl and fleetctl, which take a name without its suffix. */
  readonly commands: readonly { readonly line: string; readonly offset: number }[];
}

function namesOf(analysis: Analysis): Names {
  let names = known.get(analysis);
  if (!names) {
    names = readNames(analysis.text);
    known.set(analysis, names);
  }
  return names;
}

const known = new WeakMap<Analysis, Names>();
const ORDERS =
  /^[ \t]*(?:#|After[ \t]*=|Before[ \t]*=|Conflicts[ \t]*=|PartOf[ \t]*=|-[ \t]*"?name"?[ \t]*:)/;

function readNames(text: string): Names {
  const offsets = new Map<string, number[]>();
  const commands: { line: string; offset: number }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (!ORDERS.test(line)) {
      if (/\b(?:systemctl|fleetctl)\b/.test(line)) commands.push({ line, offset });
      for (const { index, 0: name } of line.matchAll(
        /(?<![\w@:.\\-])[\w@:.\\-]+\.(?:service|timer|path|socket)\b/g,
      )) {
        addTo(offsets, name, offset + index);
      }
    }
    offset += line.length + 1;
  }
  const files = text.matchAll(/systemd\/system\/([\w@:.\\-]{1,255})/g);
  return { files: new Set([...files].flatMap(([, path = '']) => namesAtStart(path))), offsets, commands };
}

/** `a.service` and `a.service.d` of `a.service.d`. */
function namesAtStart(path: string): string[] {
  return [...path.matchAll(/\.[a-z]+|$/g)].map(({ index, 0: suffix }) =>
    path.slice(0, index + suffix.length),
  );
}
