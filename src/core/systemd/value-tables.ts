import { isCalendarExpression } from './calendar.ts';
import { isListenAddress } from './listen-address.ts';
import {
  INTEGER_MAX,
  isBoolean,
  isInteger,
  isMode,
  isPercentage,
  isSize,
  isTimeSpan,
  readInteger,
  UNSIGNED_MAX,
} from './number-values.ts';
import { isLimit } from './resource-limit.ts';
import { isExitStatus, isSignal } from './status-values.ts';
import { parseUnitName, type UnitType } from './unit-name.ts';

/** The values of a parser that reads them as a whole. */
export interface WholeCheck {
  takes(value: string, key: string): boolean;
  expected(key: string): string;
}

/** The values of a parser that reads them word by word. */
export interface WordsCheck {
  takes(word: string, key: string): boolean;
  readonly expected: string;
  readonly escapes?: true;
}

/** Keys for which a bad value makes systemd refuse the unit. */
export const REFUSING_KEYS: ReadonlySet<string> = new Set([
  'RootDirectory',
  'RootImage',
  'RootVerity',
  'DynamicUser',
]);
export const REFUSING_PARSERS: ReadonlySet<string> = new Set([
  'working_directory',
  'user_group_compat',
  'user_group_strv_compat',
]);

/** Enums that take every boolean, too. */
export const BOOLEAN_TOO: ReadonlySet<string> = new Set([
  'protect_system',
  'protect_home',
  'runtime_preserve_mode',
]);

/** What else than a name is taken. */
export const OTHER_FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  protect_system: isBoolean,
  protect_home: isBoolean,
  runtime_preserve_mode: isBoolean,
  socket_bind: isBoolean,
  socket_timestamping: isBoolean,
  exec_io_class: (value) => isInteger(value, 0, 8),
  exec_cpu_sched_policy: (value) => isInteger(value, 0, INTEGER_MAX),
  log_level: (value) => isInteger(value, 0, 7),
  log_facility: (value) => isInteger(value, 0, 127),
  ip_tos: (value) => isInteger(value, 0, 255),
  exec_input: (value) => /^(?:fd:.|file:[/%])/.test(value),
  exec_output: (value) => /^(?:fd:.|(?:file|append|truncate):[/%])/.test(value),
};

const timeSpan = whole(isTimeSpanOf, 'a time span such as 90, 5min or infinity');
const weight = (min: number, max: number) =>
  whole((value) => isInteger(value, min, max), `a number from ${min} to ${max}`);
const cpus = words(
  (word) => word.split(/[,-]/).every((part) => part === '' || isInteger(part, 0, 8191)),
  'CPU numbers and ranges such as 0-3',
);

export const WHOLE_VALUES: Readonly<Record<string, WholeCheck>> = {
  bool: whole(isBoolean, 'yes or no'),
  job_mode_isolate: whole(isBoolean, 'yes or no'),
  exec_mount_apivfs: whole(isBoolean, 'yes or no'),
  sec: timeSpan,
  sec_fix_0: timeSpan,
  sec_def_infinity: timeSpan,
  service_timeout: timeSpan,
  service_timeout_abort: timeSpan,
  job_timeout_sec: timeSpan,
  job_running_timeout_sec: timeSpan,
  nsec: whole((value) => isTimeSpan(value, 'nanoseconds'), 'a time span such as 50us'),
  timer: {
    takes: (value, key) => (key === 'OnCalendar' ? isCalendarExpression(value) : isTimeSpan(value)),
    expected: (key) =>
      key === 'OnCalendar'
        ? 'a calendar expression such as daily or Mon..Fri 08:00'
        : 'a time span such as 15min',
  },
  unsigned: whole((value) => isInteger(value, 0, UNSIGNED_MAX), 'a number, 0 or more'),
  tty_size: whole((value) => isInteger(value, 0, UNSIGNED_MAX), 'a number, 0 or more'),
  int: whole((value) => isInteger(value, -INTEGER_MAX - 1, INTEGER_MAX), 'an integer'),
  long: whole((value) => /^[+-]?(?:0[xX][\da-fA-F]+|0[oO]?[0-7]*|[1-9]\d*)$/.test(value), 'an integer'),
  iec_size: whole(isSize, 'a size such as 8M'),
  mode: whole(isMode, 'a file mode in octal digits such as 0755'),
  signal: whole(isSignal, 'a signal such as SIGTERM'),
  exit_status: whole(isExitStatus, 'an exit code from 0 to 255'),
  exec_nice: whole((value) => isInteger(value, -20, 19), 'a number from -20 to 19'),
  exec_oom_score_adjust: whole((value) => isInteger(value, -1000, 1000), 'a number from -1000 to 1000'),
  exec_io_priority: whole((value) => isInteger(value, 0, 7), 'a number from 0 to 7'),
  exec_cpu_sched_prio: whole((value) => isInteger(value, 0, 99), 'a number from 0 to 99'),
  swap_priority: whole((value) => isInteger(value, -1, 32_767), 'a number from -1 to 32767'),
  rlimit: {
    takes: isLimit,
    expected: () => 'a number, infinity, or SOFT:HARD with the soft limit not above the hard one',
  },
  memory_limit: whole(isMemoryLimit, 'a size such as 512M, a percentage or infinity'),
  tasks_max: whole(
    (value) => value === 'infinity' || isPercentage(value) || isInteger(value, 1, Number.MAX_SAFE_INTEGER),
    'a number, a percentage or infinity',
  ),
  cpu_quota: whole(
    (value) => isPercentage(value, 'unbounded') && Number.parseFloat(value) > 0,
    'a percentage such as 50%',
  ),
  cg_weight: weight(1, 10_000),
  cg_cpu_weight: whole(
    (value) => value === 'idle' || isInteger(value, 1, 10_000),
    'a number from 1 to 10000',
  ),
  cpu_shares: weight(2, 262_144),
  blockio_weight: weight(10, 1000),
  working_directory: whole(
    (value) => /^-?(?:~$|\/)/.test(value),
    'an absolute path or ~, with - before it where it may be missing',
  ),
  unit_path_printf: whole((value) => value.startsWith('/'), 'an absolute path'),
  path_spec: whole((value) => value.startsWith('/'), 'an absolute path'),
  ip_filter_bpf_progs: whole((value) => value.startsWith('/'), 'an absolute path'),
  unit_condition_path: whole((value) => /^\|?\s*!?\s*(?:\/|$)/.test(value), 'an absolute path'),
  unit_env_file: whole(
    (value) => /^-?\//.test(value),
    'an absolute path, with - before it where it may be missing',
  ),
  colon_separated_paths: whole(
    (value) => value.split(':').every((path) => /^(?:\/|$)/.test(path)),
    'absolute paths',
  ),
  user_group_compat: whole(isAccountName, 'the name or number of a user or group'),
  bus_name: whole(
    (value) => value.length < 256 && /^[A-Za-z_-][\w-]*(?:\.[A-Za-z_-][\w-]*)+$/.test(value),
    'a bus name such as org.example.Service',
  ),
  unit_slice: unitOf('slice'),
  socket_service: unitOf('service'),
  trigger_unit: whole((value) => parseUnitName(value) !== null, 'the name of a unit with its suffix'),
  socket_listen: {
    takes: isListenAddress,
    expected: (key) =>
      /^Listen(?:Stream|Datagram|SequentialPacket)$/.test(key)
        ? 'a port, an address with a port, an absolute path or @NAME'
        : key === 'ListenNetlink'
          ? 'a netlink family'
          : 'an absolute path',
  },
  delegate: whole(
    (value) => isBoolean(value) || value.split(/\s+/).every((word) => CONTROLLERS.has(word)),
    'yes, no or the names of controllers',
  ),
  restrict_namespaces: whole(
    (value) =>
      isBoolean(value) ||
      value
        .replace(/^~/, '')
        .trim()
        .split(/\s+/)
        .every((word) => /^(?:cgroup|ipc|net|mnt|pid|user|uts)?$/.test(word)),
    'yes, no or the kinds cgroup, ipc, net, mnt, pid, user and uts',
  ),
  personality: whole(
    (value) =>
      /^(?:x86(?:-64)?|arm(?:64)?(?:-be)?|ppc(?:64)?(?:-le)?|s390x?|riscv(?:32|64)|mips(?:64)?(?:-le)?)$/.test(
        value,
      ),
    'an architecture such as x86-64',
  ),
  log_namespace: whole((value) => /^[\w.:@-]+$/.test(value), 'the name of a journal'),
  socket_bindtodevice: whole(
    (value) => value === '*' || isInterfaceName(value),
    'the name of a network interface',
  ),
  managed_oom_mem_pressure_limit: whole((value) => isPercentage(value), 'a percentage'),
  exec_input_data: whole(isBase64, 'base64'),
  set_credential: whole((value) => /^[^:/]+:/.test(value), 'NAME:VALUE'),
  syscall_errno: whole(
    (value) => /^(?:E[A-Z0-9]+|kill)$/.test(value) || isInteger(value, 1, 4095),
    'an error such as EPERM',
  ),
  io_limit: ofDevice('a device path and a size such as /dev/sda 5M'),
  io_device_weight: ofDevice('a device path and a weight such as /dev/sda 100'),
  io_device_latency: ofDevice('a device path and a time span such as /dev/sda 25ms'),
};

export const WORD_LISTS: Readonly<Record<string, WordsCheck>> = {
  unit_deps: words((word) => parseUnitName(word) !== null, 'the name of a unit with its suffix'),
  documentation: words(
    (word) => /^(?:https?:\/\/.|file:\/|(?:info|man):.)/.test(word),
    'an address that begins with http://, https://, file:/, info: or man:',
  ),
  unit_requires_mounts_for: absolutePaths(''),
  unit_path_strv_printf: absolutePaths(''),
  namespace_path_strv: absolutePaths('[-+]{0,2}'),
  bind_paths: words((word) => {
    const [source = '', destination = '/'] = word.split(':');
    return /^-?\//.test(source) && (destination === '' || destination.startsWith('/'));
  }, 'SOURCE or SOURCE:DESTINATION as absolute paths'),
  temporary_filesystems: absolutePaths(''),
  environ: {
    ...words((word) => /^[A-Za-z_]\w*=/.test(word) && !CONTROL.test(word), 'assignments such as NAME=value'),
    escapes: true,
  },
  pass_environ: words((word) => /^[A-Za-z_]\w*$/.test(word), 'names of variables'),
  unset_environ: words((word) => /^[A-Za-z_]\w*(?:=.*)?$/s.test(word), 'names of variables, or assignments'),
  set_status: words((word) => isExitStatus(word) || isSignal(word), 'exit codes or names of signals'),
  service_sockets: words((word) => parseUnitName(word)?.type === 'socket', 'names of sockets'),
  user_group_strv_compat: words(isAccountName, 'names or numbers of groups'),
  exec_cpu_affinity: words((word) => word === 'numa' || cpus.takes(word, ''), cpus.expected),
  allowed_cpuset: cpus,
  numa_mask: words((word) => word === 'all' || cpus.takes(word, ''), cpus.expected),
  device_allow: {
    ...words(
      (word) => /^(?:\/(?:dev|run\/systemd\/inaccessible)\/|(?:char|block)-|[rwm]{1,3}$)/.test(word),
      'a device such as /dev/null, and its access as r, w and m',
    ),
  },
  log_extra_fields: words((word) => word.includes('='), 'journal fields such as NAME=value'),
  address_families: words(
    (word) => /^~?(?:AF_[A-Z0-9]+|none)?$/.test(word),
    'address families such as AF_INET',
  ),
  exec_directories: words(
    (word) => !/(?:^|:)\//.test(word),
    'paths that are not absolute, below the folder it is for',
  ),
  in_addr_prefixes: words(isAddressPrefix, 'addresses such as 10.0.0.0/8, any or localhost'),
  mount_images: absolutePaths('-?'),
  extension_images: absolutePaths('-?'),
  restrict_network_interfaces: words(
    (word) => word === '~' || isInterfaceName(word.replace(/^~/, '')),
    'names of network interfaces',
  ),
  syscall_archs: words((word) => SYSCALL_ARCHITECTURES.test(word), 'architectures such as native or x86-64'),
  syscall_filter: words(isSystemCall, 'names of system calls, or of groups such as @system-service'),
  syscall_log: words(isSystemCall, 'names of system calls, or of groups such as @system-service'),
  disable_controllers: words((word) => CONTROLLERS.has(word), 'names of controllers'),
};

const CONTROLLERS: ReadonlySet<string> = new Set(
  'cpu cpuacct cpuset io blkio memory devices pids bpf-firewall bpf-devices bpf-foreign bpf-socket-bind bpf-restrict-network-interfaces'.split(
    ' ',
  ),
);

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

function whole(takes: (value: string, key: string) => boolean, expected: string): WholeCheck {
  return { takes, expected: () => expected };
}

function words(takes: (word: string, key: string) => boolean, expected: string): WordsCheck {
  return { takes, expected };
}

function absolutePaths(prefix: string): WordsCheck {
  const pattern = new RegExp(`^${prefix}/`);
  return words((word) => pattern.test(word), 'absolute paths');
}

function unitOf(type: UnitType): WholeCheck {
  return whole((value) => parseUnitName(value)?.type === type, `the name of a ${type}`);
}

function ofDevice(expected: string): WholeCheck {
  return whole((value) => /^\S+\s+\S/.test(value), expected);
}

/** `ifname_valid`: not only digits, which would be a number. */
function isInterfaceName(name: string): boolean {
  if (readInteger(name) !== null) return false;
  return /^[!-~]{1,15}$/.test(name) && !/[:/%]|^(?:all|default|\.\.?)$/.test(name);
}

function isBase64(text: string): boolean {
  const digits = text.replace(/\s+/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

function isAddressPrefix(word: string): boolean {
  if (/^(?:any|localhost|link-local|multicast)$/.test(word)) return true;
  const [address = '', length = '0'] = word.split('/');
  const bits = address.includes(':') ? 128 : 32;
  return (
    isInteger(length, 0, bits) && (bits === 128 ? /^[\da-fA-F:.]+$/ : /^\d+\.\d+\.\d+\.\d+$/).test(address)
  );
}

/** By its look: the names themselves depend on libseccomp. */
function isSystemCall(word: string): boolean {
  return /^~?(?:@[a-z-]+|[a-z_][a-z0-9_]*)?(?::\w+)?$/.test(word);
}

const SYSCALL_ARCHITECTURES =
  /^(?:native|x86|x86-64|x32|arm|arm64|mips(?:64)?(?:-le)?(?:-n32)?|mips64-le-n32|parisc(?:64)?|ppc(?:64)?(?:-le)?|riscv64|s390x?)$/;

function isTimeSpanOf(value: string): boolean {
  return isTimeSpan(value);
}

function isMemoryLimit(value: string, key: string): boolean {
  if (value === 'infinity' || isPercentage(value)) return true;
  if (!isSize(value)) return false;
  return /Min$|Low$|Swap/.test(key) || !/^[0.]*\s*[A-Z]?$/.test(value);
}

/** systemd takes nearly every name, and says where one is unusual (`valid_user_group_name`). */
function isAccountName(name: string): boolean {
  if (/^\d+$/.test(name)) {
    return /^(?:0|[1-9]\d*)$/.test(name) && Number(name) < UNSIGNED_MAX && name !== '65535';
  }
  return name !== '.' && name !== '..' && !/^-?\d*$|[:/]|^\s|\s$/.test(name) && !CONTROL.test(name);
}
