import { readInteger } from '../systemd/number-values.ts';

/** How a process ended. */
export type Ended = { readonly code: number } | { readonly signal: string };

export function isExit(ended: Ended): ended is { readonly code: number } {
  return 'code' in ended;
}

/** The signals by number (signal(7), x86-64). */
const SIGNALS =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(
    ' ',
  );

export function signalNumber(name: string): number {
  return SIGNALS.indexOf(name) + 1;
}

/** `TERM` for `SIGTERM`, `term`, `15`; null for none. */
export function signalName(text: string): string | null {
  const number = readInteger(text);
  if (number !== null) return SIGNALS[number - 1] ?? null;
  const name = text.toUpperCase().replace(/^SIG/, '');
  return SIGNALS.includes(name) ? name : null;
}

/** These leave a memory image behind (signal(7)). */
const CORE: ReadonlySet<string> = new Set([
  'QUIT',
  'ILL',
  'TRAP',
  'ABRT',
  'BUS',
  'FPE',
  'SEGV',
  'XCPU',
  'XFSZ',
  'SYS',
]);

/** The names of exit codes (`systemd-analyze exit-status`, systemd 252): those of C, of systemd, of the LSB, of BSD. */
const NAMES: Readonly<Record<number, string>> = {
  ...numbered(
    0,
    'SUCCESS FAILURE INVALIDARGUMENT NOTIMPLEMENTED NOPERMISSION NOTINSTALLED NOTCONFIGURED NOTRUNNING',
  ),
  ...numbered(
    64,
    'USAGE DATAERR NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE CANTCREAT IOERR TEMPFAIL',
  ),
  ...numbered(76, 'PROTOCOL NOPERM CONFIG'),
  ...numbered(
    200,
    `CHDIR NICE FDS EXEC MEMORY LIMITS OOM_ADJUST SIGNAL_MASK STDIN STDOUT CHROOT IOPRIO TIMERSLACK SECUREBITS
     SETSCHEDULER CPUAFFINITY GROUP USER CAPABILITIES CGROUP SETSID CONFIRM STDERR`,
  ),
  ...numbered(
    224,
    'PAM NETWORK NAMESPACE NO_NEW_PRIVILEGES SECCOMP SELINUX_CONTEXT PERSONALITY APPARMOR_PROFILE',
  ),
  ...numbered(
    232,
    'ADDRESS_FAMILIES RUNTIME_DIRECTORY_DIRECTORY - CHOWN SMACK_PROCESS_LABEL KEYRING STATE_DIRECTORY',
  ),
  ...numbered(239, 'CACHE_DIRECTORY LOGS_DIRECTORY CONFIGURATION_DIRECTORY NUMA_POLICY CREDENTIALS BPF'),
};

function numbered(first: number, names: string): Record<number, string> {
  return Object.fromEntries(names.split(/\s+/).map((name, i) => [first + i, name]));
}

export type ServiceResult =
  | 'success'
  | 'exit-code'
  | 'signal'
  | 'core-dump'
  | 'timeout'
  | 'protocol'
  | 'resources'
  | 'start-limit-hit'
  | 'exec-condition'
  | 'oom-kill'
  | 'watchdog';

/** Exit codes and signals, as SuccessExitStatus= and its like list them (systemd.service(5)). */
export interface StatusSet {
  readonly codes: ReadonlySet<number>;
  readonly signals: ReadonlySet<string>;
}

export function readStatusSet(words: readonly string[]): StatusSet {
  const codes = new Set<number>();
  const signals = new Set<string>();
  for (const word of words) {
    const number = readInteger(word);
    const named = Object.entries(NAMES).find(([, name]) => name === word)?.[0];
    const signal = signalName(word);
    if (number !== null) codes.add(number);
    else if (named !== undefined) codes.add(Number(named));
    else if (signal) signals.add(signal);
  }
  return { codes, signals };
}

export function isIn(set: StatusSet, ended: Ended | null): boolean {
  if (!ended) return false;
  return isExit(ended) ? set.codes.has(ended.code) : set.signals.has(ended.signal);
}

/**
 * What the end of a process means (`is_clean_exit`; systemd.service(5), Restart=): 0 is clean, and for a service that
 * is no oneshot the four signals that ask for an end, too.
 */
export function resultOf(ended: Ended, kind: 'daemon' | 'command', success: StatusSet): ServiceResult {
  if (isIn(success, ended)) return 'success';
  if (isExit(ended)) return ended.code === 0 ? 'success' : 'exit-code';
  if (kind === 'daemon' && ['HUP', 'INT', 'TERM', 'PIPE'].includes(ended.signal)) return 'success';
  return CORE.has(ended.signal) ? 'core-dump' : 'signal';
}

/** `code=exited, status=125/n/a`, as systemd logs it. */
export function describeEnd(ended: Ended): string {
  if (isExit(ended)) return `code=exited, status=${ended.code}/${NAMES[ended.code] ?? 'n/a'}`;
  const how = CORE.has(ended.signal) ? 'dumped' : 'killed';
  return `code=${how}, status=${signalNumber(ended.signal)}/${ended.signal}`;
}

/** The number that `ExecMainStatus` shows. */
export function statusNumber(ended: Ended): number {
  return isExit(ended) ? ended.code : signalNumber(ended.signal);
}
