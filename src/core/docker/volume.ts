import { type Checked, sound, unsound } from './checked.ts';
import type { VolumeMount } from './docker-command.ts';

/** A value of `--volume`: `target`, `name:target[:options]` or `/host/path:target[:options]`. */
export function parseVolume(value: string): Checked<VolumeMount> {
  const sections = splitSections(value);
  if (sections.some((section) => section === '')) return unsound(`"${value}" has an empty part`);
  if (sections.length > 3) return unsound(`"${value}" has too many colons; write source:target:options`);
  const [source, target, optionText] =
    sections.length === 1
      ? [undefined, sections[0] ?? '', undefined]
      : [sections[0], sections[1] ?? '', sections[2]];
  const options = optionText?.split(',');
  const kind = source === undefined ? 'anonymous' : isHostPath(source) ? 'bind' : 'named';
  return sound({ kind, ...(source !== undefined && { source }), target, ...(options && { options }) });
}

/** What the daemon finds wrong with a volume the client lets through (moby volume/mounts). */
export function volumeProblem({ kind, source, target, options }: VolumeMount): string | null {
  if (!target.startsWith('/')) return `the target "${target}" is not an absolute path`;
  if (/^\/+\.?$/.test(target)) return 'the target "/" is the root of the container';
  if (kind === 'bind' && !/^[/.]/.test(source ?? '')) return `the source "${source}" is not an absolute path`;
  if (kind === 'named' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source ?? '')) {
    return `"${source}" is neither an absolute path nor the name of a volume`;
  }
  return options ? optionProblem(options, kind) : null;
}

export interface VolumesFrom {
  readonly container: string;
  readonly mode: string | null;
}

/** A value of `--volumes-from`: `container[:mode]`. */
export function parseVolumesFrom(value: string): Checked<VolumesFrom> {
  const colon = value.indexOf(':');
  const container = colon < 0 ? value : value.slice(0, colon);
  const mode = colon < 0 ? null : value.slice(colon + 1);
  if (container === '') return unsound('the name of the container is missing');
  const problem = mode === null ? null : optionProblem(mode.split(','), 'bind');
  return problem === null ? sound({ container, mode }) : unsound(problem);
}

/** At most one option of each group; source: moby volume/mounts/linux_parser.go. */
const optionGroups: Readonly<Record<string, readonly string[]>> = {
  access: ['ro', 'rw'],
  SELinux: ['z', 'Z'],
  propagation: ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'],
  copy: ['nocopy'],
  consistency: ['consistent', 'cached', 'delegated'],
};

function optionProblem(options: readonly string[], kind: VolumeMount['kind']): string | null {
  const seen = new Map<string, string>();
  for (const option of options) {
    const group = Object.keys(optionGroups).find((name) => optionGroups[name]?.includes(option));
    if (group === undefined) return `"${option}" is not an option of a volume`;
    const other = seen.get(group);
    if (other !== undefined) return `"${other}" and "${option}" cannot stand together`;
    if (group === 'propagation' && kind !== 'bind') return `"${option}" works for host paths only`;
    if (group === 'copy' && kind === 'bind') return `"${option}" works for volumes only`;
    seen.set(group, option);
  }
  return null;
}

/** Splits at colons, but for one behind a single first letter: docker takes that for a Windows drive. */
function splitSections(value: string): string[] {
  const sections = value.split(':');
  if (sections.length > 1 && /^[a-zA-Z]$/.test(sections[0] ?? '')) {
    return [`${sections[0]}:${sections[1]}`, ...sections.slice(2)];
  }
  return sections;
}

function isHostPath(source: string): boolean {
  return /^[/.~]/.test(source) || /^[a-zA-Z]:/.test(source);
}
