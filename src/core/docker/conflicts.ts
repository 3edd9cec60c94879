import type { DockerError, DockerFlag } from './docker-command.ts';
import { parseNetwork } from './network.ts';
import { parseBool, parseBytes, parseNanoCpus } from './numbers.ts';
import { isVerbatim } from './verbatim.ts';

/** Flags that docker refuses together (docker/cli container/opts.go and run.go; moby daemon checks). */
export function findConflicts(flags: readonly DockerFlag[]): DockerError[] {
  const given = new GivenFlags(flags);
  return [
    restartWithRemoval(given),
    healthWithoutCheck(given),
    attachWhileDetached(given),
    cpusWithQuota(given),
    swapBelowMemory(given),
    optionsWithoutLog(given),
    mixedNetworks(given),
    aliasWithoutNetwork(given),
  ].filter((error) => error !== null);
}

class GivenFlags {
  constructor(private readonly flags: readonly DockerFlag[]) {}

  all(name: string): readonly DockerFlag[] {
    return this.flags.filter((flag) => flag.name === name && !isVerbatim(flag.value));
  }

  /** The one that counts: the last. */
  last(name: string): DockerFlag | undefined {
    return this.all(name).at(-1);
  }

  on(name: string): DockerFlag | undefined {
    const flag = this.last(name);
    return flag && parseBool(flag.value).value === true ? flag : undefined;
  }

  some(test: (flag: DockerFlag) => boolean): DockerFlag | undefined {
    return this.flags.find((flag) => test(flag) && !isVerbatim(flag.value));
  }
}

function restartWithRemoval(given: GivenFlags): DockerError | null {
  const restart = given.last('restart');
  if (!given.on('rm') || !restart || restart.value === '' || restart.value === 'no') return null;
  return conflict(
    restart,
    `${restart.spelling} ${restart.value} cannot stand with --rm: docker would remove the container that it is to restart.`,
  );
}

function healthWithoutCheck(given: GivenFlags): DockerError | null {
  const health = given.some((flag) => flag.name.startsWith('health-'));
  if (!given.on('no-healthcheck') || !health) return null;
  return conflict(health, `${health.spelling} cannot stand with --no-healthcheck.`);
}

function attachWhileDetached(given: GivenFlags): DockerError | null {
  const attach = given.last('attach');
  if (!given.on('detach') || !attach) return null;
  return conflict(attach, `${attach.spelling} cannot stand with --detach.`);
}

function cpusWithQuota(given: GivenFlags): DockerError | null {
  const quota = given.some((flag) => /^cpu-(?:period|quota)$/.test(flag.name) && Number(flag.value) > 0);
  const cpus = given.last('cpus');
  if (!quota || !cpus || !parseNanoCpus(cpus.value).value) return null;
  return conflict(quota, `${quota.spelling} cannot stand with --cpus, which sets it.`, 'daemon');
}

function swapBelowMemory(given: GivenFlags): DockerError | null {
  const swap = given.last('memory-swap');
  const memory = given.last('memory');
  const total = swap ? parseBytes(swap.value).value : null;
  const size = memory ? parseBytes(memory.value).value : null;
  if (!swap || total === null || total === 0) return null;
  if (size === null || size === 0)
    return conflict(swap, `${swap.spelling} needs --memory beside it.`, 'daemon');
  if (total >= size) return null;
  return conflict(
    swap,
    `${swap.spelling} ${swap.value} is less than the memory: it is memory and swap together.`,
    'daemon',
  );
}

function optionsWithoutLog(given: GivenFlags): DockerError | null {
  const option = given.last('log-opt');
  if (given.last('log-driver')?.value !== 'none' || !option) return null;
  return conflict(option, `${option.spelling} cannot stand with --log-driver none.`);
}

function mixedNetworks(given: GivenFlags): DockerError | null {
  const networks = given.all('network');
  const builtin = networks.find((flag) => parseNetwork(flag.value).value?.kind !== 'user-defined');
  if (networks.length > 1 && builtin) {
    const isMixed = networks.some((flag) => parseNetwork(flag.value).value?.kind === 'user-defined');
    return conflict(
      builtin,
      `${builtin.spelling} ${builtin.value} cannot stand with another network.`,
      isMixed ? 'semantic' : 'daemon',
    );
  }
  const link = given.last('link');
  const closed = networks.find((flag) => /^(?:host|none|container:.*)$/.test(flag.value));
  if (!closed || !link || closed.value === 'none') return null;
  return conflict(link, `${link.spelling} cannot stand with the network ${closed.value}.`, 'daemon');
}

/** Until docker 25 the daemon said so. */
function aliasWithoutNetwork(given: GivenFlags): DockerError | null {
  const alias = given.last('network-alias');
  const networks = given.all('network').map((flag) => parseNetwork(flag.value).value);
  if (!alias || given.some(({ name, value }) => name === 'network' && value.includes('$'))) return null;
  if (networks.some((network) => (network?.aliases.length ?? 0) > 0)) {
    return conflict(alias, `${alias.spelling} cannot stand with an alias in the value of --network.`);
  }
  if (networks.some((network) => network?.kind === 'user-defined')) return null;
  return conflict(alias, `${alias.spelling} needs --network with a network of one's own beside it.`);
}

function conflict(flag: DockerFlag, message: string, stage: DockerError['stage'] = 'semantic'): DockerError {
  return {
    stage,
    code: 'conflict',
    message,
    firstWord: flag.firstWord,
    lastWord: flag.lastWord,
  };
}
