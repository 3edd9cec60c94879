import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import { directive as fact } from '../systemd/directives.ts';
import type { Directive } from '../systemd/unit-file.ts';

/** What is known of where a path of the machine comes from. */
export type Provision = 'made-before' | 'made-without-order' | 'unknown' | 'nothing';

/**
 * Whether something in the document makes a file or folder before a unit uses it at `at`. Nobody knows what a
 * program does: a unit or file that so much as names the path, or the folder it is in, is taken for what makes it.
 */
export function provisionOf(analysis: Analysis, unit: Unit, at: Directive, path: string): Provision {
  const { machine, config } = analysis;
  const isSame = (other: string) => other === path || other.startsWith(`${path}/`);
  if (config.files.some((file) => isSame(withSlash(file.path?.text ?? '')))) return 'made-before';
  const mounts = machine.units.filter(({ type }) => type === 'mount' || type === 'automount');
  if (mounts.some(({ sources }) => sources.some(({ file }) => mountsAbove(file.directives, path))))
    return 'unknown';

  const names = namesOf(path);
  const speaksOf = (directive: Directive) =>
    directive !== at && !isUse(directive) && names.some((name) => mentions(directive.value, name));
  const makers = machine.units.filter(({ sources }) =>
    sources.some(({ file }) => file.directives.some(speaksOf)),
  );
  if (makers.some(({ position }) => position === unit.position)) return 'made-before';
  if (config.files.some((file) => names.some((name) => mentions(file.content?.text ?? '', name))))
    return 'unknown';
  if (makers.length === 0) return 'nothing';
  const before = startedBefore(analysis, unit);
  return makers.some(({ position }) => before.has(position)) ? 'made-before' : 'made-without-order';
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function mountsAbove(directives: readonly Directive[], path: string): boolean {
  return directives.some(
    ({ key, value }) => key.value === 'Where' && value !== '' && path.startsWith(value.replace(/\/*$/, '/')),
  );
}

/** The path, its own name, and the folders above it, but for those that every machine has. */
function namesOf(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  const folders = parts.map((_, i) => `/${parts.slice(0, i + 1).join('/')}`);
  const base = parts.at(-1) ?? '';
  return [...folders.slice(1), ...(parts.length === 1 ? folders : []), ...(/\.\w/.test(base) ? [base] : [])];
}

function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/[\w-]/.test(text[at + name.length] ?? '') && !/[\w-]/.test(text[at - 1] ?? '');
}

/** A container that mounts a folder makes nothing in it, and docker load reads only. */
function isUse({ section, key, value }: Directive): boolean {
  if (section !== 'Service' || !fact('Service', key.value)) return true;
  if (!/^(?:Exec|WorkingDirectory)/.test(key.value)) return true;
  return (
    /\bdocker\s+(?:[^|;&]*\s)?(?:run|create|load)\b/.test(value) &&
    !/\b(?:curl|wget|cp|mv|mkdir|touch|tee)\b|>/.test(value.replace(/\d?>\s*\/dev\/null|2>&1/g, ''))
  );
}

/** Positions of the units that a unit waits for, whatever lies between. */
function startedBefore({ graph }: Analysis, unit: Unit): ReadonlySet<number> {
  const before = new Set<number>([unit.position]);
  for (const position of before) {
    for (const edge of graph.edges) if (edge.ordered && edge.from === position) before.add(edge.to);
  }
  before.delete(unit.position);
  return before;
}
