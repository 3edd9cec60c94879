import { isIpAddress } from '../text/ip-address.ts';
import { splitCsv } from './csv.ts';
import type { DockerErrorStage } from './docker-command.ts';
import { parseEnv } from './env.ts';
import type { FlagSpec, Grammar } from './flag-spec.ts';
import { parseLink } from './link.ts';
import { mountProblem, parseMount } from './mount.ts';
import { parseNetwork } from './network.ts';
import { parseBool, parseBytes, parseDuration, parseInteger, parseNanoCpus } from './numbers.ts';
import { readExpose, readPublish } from './publish.ts';
import { restartCountProblem, restartProblem } from './restart.ts';
import { ulimitProblem } from './ulimit.ts';
import { isVerbatim } from './verbatim.ts';
import { parseVolume, parseVolumesFrom, volumeProblem } from './volume.ts';

export interface ValueProblem {
  readonly stage: Extract<DockerErrorStage, 'value' | 'semantic' | 'daemon'>;
  /** One sentence, without the flag. */
  readonly message: string;
}

/** What docker refuses in a flag's value; null when it takes it, or when the value is unknown (`$VAR`). */
export function checkFlagValue(flag: FlagSpec, value: string): ValueProblem | null {
  if (isVerbatim(value)) return null;
  const typeProblem = checkType(flag, value);
  if (typeProblem !== null) return { stage: 'value', message: typeProblem };
  const grammarProblem = flag.grammar ? checkGrammar(flag.grammar, value) : null;
  if (grammarProblem) return grammarProblem;
  const rangeProblem = checkRange(flag, value);
  if (rangeProblem === null) return null;
  return { stage: checkedByClient.includes(flag.name) ? 'semantic' : 'daemon', message: rangeProblem };
}

function checkType(flag: FlagSpec, value: string): string | null {
  switch (flag.type) {
    case 'bool':
      return parseBool(value).problem;
    case 'bytes':
      return parseBytes(value).problem;
    case 'decimal':
      return parseNanoCpus(value).problem;
    case 'duration':
      return parseDuration(value).problem;
    case 'int':
    case 'int64':
      return integerProblem(value, -(2n ** 63n), 2n ** 63n - 1n);
    case 'uint16':
      return unsignedProblem(value, 65535n);
    case 'uint64':
      return unsignedProblem(value, 2n ** 64n - 1n);
    default:
      return null;
  }
}

/** Go's ParseUint takes no sign. */
function unsignedProblem(text: string, most: bigint): string | null {
  return /^[+-]/.test(text) ? `"${text}" is not a number without a sign` : integerProblem(text, 0n, most);
}

function integerProblem(text: string, least: bigint, most: bigint): string | null {
  const { value, problem } = parseInteger(text);
  if (problem !== null) return problem;
  return value < least || value > most ? `${text} is out of range` : null;
}

function checkRange(flag: FlagSpec, text: string): string | null {
  if (flag.values && text !== '' && !flag.values.includes(text)) {
    return `"${text}" is not one of ${flag.values.filter(Boolean).join(', ')}`;
  }
  if (flag.type === 'duration' && /^-/.test(text)) return `${text} is negative`;
  if (!flag.range) return null;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, also = [] } = flag.range;
  const number = Number(parseInteger(text).value ?? 0n);
  if ((number >= min && number <= max) || also.includes(number)) return null;
  if (max === Number.POSITIVE_INFINITY) return `${text} is less than ${min}`;
  return `${text} is not between ${min} and ${max}`;
}

/** Flags whose range or list of values the client knows. */
const checkedByClient = [
  ...['pull', 'userns', 'uts', 'cgroupns', 'memory-swappiness', 'health-retries'],
  ...['health-interval', 'health-timeout', 'health-start-period', 'health-start-interval'],
];

function checkGrammar(grammar: Grammar, value: string): ValueProblem | null {
  for (const { stage, check } of grammars[grammar] ?? []) {
    const message = check(value);
    if (message !== null) return { stage, message };
  }
  return null;
}

type Check = (value: string) => string | null;

interface StagedCheck {
  readonly stage: ValueProblem['stage'];
  readonly check: Check;
}

/**
 * What each grammar takes; one without a row takes any text. Sources: docker/cli opts and
 * container/opts.go for `value` and `semantic`, moby daemon and runconfig for `daemon`.
 */
const grammars: Readonly<Partial<Record<Grammar, readonly StagedCheck[]>>> = {
  addHost: value(addHostProblem),
  attach: value(matching(/^(?:stdin|stdout|stderr)$/i, 'not stdin, stdout or stderr')),
  deviceBytes: value(deviceProblem((text) => parseBytes(text).problem)),
  deviceCgroupRule: value(
    matching(/^[acb] (?:[0-9]+|\*):(?:[0-9]+|\*) [rwm]{1,3}$/, 'not a rule such as "c 42:* rmw"'),
  ),
  deviceCount: value(deviceProblem((text) => integerProblem(text, 0n, 2n ** 64n - 1n))),
  deviceWeight: value(
    deviceProblem((text) =>
      /^[0-9]+$/.test(text) && (Number(text) === 0 || (Number(text) >= 10 && Number(text) <= 1000))
        ? null
        : `the weight "${text}" is not between 10 and 1000`,
    ),
  ),
  dnsSearch: value(
    matching(/^\s*(?:\.|(?=.*[A-Za-z])(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?)+)\s*$/, 'not a domain'),
  ),
  dnsServer: value((text) => (isIpAddress(text) ? null : `"${text}" is not an IP address`)),
  env: value((text) => (parseEnv(text) ? null : `"${text}" has no name in front of the =`)),
  gpus: value(gpusProblem),
  keyValue: client((text) => (text.includes('=') ? null : `"${text}" is not key=value`)),
  label: value(labelProblem),
  link: [
    ...value((text) =>
      /^[^:]+(?::[^:]*)?$|^:[^:]+$/.test(text) ? null : `"${text}" is not container or container:alias`,
    ),
    ...daemon((text) => (parseLink(text) ? null : `"${text}" names no container`)),
  ],
  memorySwap: value((text) => (text === '-1' ? null : parseBytes(text).problem)),
  mount: [...value((text) => parseMount(text).problem), ...daemon(lateMountProblem)],
  network: value((text) => parseNetwork(text).problem),
  sysctl: value(
    matching(
      /^(?:kernel\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|net\..+|fs\.mqueue\..+)=/,
      'not a parameter a container may set',
    ),
  ),
  ulimit: value(ulimitProblem),

  capability: daemon(matching(/^(?:CAP_)?[A-Za-z_]+$/, 'not the name of a capability')),
  containerName: daemon(
    matching(
      /^(?:|\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+)$/,
      'not a container name: two or more letters, digits, _ . -, the first a letter or digit',
    ),
  ),
  cpuset: daemon(
    matching(/^(?:|[0-9]+(?:-[0-9]+)?(?:,[0-9]+(?:-[0-9]+)?)*)$/, 'not a list such as 0-3 or 0,2'),
  ),
  device: client(hostDeviceProblem),
  expose: client((text) => readExpose(text).problem),
  ip: daemon((text) => (text === '' || isIpAddress(text) ? null : `"${text}" is not an IP address`)),
  ipcMode: daemon(
    matching(
      /^(?:|none|private|shareable|host|container:.+)$/,
      'not none, private, shareable, host or container:NAME',
    ),
  ),
  mac: client(matching(/^(?:|[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5})$/, 'not a MAC address')),
  pidMode: client(matching(/^(?:|host|container:.+)$/, 'not host or container:NAME')),
  platform: client(platformProblem),
  publish: client((text) => readPublish(text).problem),
  restart: [...client(restartCountProblem), ...daemon(restartProblem)],
  securityOpt: client(
    matching(/^no-new-privileges$|[=:]./, 'not an option such as no-new-privileges or label=disable'),
  ),
  signal: daemon(matching(/^(?:|[0-9]+|[A-Za-z0-9+-]+)$/, 'not the name or number of a signal')),
  tmpfs: daemon(matching(/^\/+[^/:]/, 'not an absolute path inside the container')),
  volume: [...client((text) => parseVolume(text).problem), ...daemon(lateVolumeProblem)],
  volumesFrom: daemon((text) => parseVolumesFrom(text).problem),
  workdir: daemon(matching(/^(?:|\/.*)$/s, 'not an absolute path')),
};

function value(check: Check): readonly StagedCheck[] {
  return [{ stage: 'value', check }];
}

function client(check: Check): readonly StagedCheck[] {
  return [{ stage: 'semantic', check }];
}

function daemon(check: Check): readonly StagedCheck[] {
  return [{ stage: 'daemon', check }];
}

function lateMountProblem(text: string): string | null {
  const mount = parseMount(text).value;
  return mount && mountProblem(mount);
}

function lateVolumeProblem(text: string): string | null {
  const volume = parseVolume(text).value;
  return volume && volumeProblem(volume);
}

function matching(pattern: RegExp, otherwise: string): Check {
  return (text) => (pattern.test(text) ? null : `"${text}" is ${otherwise}`);
}

function addHostProblem(text: string): string | null {
  const match = /^([^:=]+)[:=](.+)$/s.exec(text);
  const address = (match?.[2] ?? '').replace(/^\[(.*)\]$/, '$1');
  if (address === 'host-gateway' || isIpAddress(address)) return null;
  return match ? `"${match[2]}" is not an IP address or host-gateway` : `"${text}" is not host:ip`;
}

/** docker/cli opts/gpus.go. */
function gpusProblem(text: string): string | null {
  const seen = new Set<string>();
  for (const field of splitCsv(text) ?? ['']) {
    const [, key = 'count', value = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(field) ?? [];
    if (!['driver', 'count', 'device', 'capabilities', 'options'].includes(key)) {
      return `"${key}" is not a key of a request for GPUs`;
    }
    if (seen.has(key)) return `"${key}" stands there twice`;
    seen.add(key);
    if (key === 'count' && value !== 'all' && !/^[+-]?\d+$/.test(value)) {
      return `"${value}" is neither all nor a number of GPUs`;
    }
  }
  return null;
}

/** containerd's platforms.Parse: one part alone has to be a system or processor it knows. */
function platformProblem(text: string): string | null {
  const parts = text.split('/');
  const isSound =
    text === '' ||
    (parts.length <= 3 &&
      /^[A-Za-z0-9_-]+(?:\([A-Za-z0-9_.-]*\))?$/.test(parts[0] ?? '') &&
      parts.slice(1).every((part) => /^[A-Za-z0-9_.-]+$/.test(part)) &&
      (parts.length > 1 || KNOWN_PLATFORMS.test(text)));
  return isSound ? null : `"${text}" is not os/arch/variant`;
}

const KNOWN_PLATFORMS =
  /^(?:linux|windows|darwin|macos|freebsd|netbsd|openbsd|solaris|dragonfly|plan9|aix|android|illumos|ios|js|nacl|hurd|zos|(?:386|amd64|x86_64|x86-64|i386|i486|i586|i686|arm|arm64|aarch64|armhf|armel|armbe|arm64be|loong64|mips|mipsle|mips64|mips64le|ppc|ppc64|ppc64le|riscv|riscv64|s390|s390x|sparc|sparc64|wasm|amd64p32|mips64p32|mips64p32le))$/i;

function labelProblem(text: string): string | null {
  const key = (text.split('=', 1)[0] ?? '').trimStart();
  if (key === '') return `"${text}" has no key in front of the =`;
  return /\s/.test(key) ? `the key "${key}" holds blanks` : null;
}

function deviceProblem(amount: Check): Check {
  return (text) => {
    const colon = text.lastIndexOf(':');
    if (colon <= 0) return `"${text}" is not /dev/name:amount`;
    if (!text.startsWith('/dev/')) return `"${text.slice(0, colon)}" is not a path under /dev`;
    return amount(text.slice(colon + 1));
  };
}

function hostDeviceProblem(text: string): string | null {
  if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]*\/[a-zA-Z0-9_.-]+=.+$/.test(text)) return null;
  const parts = text.split(':');
  if (parts.length > 3 || parts[0] === '') return `"${text}" is not path:path:rwm`;
  const isMode = (part: string) => /^[rwm]{1,3}$/.test(part) && new Set(part).size === part.length;
  if (parts.length === 2 && isMode(parts[1] ?? '')) return null;
  if (parts.length === 3 && !isMode(parts[2] ?? ''))
    return `"${parts[2]}" is not made of r, w and m, each once`;
  return parts[1] === undefined || parts[1].startsWith('/') ? null : `"${parts[1]}" is not an absolute path`;
}
