import { quotePosix } from '../shell/posix-words.ts';
import { escapeExpansions, quoteExecWord } from '../systemd/exec-words.ts';

/** What the unit of a container says beyond its `docker run`. */
export interface ContainerUnit {
  readonly container: string;
  /** What stands behind `docker run --rm --name NAME`: flags, image and command, quoted for systemd. */
  readonly rest: string;
  /** Units it needs and starts after, besides docker.service. */
  readonly needs?: readonly string[];
  readonly description?: string;
  readonly restart?: 'always' | 'on-failure' | 'no';
  /** Further lines of [Service], before and behind the start of the container. */
  readonly before?: readonly string[];
  readonly behind?: readonly string[];
  /** True when a start may take as long as it takes: something is fetched, or waited for. */
  readonly unlimited?: boolean;
  /** Seconds that docker stop gives it; 2 unless given. */
  readonly grace?: number;
}

/**
 * The unit text of a new container. Without RestartSec= a linked consumer that races its provider burns its
 * five starts in a second; without SuccessExitStatus=143 a clean stop leaves "failed" (tried under systemd 252).
 */
export function containerUnit(unit: ContainerUnit): string {
  const { container } = unit;
  const restart = unit.restart ?? 'always';
  const needs = ['docker.service', ...(unit.needs ?? [])];
  return `${[
    '[Unit]',
    `Description=${unit.description ?? `Run the ${container} container`}`,
    ...needs.map((name) => `Requires=${name}`),
    ...needs.map((name) => `After=${name}`),
    '',
    '[Service]',
    ...(restart === 'no' ? [] : [`Restart=${restart}`, 'RestartSec=5']),
    'SuccessExitStatus=143',
    ...(unit.unlimited ? ['TimeoutStartSec=0'] : []),
    `ExecStartPre=-/usr/bin/docker rm -f ${container}`,
    ...(unit.before ?? []),
    `ExecStart=/usr/bin/docker run --rm --name ${container} ${unit.rest}`,
    ...(unit.behind ?? []),
    `ExecStop=-/usr/bin/docker stop -t ${unit.grace ?? 2} ${container}`,
  ].join('\n')}\n`;
}

/** Lets a new unit count as started once it answers. Its image is fetched first, so that no waiting is spent on that. */
export function readiness(
  container: string,
  image: string,
  command: readonly string[],
): Pick<ContainerUnit, 'before' | 'behind' | 'unlimited'> {
  const docker = '/usr/bin/docker';
  const fetch = `${docker} image inspect ${image} >/dev/null 2>&1 || ${docker} pull ${image}`;
  return {
    before: [`ExecStartPre=/bin/sh -c ${quoteScript(fetch)}`],
    behind: [`ExecStartPost=${waitUntilReady(container, command)}`],
    unlimited: true,
  };
}

/**
 * A command line that ends once a command inside a container succeeds, and fails after a minute: then systemd
 * starts the unit anew.
 */
export function waitUntilReady(container: string, command: readonly string[]): string {
  const asked = `/usr/bin/docker exec ${[container, ...command].map(literal).join(' ')} >/dev/null 2>&1`;
  const script = `for i in $(seq 60); do ${asked} && exit 0; sleep 1; done; exit 1`;
  return `/bin/sh -c ${quoteScript(script)}`;
}

/** A word for a shell in which no character means anything to it, `$` included. */
function literal(word: string): string {
  return /[$`]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : quotePosix(word);
}

/** A script as the word behind `sh -c`, in single quotes where that is easier to read. */
function quoteScript(script: string): string {
  const text = escapeExpansions(script);
  return /['\\]/.test(text) ? quoteExecWord(text) : `'${text}'`;
}

/** `docker network create` fails when the network exists, so it is asked first. `options` are quoted for systemd. */
export function networkUnit(network: string, options = ''): string {
  const create = `/usr/bin/docker network create ${options && `${options} `}${network}`;
  return makerUnit(
    `Make the docker network ${network}`,
    `/bin/sh -c '/usr/bin/docker network inspect ${network} >/dev/null 2>&1 || ${create}'`,
  );
}

/** `docker volume create` of a volume that exists changes nothing (`docker volume create --help`). */
export function volumeUnit(volume: string, options = ''): string {
  return makerUnit(
    `Make the docker volume ${volume}`,
    `/usr/bin/docker volume create ${options && `${options} `}${volume}`,
  );
}

function makerUnit(description: string, command: string): string {
  return `[Unit]
Description=${description}
Requires=docker.service
After=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${command}
`;
}
