import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import type { Directive } from '../systemd/unit-file.ts';
import { addTo } from './multimap.ts';

/** What is known of where a path of the machine comes from. */
export type Provision = 'made-before' | 'made-without-order' | 'unknown' | 'nothing';

/**
 * Whether something in the document makes a file or folder before a unit uses it at `at`. Nobody knows what a
 * program does: a unit or file that so much as names the path, or a folder above it, is taken for what makes it.
 */
export function provisionOf(analysis: Analysis, unit: Unit, at: Directive, path: string): Provision {
  const { written, mounts, deeds, inFiles } = makersOf(analysis);
  if (written.has(path)) return 'made-before';
  if (mounts.some((mount) => path.startsWith(mount))) return 'unknown';
  const names = namesOf(path);
  if (names.some((name) => inFiles.has(name))) return 'unknown';
  const makers = names
    .flatMap((name) => deeds.get(name) ?? [])
    .filter(({ directive }) => directive !== at)
    .map(({ position }) => position);
  if (makers.length === 0) return 'nothing';
  const before = startedBefore(analysis, unit);
  return makers.some((position) => before.has(position)) ? 'made-before' : 'made-without-order';
}

/** What may make files. */
interface Makers {
  /** Paths of `write_files`, and the folders above them. */
  readonly written: ReadonlySet<string>;
  /** Folders that units mount, each with a slash at its end. */
  readonly mounts: readonly string[];
  /** Directives that may make a file, by the paths and file names in them. */
  readonly deeds: ReadonlyMap<string, readonly Deed[]>;
  /** Paths and file names in what `write_files` writes: scripts may do anything. */
  readonly inFiles: ReadonlySet<string>;
}

interface Deed {
  readonly position: number;
  readonly directive: Directive;
}

function makersOf(analysis: Analysis): Makers {
  let makers = known.get(analysis);
  if (!makers) {
    makers = readMakers(analysis);
    known.set(analysis, makers);
  }
  return makers;
}

const known = new WeakMap<Analysis, Makers>();

function readMakers({ machine, config }: Analysis): Makers {
  const mounts: string[] = [];
  const deeds = new Map<string, Deed[]>();
  for (const { position, sources, type } of machine.units) {
    for (const directive of sources.flatMap(({ file }) => file.directives)) {
      if (type === 'mount' && directive.key.value === 'Where')
        mounts.push(directive.value.replace(/\/*$/, '/'));
      if (!mayMake(directive)) continue;
      for (const name of namesIn(directive)) addTo(deeds, name, { position, directive });
    }
  }
  return {
    written: new Set(config.files.flatMap(({ path }) => foldersOf(path?.text ?? ''))),
    mounts,
    deeds,
    inFiles: new Set(config.files.flatMap(({ content }) => readNames(content?.text ?? ''))),
  };
}

/** A container that mounts a folder makes nothing in it, and docker load reads only. */
function mayMake({ section, key, value }: Directive): boolean {
  if (section !== 'Service' || !/^(?:Exec|WorkingDirectory|StateDirectory)/.test(key.value)) return false;
  if (!/\bdocker\s+(?:[^|;&]*\s)?(?:run|create|load)\b/.test(value)) return true;
  return /\b(?:curl|wget|cp|mv|mkdir|touch|tee|aws)\b|>/.test(value.replace(/\d?>\s*\/dev\/null|2>&1/g, ''));
}

/** Read once per directive, which stays the same while its unit text does. */
function namesIn(directive: Directive): readonly string[] {
  let names = namesOfDirective.get(directive);
  if (!names) {
    names = readNames(directive.value);
    namesOfDirective.set(directive, names);
  }
  return names;
}

const namesOfDirective = new WeakMap<Directive, readonly string[]>();

/** Every path in a text, with the folders above it, and every name of a file. */
function readNames(text: string): string[] {
  const words = text.match(/[\w./+@-]*[/.][\w./+@-]*/g) ?? [];
  return [...new Set(words.flatMap((word) => [...foldersOf(word), ...fileNameOf(word)]))];
}

/** `/a`, `/a/b` and `/a/b/c` of `/a/b/c`; none of what is longer than paths can be (`PATH_MAX`). */
function foldersOf(path: string): string[] {
  if (path.length > 4096) return [];
  const parts = path.split('/').filter(Boolean);
  return path.includes('/') ? parts.map((_, i) => `/${parts.slice(0, i + 1).join('/')}`) : [];
}

function fileNameOf(path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /\w\.\w/.test(name) ? [name] : [];
}

/** The path and the folders above it, but for the topmost, and the name of a file by itself. */
function namesOf(path: string): string[] {
  const folders = foldersOf(path);
  return [...(folders.length > 1 ? folders.slice(1) : folders), ...fileNameOf(path)];
}

/** Positions of the unit and all units it waits for, whatever lies between. */
function startedBefore(analysis: Analysis, unit: Unit): ReadonlySet<number> {
  const before = new Set<number>([unit.position]);
  const waits = waitsOf(analysis);
  for (const position of before) for (const other of waits.get(position) ?? []) before.add(other);
  return before;
}

/** Positions of the units that each waits for itself. */
function waitsOf(analysis: Analysis): ReadonlyMap<number, readonly number[]> {
  let waits = knownWaits.get(analysis);
  if (!waits) {
    waits = new Map<number, number[]>();
    for (const { ordered, from, to } of analysis.graph.edges) {
      if (ordered) addTo(waits, from, to);
    }
    knownWaits.set(analysis, waits);
  }
  return waits;
}

const knownWaits = new WeakMap<Analysis, Map<number, number[]>>();
