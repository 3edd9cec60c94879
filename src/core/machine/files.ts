import type { FileEntry } from '../cloud-config/document.ts';
import type { DockerRun } from '../docker/docker-command.ts';
import type { MachineFile, Unit } from './machine.ts';

/** The files of `write_files` with the units that name them, or mount a folder above them. */
export function readFiles(entries: readonly FileEntry[], units: readonly Unit[]): MachineFile[] {
  if (entries.length === 0) return [];
  const users = usersOfPaths(units);
  return entries.map((entry) => {
    const path = entry.path?.text ?? '';
    const usedBy = new Set<number>();
    for (const position of users.named.get(path) ?? []) usedBy.add(position);
    for (const folder of foldersAbove(path)) {
      for (const position of users.mounted.get(folder) ?? []) usedBy.add(position);
    }
    for (const position of users.written.get(path) ?? []) usedBy.add(position);
    return { entry, path, usedBy: [...usedBy].sort((a, b) => a - b) };
  });
}

function usersOfPaths(units: readonly Unit[]): {
  named: Map<string, number[]>;
  mounted: Map<string, number[]>;
  /** Units whose text the file is. */
  written: Map<string, number[]>;
} {
  const named = new Map<string, number[]>();
  const mounted = new Map<string, number[]>();
  const written = new Map<string, number[]>();
  for (const unit of units) {
    for (const source of unit.sources) {
      if (source.role !== 'content') note(written, source.label, unit.position);
      for (const path of source.paths) note(named, path, unit.position);
      for (const exec of source.execs) {
        for (const { run } of exec.runs) {
          for (const path of mountSources(run)) note(mounted, path, unit.position);
        }
      }
    }
  }
  return { named, mounted, written };
}

function note(users: Map<string, number[]>, path: string, position: number): void {
  const positions = users.get(path);
  if (positions) positions.push(position);
  else users.set(path, [position]);
}

/** Host paths that a docker run mounts. */
function mountSources(run: DockerRun): string[] {
  return run.flags.flatMap((flag) => {
    if (flag.name === 'volume' && flag.value.startsWith('/'))
      return [(flag.value.split(':')[0] as string).replace(/\/$/, '')];
    const source = flag.name === 'mount' && /(?:^|,)(?:source|src)=([^,]+)/.exec(flag.value)?.[1];
    return source ? [source.replace(/\/$/, '')] : [];
  });
}

/** None of a path that is longer than paths can be (`PATH_MAX`). */
function foldersAbove(path: string): string[] {
  if (path.length > 4096) return [];
  const parts = path.split('/');
  const folders: string[] = [];
  for (let depth = parts.length - 1; depth > 1; depth--) folders.push(parts.slice(0, depth).join('/'));
  return folders;
}
