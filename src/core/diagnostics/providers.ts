import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import type { Directive } from '../systemd/unit-file.ts';

/** What is known of where a path of the machine comes from. */
export type Provision = 'made-before' | 'made-without-order' | 'unknown' | 'nothing';

/**
 * Whether something in the document makes a file or folder before a unit uses it at `at`. Nobody knows what a
 * program does: a unit or file that so much as names the path, or a folder above it, is taken for what makes it.
 */
export function provisionOf(analysis: Analysis, unit: Unit, at: Directive, path: string): Provision {
  const isBelow = (other: string) => other === path || other.startsWith(`${path}/`);
  if (analysis.config.files.some((file) => isBelow(withSlash(file.path?.text ?? '')))) return 'made-before';
  const { mounts, deeds, deedText, fileText } = makersOf(analysis);
  if (mounts.some((mount) => path.startsWith(mount))) return 'unknown';

  const names = namesOf(path);
  if (names.some((name) => mentions(fileText, name))) return 'unknown';
  if (!names.some((name) => mentions(deedText, name))) return 'nothing';
  const makers = deeds
    .filter(({ directive }) => directive !== at && names.some((name) => mentions(directive.value, name)))
    .map(({ position }) => position);
  if (makers.length === 0) return 'nothing';
  const before = startedBefore(analysis, unit);
  return makers.some((position) => before.has(position)) ? 'made-before' : 'made-without-order';
}

/** What may make files. */
interface Makers {
  /** Folders that units mount, each with a slash at its end. */
  readonly mounts: readonly string[];
  /** Directives that may make a file, with the position of their unit. */
  readonly deeds: readonly { readonly position: number; readonly directive: Directive }[];
  /** Their values, joined. */
  readonly deedText: string;
  /** What `write_files` writes: scripts may do anything. */
  readonly fileText: string;
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
  const directives = machine.units.flatMap(({ position, sources }) =>
    sources.flatMap(({ file }) => file.directives.map((directive) => ({ position, directive }))),
  );
  const deeds = directives.filter(({ directive }) => mayMake(directive));
  return {
    mounts: directives
      .filter(({ directive }) => directive.section === 'Mount' && directive.key.value === 'Where')
      .map(({ directive }) => directive.value.replace(/\/*$/, '/')),
    deeds,
    deedText: deeds.map(({ directive }) => directive.value).join('\n'),
    fileText: config.files.map(({ content }) => content?.text ?? '').join('\n'),
  };
}

/** A container that mounts a folder makes nothing in it, and docker load reads only. */
function mayMake({ section, key, value }: Directive): boolean {
  if (section !== 'Service' || !/^(?:Exec|WorkingDirectory|StateDirectory)/.test(key.value)) return false;
  if (!/\bdocker\s+(?:[^|;&]*\s)?(?:run|create|load)\b/.test(value)) return true;
  return /\b(?:curl|wget|cp|mv|mkdir|touch|tee|aws)\b|>/.test(value.replace(/\d?>\s*\/dev\/null|2>&1/g, ''));
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

/** The path and the folders above it, but for the topmost, and the name of a file by itself. */
function namesOf(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  const folders = parts.map((_, i) => `/${parts.slice(0, i + 1).join('/')}`);
  const base = parts.at(-1) ?? '';
  return [...(folders.length > 1 ? folders.slice(1) : folders), ...(/\.\w/.test(base) ? [base] : [])];
}

function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text[at + name.length] ?? '') && !/[\w-]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** Positions of the unit and all units it waits for, whatever lies between. */
function startedBefore({ graph }: Analysis, unit: Unit): ReadonlySet<number> {
  const before = new Set<number>([unit.position]);
  for (const position of before) {
    for (const edge of graph.edges) if (edge.ordered && edge.from === position) before.add(edge.to);
  }
  return before;
}
