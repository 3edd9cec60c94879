import type { DockerFlag } from '../../docker/docker-command.ts';
import { parseImageReference } from '../../docker/image-reference.ts';
import { parseNetwork } from '../../docker/network.ts';
import { parseRestart } from '../../docker/restart.ts';
import { parseVolume } from '../../docker/volume.ts';
import type { Machine } from '../../machine/machine.ts';
import { escapeExpansions, quoteExecWord } from '../../systemd/exec-words.ts';
import { containerReferences } from '../container-names.ts';
import { containerPrefix } from '../container-prefix.ts';
import { type ContainerUnit, containerUnit, networkUnit, volumeUnit } from '../container-unit.ts';
import { makerOf } from '../network-edits.ts';
import { inQuotes, Refused } from '../refused.ts';
import type { NewUnit } from '../unit-entry.ts';
import type { Made, Snippet, SnippetRun } from './read-snippet.ts';

/**
 * The units that do what a snippet does, in an order in which they can start: networks and volumes, then containers
 * with their links. `machine` is what they are added to: its containers and networks can be named.
 */
export function snippetUnits(snippet: Snippet, machine: Machine): { units: NewUnit[]; notes: string[] } {
  const prefix = containerPrefix(machine);
  const names = containerNames(snippet.runs);
  const unitOf = new Map<string, string>();
  for (const { name, container } of machine.units)
    if (name && container?.name) unitOf.set(container.name, name);
  for (const name of names) unitOf.set(name, `${prefix}${name}.service`);
  const notes: string[] = [];
  const networks = newNetworks(snippet, machine, notes);
  const networkUnits = (network: string) =>
    networks.has(network) ? [`docker-network-${network}.service`] : (makerOf(machine, network)?.name ?? []);
  const volumes = new Map(snippet.volumes.map(({ name }) => [name, `docker-volume-${name}.service`]));
  const containers = snippet.runs.map((one, i) => {
    const needs = [
      ...userNetworks(one.run.flags).flatMap(networkUnits),
      ...namedVolumes(one.run.flags).flatMap((volume) => volumes.get(volume) ?? []),
      ...containerReferences(one.run).map(({ flag, name }) => {
        const unit = unitOf.get(name);
        if (unit) return unit;
        throw new Refused(
          `Line ${one.line}: --${flag.name} names the container ${inQuotes(name)}, which is not here.`,
        );
      }),
    ];
    const name = names[i] as string;
    const unit = { ...unitFor(one, name, snippet.pulled, notes), needs: [...new Set(needs)] };
    return { name: unitOf.get(name) as string, command: 'start', content: containerUnit(unit) };
  });
  return {
    units: [
      ...[...networks.values()].map((made) =>
        maker(made, `docker-network-${made.name}.service`, networkUnit),
      ),
      ...snippet.volumes.map((made) => maker(made, volumes.get(made.name) as string, volumeUnit)),
      ...containers,
    ],
    notes: [...snippet.notes, ...notes],
  };
}

/** The networks that no unit makes yet: those that are created, and those that are joined and nobody creates. */
function newNetworks(snippet: Snippet, machine: Machine, notes: string[]): ReadonlyMap<string, Made> {
  const joined = new Set(snippet.runs.flatMap(({ run }) => userNetworks(run.flags)));
  const created = new Map(snippet.networks.map((made) => [made.name, made]));
  for (const name of joined) {
    if (created.has(name) || makerOf(machine, name)) continue;
    created.set(name, { name, options: [] });
    notes.push(`The network ${name} is made, too.`);
  }
  return new Map([...created].filter(([name]) => !makerOf(machine, name)));
}

function maker(made: Made, name: string, unit: (name: string, options: string) => string): NewUnit {
  if (made.options.some((option) => !/^[\w.:/=,-]+$/.test(option)))
    throw new Refused(`The options of ${made.name} hold characters that have to be written in the text.`);
  return { name, command: 'start', content: unit(made.name, made.options.join(' ')) };
}

/** By `--name`, else the last part of the image's path, with a number where that is taken. */
function containerNames(runs: readonly SnippetRun[]): string[] {
  const names: string[] = [];
  for (const { run, line } of runs) {
    const given = run.flags.findLast((flag) => flag.name === 'name')?.value;
    const path = parseImageReference(run.image?.text ?? '')?.path ?? '';
    const base = given ?? path.slice(path.lastIndexOf('/') + 1);
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(base))
      throw new Refused(`Line ${line}: give the container a name, by --name.`);
    if (given && names.includes(given))
      throw new Refused(`Line ${line}: a container named ${given} runs already.`);
    let name = base;
    for (let number = 2; names.includes(name); number++) name = `${base}-${number}`;
    names.push(name);
  }
  return names;
}

function unitFor(
  { run, words, line }: SnippetRun,
  container: string,
  pulled: ReadonlySet<string>,
  notes: string[],
): ContainerUnit {
  const image = run.image?.text ?? '';
  const flags = run.flags.filter((flag) => !DROPPED.has(flag.name));
  const terminal = run.flags.filter((flag) => TERMINAL.has(flag.name) && flag.value === 'true');
  if (terminal.length > 0)
    notes.push(
      `Left out, in line ${line}: ${terminal.map(({ name }) => `--${name}`).join(' ')}; a unit has no terminal.`,
    );
  const written = [
    ...flags.flatMap((flag) => flagWords(flag)),
    image,
    ...words.slice((run.image?.word ?? words.length) + 1),
  ];
  return {
    container,
    rest: written.map((word) => quoteExecWord(escapeExpansions(word))).join(' '),
    restart: restartOf(run.flags),
    ...(pulled.has(image) && { before: [`ExecStartPre=/usr/bin/docker pull ${image}`], unlimited: true }),
  };
}

/** What the unit says itself, or what makes systemd lose sight of the container. */
const TERMINAL: ReadonlySet<string> = new Set(['interactive', 'tty']);
const DROPPED: ReadonlySet<string> = new Set([
  ...['name', 'rm', 'detach', 'restart', 'cidfile', 'detach-keys', 'quiet', 'sig-proxy'],
  ...TERMINAL,
]);

function flagWords({ spelling, value, valuePart, namePart }: DockerFlag): string[] {
  if (!valuePart) return [spelling];
  const isJoined = spelling.startsWith('--') && valuePart.word === namePart.word;
  return isJoined ? [`${spelling}=${value}`] : [spelling, value];
}

/** docker's policy as systemd's. Without one, what ends by itself stays ended, and what fails is started again. */
function restartOf(flags: readonly DockerFlag[]): 'always' | 'on-failure' | 'no' {
  const value = flags.findLast((flag) => flag.name === 'restart')?.value;
  if (value === undefined) return 'on-failure';
  const name = parseRestart(value)?.name;
  return name === 'on-failure' ? 'on-failure' : name === 'no' ? 'no' : 'always';
}

function userNetworks(flags: readonly DockerFlag[]): string[] {
  return flags.flatMap((flag) => {
    const network = flag.name === 'network' ? parseNetwork(flag.value).value : null;
    return network?.kind === 'user-defined' ? [network.name] : [];
  });
}

function namedVolumes(flags: readonly DockerFlag[]): string[] {
  return flags.flatMap((flag) => {
    const volume = flag.name === 'volume' ? parseVolume(flag.value).value : null;
    const source = flag.name === 'mount' && /(?:^|,)(?:source|src)=([^,/][^,]*)/.exec(flag.value)?.[1];
    if (source) return [source];
    return volume?.kind === 'named' && volume.source ? [volume.source] : [];
  });
}
