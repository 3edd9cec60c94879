import type { CloudConfig, UnitEntry } from '../cloud-config/document.ts';
import { templateOf, unitTypeOf } from '../systemd/unit-name.ts';
import { readContainer } from './container.ts';
import { dependencyMentions } from './dependency-mentions.ts';
import { readFiles } from './files.ts';
import type { Machine, Unit, UnitSource } from './machine.ts';
import { mergeSameName, type SameName } from './same-name.ts';
import { entrySources, type WrittenUnits, writtenUnits } from './unit-sources.ts';

/** The machine that a cloud-config describes. Never throws: what cannot be read is left out. */
export function buildMachine(config: CloudConfig): Machine {
  const written = writtenUnits(config.files);
  const own = config.units.map(entrySources);
  const byName = new Map<string, number[]>();
  config.units.forEach((entry, i) => {
    const name = entryName(entry);
    const indices = byName.get(name);
    if (indices && name !== '') indices.push(i);
    else byName.set(name, [i]);
  });
  const merged = new Map<number, SameName>();
  for (const indices of byName.values()) {
    const one = mergeSameName(config.units, own, indices);
    for (const index of indices) merged.set(index, one);
  }
  const templates = new Map<string, readonly UnitSource[]>(written);
  for (const [name, [first = 0]] of byName) {
    const sources = merged.get(first)?.merged ?? [];
    if (sources.length > 0) templates.set(name, sources);
  }

  const units: Unit[] = [];
  const add = (
    entry: UnitEntry | null,
    name: string,
    sources: readonly UnitSource[],
    mergedInto: number | null = null,
  ) => {
    units.push(unitOf(units.length, entry, name, sources, mergedInto));
  };
  config.units.forEach((entry, i) => {
    const name = entryName(entry);
    const same = merged.get(i);
    const texts = own[i] ?? [];
    if (!same || same.counting === i) {
      add(entry, name, allSources(name, same?.merged ?? texts, written, templates));
    } else {
      add(
        entry,
        name,
        texts.filter(({ role }) => role === 'content'),
        same.counting,
      );
    }
  });
  const known = new Set(units.map((unit) => unit.name));
  for (const [name, sources] of written) {
    if (!known.has(name) && sources.some((source) => source.role !== 'drop-in')) add(null, name, sources);
  }
  for (const name of namedOnly(units)) add(null, name, []);
  return { config, units, files: readFiles(config.files, units) };
}

/** The unit name of an entry; empty when it has none. */
function entryName(entry: UnitEntry): string {
  return entry.name?.text?.trim() ?? '';
}

/** An entry's own text, completed by what `write_files` or a template holds for its name. */
function allSources(
  name: string,
  own: readonly UnitSource[],
  written: WrittenUnits,
  templates: ReadonlyMap<string, readonly UnitSource[]>,
): readonly UnitSource[] {
  const others = written.get(name) ?? [];
  if (own.some((source) => source.role === 'content')) {
    return [...own, ...others.filter((source) => source.role === 'drop-in')];
  }
  const template = templateOf(name);
  const inherited = others.length === 0 && template !== null ? (templates.get(template) ?? []) : others;
  return [...inherited, ...own];
}

function unitOf(
  position: number,
  entry: UnitEntry | null,
  name: string,
  sources: readonly UnitSource[],
  mergedInto: number | null,
): Unit {
  const container = readContainer(name, sources);
  const kind = container ? 'container' : sources.length > 0 ? 'service' : 'stock';
  return {
    position,
    index: entry?.index ?? null,
    name,
    kind,
    type: unitTypeOf(name) || 'service',
    entry,
    mergedInto,
    sources,
    container,
  };
}

/**
 * Names that dependencies mention and nothing here defines, in order of first mention. `db-%i.service` in a
 * template, or `%H.service`, names no unit that can be known here.
 */
function namedOnly(units: readonly Unit[]): Iterable<string> {
  const known = new Set(units.map((unit) => unit.name));
  const missing = new Set<string>();
  for (const unit of units) {
    for (const mention of dependencyMentions(unit))
      if (!known.has(mention.target) && !mention.target.includes('%')) missing.add(mention.target);
  }
  return missing;
}
