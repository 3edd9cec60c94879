import { isInteger } from './number-values.ts';

/** A signal by name, with or without SIG, or by number (signal(7); systemd 252, `signal_from_string`). */
export function isSignal(text: string): boolean {
  if (/^[+-]?\d/.test(text)) return isInteger(text, 1, 64);
  const name = text.replace(/^SIG/, '');
  const realTime = /^RT(?:MIN(?:\+(\d+))?|MAX(?:-(\d+))?)$/.exec(name);
  if (realTime) return Number(realTime[1] ?? realTime[2] ?? 0) <= REAL_TIME_SIGNALS;
  return SIGNALS.has(name);
}

/** An exit code, by number or by one of the names that `systemd-analyze exit-status` lists. */
export function isExitStatus(text: string): boolean {
  return isInteger(text, 0, 255) || EXIT_NAMES.has(text);
}

/** From SIGRTMIN to SIGRTMAX on Linux with glibc. */
const REAL_TIME_SIGNALS = 30;

const SIGNALS: ReadonlySet<string> = new Set(
  `HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG
   XCPU XFSZ VTALRM PROF WINCH IO PWR SYS`.split(/\s+/),
);

const EXIT_NAMES: ReadonlySet<string> = new Set(
  `SUCCESS FAILURE CHDIR NICE FDS EXEC MEMORY LIMITS OOM_ADJUST SIGNAL_MASK STDIN STDOUT CHROOT IOPRIO TIMERSLACK
   SECUREBITS SETSCHEDULER CPUAFFINITY GROUP USER CAPABILITIES CGROUP SETSID CONFIRM STDERR PAM NETWORK NAMESPACE
   NO_NEW_PRIVILEGES SECCOMP SELINUX_CONTEXT PERSONALITY APPARMOR ADDRESS_FAMILIES RUNTIME_DIRECTORY CHOWN
   SMACK_PROCESS_LABEL KEYRING STATE_DIRECTORY CACHE_DIRECTORY LOGS_DIRECTORY CONFIGURATION_DIRECTORY NUMA_POLICY
   CREDENTIALS BPF INVALIDARGUMENT NOTIMPLEMENTED NOPERMISSION NOTINSTALLED NOTCONFIGURED NOTRUNNING USAGE DATAERR
   NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE CANTCREAT IOERR TEMPFAIL PROTOCOL NOPERM CONFIG EXCEPTION`.split(
    /\s+/,
  ),
);
