import type { DockerRun, PublishedPort, VolumeMount } from './docker-command.ts';
import { type Mount, parseMount } from './mount.ts';
import { parseBytes, parseNanoCpus } from './numbers.ts';
import { parsePublish } from './publish.ts';
import { isVerbatim } from './verbatim.ts';
import { parseVolume } from './volume.ts';

/** What the flags of a command add up to, as in docker's request to its daemon. Absent: not given. */
export interface DerivedRun {
  /** By container port. */
  readonly ports?: readonly PublishedPort[];
  readonly volumes?: readonly VolumeMount[];
  readonly mounts?: readonly Mount[];
  readonly entrypoint?: readonly string[];
  readonly memoryBytes?: number;
  readonly nanoCpus?: number;
}

/** Values that docker refuses, or that hold variables, are left out. */
export function deriveRun(run: DockerRun): DerivedRun {
  const ports = valuesOf(run, 'publish').flatMap((value) => parsePublish(value).value ?? []);
  const volumes = valuesOf(run, 'volume').flatMap((value) => parseVolume(value).value ?? []);
  const mounts = valuesOf(run, 'mount').flatMap((value) => parseMount(value).value ?? []);
  const entrypoint = valuesOf(run, 'entrypoint').at(-1);
  const memoryBytes = parseBytes(valuesOf(run, 'memory').at(-1) ?? '').value;
  const nanoCpus = parseNanoCpus(valuesOf(run, 'cpus').at(-1) ?? '').value;
  return {
    ...(ports.length > 0 && { ports: ports.toSorted((a, b) => a.containerPort - b.containerPort) }),
    ...(volumes.length > 0 && { volumes }),
    ...(mounts.length > 0 && { mounts }),
    ...(entrypoint !== undefined && { entrypoint: [entrypoint] }),
    ...(memoryBytes !== null && { memoryBytes }),
    ...(nanoCpus !== null && { nanoCpus }),
  };
}

function valuesOf(run: DockerRun, name: string): string[] {
  return run.flags.filter((flag) => flag.name === name && !isVerbatim(flag.value)).map((flag) => flag.value);
}
