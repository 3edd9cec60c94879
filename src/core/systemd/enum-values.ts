import { closestName } from './closest-name.ts';
import { INTEGER_MAX, isBoolean, isInteger } from './number-values.ts';

/**
 * The values of the keys that take one of a few, by the function that parses them: `value` or `value:since`, where
 * `since` is the first systemd that takes it. Names are case-sensitive.
 *
 * Source: the manual pages of systemd 257, systemd.service(5) and its neighbours, and their histories.
 */
const VALUES: Readonly<Record<string, string>> = {
  service_type: 'simple forking oneshot dbus notify idle:183 exec:240 notify-reload:253',
  service_restart: 'no on-success on-failure on-abnormal:214 on-watchdog:207 on-abort always',
  service_exit_type: 'main cgroup',
  service_timeout_failure_mode: 'terminate abort kill',
  notify_access: 'none main exec:233 all',
  kill_mode: 'control-group process mixed:209 none',
  emergency_action:
    'none reboot reboot-force reboot-immediate poweroff:217 poweroff-force:217 poweroff-immediate:217 exit:240 exit-force:240 soft-reboot:254 soft-reboot-force:254 kexec:254 kexec-force:254 halt:254 halt-force:254 halt-immediate:254',
  job_mode: 'fail replace replace-irreversibly:198 isolate flush:209 ignore-dependencies ignore-requirements',
  collect_mode: 'inactive inactive-or-failed',
  oom_policy: 'continue stop kill',
  exec_utmp_mode: 'init login user',
  exec_keyring_mode: 'inherit private shared',
  runtime_preserve_mode: 'restart',
  protect_proc: 'default noaccess invisible ptraceable',
  proc_subset: 'all pid',
  protect_system: 'full strict:232',
  protect_home: 'read-only tmpfs:240',
  device_policy: 'auto closed strict',
  managed_oom_mode: 'auto kill',
  managed_oom_preference: 'none avoid omit',
  socket_bind: 'default both ipv6-only',
  socket_protocol: 'udplite sctp mptcp:255',
  socket_timestamping: 'off us usec µs ns nsec',
  numa_policy: 'default preferred bind interleave local',
  exec_io_class: 'none realtime best-effort idle',
  exec_cpu_sched_policy: 'other batch idle fifo rr',
  exec_mount_flags: 'shared slave private',
  log_level: 'emerg alert crit err warning notice info debug',
  log_facility:
    'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp local0 local1 local2 local3 local4 local5 local6 local7',
  ip_tos: 'low-delay throughput reliability low-cost',
  exec_input: 'null tty tty-force tty-fail socket fd:232 data:236',
  exec_output:
    'inherit null tty journal journal+console kmsg kmsg+console socket fd:232 syslog syslog+console',
};

/** What is wrong with a value that has to be one of a few. */
export interface EnumProblem {
  /** The value that was probably meant. */
  readonly near: string | null;
  /** The first systemd that takes it; null for one that none does. */
  readonly since: number | null;
  /** The values that the target takes. */
  readonly choices: readonly string[];
}

/** True for a parser whose values are known by name. */
export function hasEnumValues(parser: string): boolean {
  return parser in VALUES;
}

/** Null when systemd of that version takes the value. */
export function enumProblem(parser: string, value: string, systemd: number): EnumProblem | null {
  if (OTHER_FORMS[parser]?.(value)) return null;
  const all = valuesOf(parser);
  const since = all.get(value);
  if (since !== undefined && since <= systemd) return null;
  const names = [...all].filter(([, first]) => first <= systemd).map(([name]) => name);
  const choices = BOOLEAN_TOO.has(parser) ? ['yes', 'no', ...names] : names;
  const sameLetters = choices.find((choice) => choice === value.toLowerCase());
  return { near: sameLetters ?? closestName(value, choices), since: since ?? null, choices };
}

/** Enums that take every boolean, too. */
const BOOLEAN_TOO: ReadonlySet<string> = new Set(['protect_system', 'protect_home', 'runtime_preserve_mode']);

/** What else than a name is taken. */
const OTHER_FORMS: Readonly<Record<string, (value: string) => boolean>> = {
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
  exec_input: (value) => /^(?:fd:|file:[/%])/.test(value),
  exec_output: (value) => /^(?:fd:|(?:file|append|truncate):[/%])/.test(value),
};

const decoded = new Map<string, ReadonlyMap<string, number>>();

function valuesOf(parser: string): ReadonlyMap<string, number> {
  let values = decoded.get(parser);
  if (!values) {
    values = decode(VALUES[parser] ?? '');
    decoded.set(parser, values);
  }
  return values;
}

function decode(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(' ').map((one): [string, number] => {
      const [name = '', since = '0'] = one.split(':');
      return [name, Number(since)];
    }),
  );
}
