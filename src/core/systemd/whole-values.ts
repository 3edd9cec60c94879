import { isAccountName } from './account-names.ts';
import { readEscape } from './c-escape.ts';
import { isCalendarExpression } from './calendar.ts';
import { isListenAddress } from './listen-address.ts';
import { isInterfaceName, isSocketBindRule } from './network-values.ts';
import {
  INTEGER_MAX,
  isBoolean,
  isInteger,
  isMode,
  isPercentage,
  isSize,
  isTimeSpan,
  UNSIGNED_MAX,
} from './number-values.ts';
import { isCredentialName, isCredentialToLoad, isDescriptorName, isPath, isPidFile } from './path-values.ts';
import { isLimit } from './resource-limit.ts';
import { isErrorNumber, isExitStatus, isSignal } from './status-values.ts';
import { parseUnitName, type UnitType } from './unit-name.ts';

/** The values of a parser that reads them as a whole. */
export interface WholeCheck {
  takes(value: string, key: string): boolean;
  expected(key: string): string;
}

/** What `Delegate=` and `DisableControllers=` name (systemd.resource-control(5)). */
const CONTROLLERS: ReadonlySet<string> = new Set(
  'cpu cpuacct cpuset io blkio memory devices pids bpf-firewall bpf-devices bpf-foreign bpf-socket-bind bpf-restrict-network-interfaces'.split(
    ' ',
  ),
);

const ABSOLUTE_PATH = 'an absolute path without ..';

/** systemd.resource-control(5), BPFProgram=. */
const BPF_PROGRAM =
  /^(?:ingress|egress|sock_create|sock_ops|device|(?:bind|connect|post_bind|sendmsg|recvmsg)[46]|sysctl|[gs]etsockopt):/;

/** systemd.exec(5), CoredumpFilter=. */
const COREDUMP_CONTENT =
  /^(?:(?:private|shared)-(?:anonymous|file-backed|huge|dax)|elf-headers|all|default|(?:0x)?[\da-f]{1,16})$/i;

const timeSpan = whole(isTimeSpanOf, 'a time span such as 90, 5min or infinity');
const weight = (min: number, max: number) =>
  whole((value) => isInteger(value, min, max), `a number from ${min} to ${max}`);
/** By the function that parses the key. */
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
    (value) => /^-?~$/.test(value) || isPath(value.replace(/^-/, '')),
    'an absolute path or ~, with - before it where it may be missing',
  ),
  unit_path_printf: whole(isPath, ABSOLUTE_PATH),
  path_spec: whole(isPath, ABSOLUTE_PATH),
  pid_file: whole(isPidFile, 'a path without ..'),
  ip_filter_bpf_progs: whole(isPath, ABSOLUTE_PATH),
  bpf_foreign_program: whole(
    (value) => BPF_PROGRAM.test(value) && isPath(value.slice(value.indexOf(':') + 1)),
    'TYPE:PATH such as egress:/sys/fs/bpf/filter',
  ),
  unit_condition_path: whole((value) => isPathOrNone(value.replace(/^\|?\s*!?\s*/, '')), ABSOLUTE_PATH),
  unit_env_file: whole(
    (value) => isPath(value.replace(/^-/, '')),
    'an absolute path without .., with - before it where it may be missing',
  ),
  colon_separated_paths: whole((value) => value.split(':').every(isPathOrNone), 'absolute paths without ..'),
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
        .every((word) => /^(?:cgroup|ipc|net|mnt|pid|time|user|uts)?$/.test(word)),
    'yes, no or the kinds cgroup, ipc, net, mnt, pid, time, user and uts',
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
  exec_input_text: whole(hasKnownEscapes, 'text with the escapes it knows'),
  load_credential: whole(isCredentialToLoad, 'NAME or NAME:SOURCE, the source a path or another name'),
  set_credential: {
    takes: isCredentialToSet,
    expected: (key) =>
      key === 'SetCredentialEncrypted' ? 'NAME:DATA with the data in base64' : 'NAME:VALUE',
  },
  syscall_errno: whole((value) => isErrorNumber(value) && value !== '0', 'an error such as EPERM'),
  exec_root_hash: whole(
    (value) => value.startsWith('/') || /^(?:[\da-f]\s*[\da-f]\s*){16,}$/i.test(value),
    'a hash in hexadecimal digits, or an absolute path',
  ),
  exec_root_hash_sig: whole(
    (value) => value.startsWith('/') || (value.startsWith('base64:') && isBase64(value.slice(7))),
    'base64: and the signature, or an absolute path',
  ),
  exec_coredump_filter: whole(
    (value) => value.split(/\s+/).every((word) => COREDUMP_CONTENT.test(word)),
    'kinds of memory such as private-anonymous, all, default or a hexadecimal mask',
  ),
  cgroup_socket_bind: whole(isSocketBindRule, 'any, a port or range, with ipv4, ipv6, tcp or udp before it'),
  fdname: whole(isDescriptorName, 'printable characters other than a colon'),
  reboot_parameter: whole((value) => /^[\x20-\x7e]*$/.test(value), 'printable ASCII characters'),
  device_allow: whole(
    isDeviceRule,
    'a device such as /dev/null or a class such as char-pts, and its access as r, w and m',
  ),
  disable_controllers: whole(
    (value) => value.split(/\s+/).some((word) => CONTROLLERS.has(word)),
    'names of controllers',
  ),
  io_limit: ofDevice(
    (value) => value === 'infinity' || (isSize(value) && !/^[0.]*\s*[A-Z]?$/.test(value)),
    'a device path and a size such as /dev/sda 5M',
  ),
  io_device_weight: ofDevice(
    (value) => isInteger(value, 1, 10_000),
    'a device path and a weight such as /dev/sda 100',
  ),
  io_device_latency: ofDevice(isTimeSpanOf, 'a device path and a time span such as /dev/sda 25ms'),
  blockio_device_weight: ofDevice(
    (value) => isInteger(value, 10, 1000),
    'a device path and a weight from 10 to 1000 such as /dev/sda 500',
  ),
  blockio_bandwidth: ofDevice(
    (value) => isSize(value) && !/^[0.]*\s*[A-Z]?$/.test(value),
    'a device path and a size such as /dev/sda 5M',
  ),
};

function whole(takes: (value: string, key: string) => boolean, expected: string): WholeCheck {
  return { takes, expected: () => expected };
}

function unitOf(type: UnitType): WholeCheck {
  return whole((value) => parseUnitName(value)?.type === type, `the name of a ${type}`);
}

function ofDevice(takes: (value: string) => boolean, expected: string): WholeCheck {
  return whole((text) => {
    const [, quoted, plain = '', value = ''] = /^(?:"([^"]*)"|(\S+))\s+(\S.*)$/.exec(text) ?? [];
    return value !== '' && takes(value) && isPath(`/${quoted ?? plain}`);
  }, expected);
}

function isBase64(text: string): boolean {
  const digits = text.replace(/\s+/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

function isTimeSpanOf(value: string): boolean {
  return isTimeSpan(value);
}

function isMemoryLimit(value: string, key: string): boolean {
  if (value === 'infinity' || isPercentage(value)) return true;
  if (!isSize(value)) return false;
  return /Min$|Low$|Swap/.test(key) || !/^[0.]*\s*[A-Z]?$/.test(value);
}

function isDeviceRule(text: string): boolean {
  const [, quoted, plain, rights = ''] = /^(?:"([^"]*)"|(\S+))\s*(.*)$/.exec(text) ?? [];
  const device = quoted ?? plain ?? '';
  if (!/^[rwm]*$/.test(rights)) return false;
  if (/^(?:char|block)-/.test(device)) return true;
  return isPath(device) && /^\/(?:dev|run\/systemd\/inaccessible)(?:\/|$)/.test(device);
}

function isPathOrNone(text: string): boolean {
  return text === '' || isPath(text);
}

function isCredentialToSet(value: string, key: string): boolean {
  const text = value.replace(/^(["'])(.*)\1$/s, '$2');
  const colon = text.indexOf(':');
  const data = text.slice(colon + 1);
  if (colon < 0 || data === '') return false;
  const name = text.slice(0, colon).replace(/^(["'])(.*)\1$/s, '$2');
  const isNamed = name.includes('%') || isCredentialName(name);
  return isNamed && (key === 'SetCredentialEncrypted' ? isBase64(data) : hasKnownEscapes(data));
}

function hasKnownEscapes(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; ) {
    const read = readEscape(text, at);
    if (!read) return false;
    at = text.indexOf('\\', read.end);
  }
  return true;
}
