import { isAccountName } from './account-names.ts';
import { isAddressFamily, isAddressPrefix, isInterfaceName } from './network-values.ts';
import { isInteger, readInteger } from './number-values.ts';
import {
  isBindPath,
  isDirectoryBelow,
  isExtensionImage,
  isMountImage,
  isPath,
  isRootImageOption,
} from './path-values.ts';
import { isExitStatus, isSignal } from './status-values.ts';
import { isFilteredCall, isLoggedCall } from './system-calls.ts';
import { parseUnitName } from './unit-name.ts';

/** The values of a parser that reads them word by word. */
export interface WordsCheck {
  /** `value` is the whole list. */
  takes(word: string, key: string, value: string): boolean;
  readonly expected: string;
  readonly escapes?: true;
  /** `kept`: quote marks are a part of the word. */
  readonly quotes?: 'kept';
}

/** Of these systemd takes tabs and line ends alone (`env_value_is_valid`). */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

const CPU_LIST = 'CPU numbers and ranges such as 0-3';

/** systemd.exec(5), RestrictFileSystems=. */
const FILESYSTEM_GROUPS =
  /^~?@(?:basic-api|auxiliary-api|common-block|historical-block|network|privileged-api|security|temporary|known)$/;

/** By the function that parses the key. */
export const LIST_VALUES: Readonly<Record<string, WordsCheck>> = {
  unit_deps: words((word) => parseUnitName(word) !== null, 'the name of a unit with its suffix'),
  documentation: words(
    (word) => /^(?:https?:\/\/.|file:\/|(?:info|man):.)/.test(word),
    'an address that begins with http://, https://, file:/, info: or man:',
  ),
  unit_requires_mounts_for: absolutePaths(''),
  unit_path_strv_printf: absolutePaths(''),
  namespace_path_strv: absolutePaths('[-+]{0,2}'),
  bind_paths: words(isBindPath, 'SOURCE, SOURCE:DESTINATION or SOURCE:DESTINATION:rbind as absolute paths'),
  root_image_options: {
    ...words(isRootImageOption, 'options for mounting, with a partition such as root: before them'),
    escapes: true,
  },
  temporary_filesystems: absolutePaths(''),
  environ: {
    ...words((word) => /^[A-Za-z_]\w*=/.test(word) && !CONTROL.test(word), 'assignments such as NAME=value'),
    escapes: true,
  },
  pass_environ: words((word) => /^[A-Za-z_]\w*$/.test(word), 'names of variables'),
  unset_environ: {
    ...words((word) => /^[A-Za-z_]\w*(?:=.*)?$/s.test(word), 'names of variables, or assignments'),
    escapes: true,
  },
  set_status: words((word) => isExitStatus(word) || isSignal(word), 'exit codes or names of signals'),
  service_sockets: words((word) => parseUnitName(word)?.type === 'socket', 'names of sockets'),
  user_group_strv_compat: words(isAccountName, 'names or numbers of groups'),
  exec_cpu_affinity: words((word, _, value) => value === 'numa' || isCpuList(word), CPU_LIST),
  allowed_cpuset: words(isCpuList, CPU_LIST),
  numa_mask: words((word, _, value) => value === 'all' || isCpuList(word), CPU_LIST),
  log_extra_fields: {
    ...words((word) => /^[A-Z][A-Z0-9_]{0,63}=/.test(word), 'journal fields such as NAME=value'),
    escapes: true,
  },
  address_families: words(
    (word, _, value) => value === 'none' || word === '~' || isAddressFamily(word.replace(/^~/, '')),
    'address families such as AF_INET',
  ),
  exec_directories: {
    ...words(isDirectoryBelow, 'paths below the folder it is for, without ..'),
    escapes: true,
  },
  in_addr_prefixes: {
    ...words(isAddressPrefix, 'addresses such as 10.0.0.0/8, any or localhost'),
    quotes: 'kept',
  },
  mount_images: words(isMountImage, 'SOURCE:DESTINATION as absolute paths, and options'),
  extension_images: words(isExtensionImage, 'absolute paths, and options'),
  restrict_network_interfaces: words(
    (word) => word === '~' || isInterfaceName(word.replace(/^~/, '')),
    'names of network interfaces',
  ),
  syscall_archs: words((word) => SYSCALL_ARCHITECTURES.test(word), 'architectures such as native or x86-64'),
  syscall_filter: {
    ...words(isFilteredCall, 'names of system calls, or of groups such as @system-service'),
    quotes: 'kept',
  },
  syscall_log: {
    ...words(isLoggedCall, 'names of system calls, or of groups such as @system-service'),
    quotes: 'kept',
  },
  restrict_filesystems: words(
    (word) => !word.includes('@') || FILESYSTEM_GROUPS.test(word),
    'names of file systems, or groups such as @common-block',
  ),
};

const SYSCALL_ARCHITECTURES =
  /^(?:native|x86|x86-64|x32|arm|arm64|mips(?:64)?(?:-le)?(?:-n32)?|mips64-le-n32|parisc(?:64)?|ppc(?:64)?(?:-le)?|riscv64|s390x?)$/;

function words(takes: WordsCheck['takes'], expected: string): WordsCheck {
  return { takes, expected };
}

function absolutePaths(prefix: string): WordsCheck {
  const pattern = new RegExp(`^${prefix}(/.*)$`, 's');
  return words((word) => isPath(pattern.exec(word)?.[1] ?? ''), 'absolute paths without ..');
}

/** Commas and blanks divide; a range rises (`parse_cpu_set_full`). */
function isCpuList(word: string): boolean {
  return word.split(',').every((part) => {
    if (part === '') return true;
    const [from = '', to = from, ...more] = part.split('-');
    const sound = more.length === 0 && [from, to].every((one) => isInteger(one, 0, 8191));
    return sound && (readInteger(from) ?? 0) <= (readInteger(to) ?? 0);
  });
}
