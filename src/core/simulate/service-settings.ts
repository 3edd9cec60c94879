import { type Command, readCommands, readEnvironment } from './commands.ts';
import { readStatusSet, type StatusSet, signalName } from './exit-status.ts';
import type { UnitSettings } from './settings.ts';

export type ServiceType = 'simple' | 'exec' | 'forking' | 'oneshot' | 'dbus' | 'notify' | 'idle';
export type RestartPolicy =
  | 'no'
  | 'on-success'
  | 'on-failure'
  | 'on-abnormal'
  | 'on-watchdog'
  | 'on-abort'
  | 'always';

/** The manager's own defaults: `[Manager]` of systemd-system.conf(5). Times in milliseconds. */
export interface ManagerDefaults {
  readonly timeoutStart: number;
  readonly timeoutStop: number;
  readonly restartDelay: number;
  readonly startLimitInterval: number;
  readonly startLimitBurst: number;
}

export const STANDARD_DEFAULTS: ManagerDefaults = {
  timeoutStart: 90_000,
  timeoutStop: 90_000,
  restartDelay: 100,
  startLimitInterval: 10_000,
  startLimitBurst: 5,
};

/** What [Service] comes to (systemd.service(5), systemd.kill(5)). */
export interface ServiceSettings {
  readonly type: ServiceType;
  readonly execCondition: readonly Command[];
  readonly execStartPre: readonly Command[];
  readonly execStart: readonly Command[];
  readonly execStartPost: readonly Command[];
  readonly execReload: readonly Command[];
  readonly execStop: readonly Command[];
  readonly execStopPost: readonly Command[];
  readonly remainAfterExit: boolean;
  readonly restart: RestartPolicy;
  readonly restartDelay: number;
  readonly timeoutStart: number;
  readonly timeoutStop: number;
  readonly runtimeMax: number;
  readonly successStatus: StatusSet;
  readonly restartPreventStatus: StatusSet;
  readonly restartForceStatus: StatusSet;
  readonly killMode: 'control-group' | 'mixed' | 'process' | 'none';
  readonly killSignal: string;
  readonly sendSigkill: boolean;
  readonly ignoresSigpipe: boolean;
  readonly user: string | null;
  readonly notifyAccess: 'none' | 'main' | 'exec' | 'all';
  readonly busName: string | null;
  readonly pidFile: string | null;
  readonly environment: ReadonlyMap<string, string>;
  readonly environmentFiles: readonly string[];
  readonly workingDirectory: string | null;
}

/** Reads [Service]; `refusal` holds systemd's own words when it refuses the unit (`service_verify` of 252). */
export function readService(
  settings: UnitSettings,
  defaults: ManagerDefaults,
): { readonly service: ServiceSettings; readonly refusal: string | null } {
  let refusal: string | null = null;
  const exec = (key: string) => {
    const read = readCommands(settings, 'Service', key);
    if (read.refusal) refusal ??= FATAL;
    return read.commands;
  };
  const statuses = (key: string) =>
    readStatusSet(settings.directives('Service', key).flatMap(({ value }) => value.split(/\s+/)));
  const execStart = exec('ExecStart');
  const busName = settings.text('Service', 'BusName');
  const type =
    settings.oneOf<ServiceType>('Service', 'Type', TYPES) ??
    (busName ? 'dbus' : execStart.length > 0 ? 'simple' : 'oneshot');
  const both = settings.timeout('Service', 'TimeoutSec');
  const startTimeout = settings.timeout('Service', 'TimeoutStartSec') ?? both;
  const notifyAccess = settings.oneOf('Service', 'NotifyAccess', ['none', 'main', 'exec', 'all'] as const);
  const workingDirectory = settings.text('Service', 'WorkingDirectory');
  const service: ServiceSettings = {
    type,
    execCondition: exec('ExecCondition'),
    execStartPre: exec('ExecStartPre'),
    execStart,
    execStartPost: exec('ExecStartPost'),
    execReload: exec('ExecReload'),
    execStop: exec('ExecStop'),
    execStopPost: exec('ExecStopPost'),
    remainAfterExit: settings.yes('Service', 'RemainAfterExit', false),
    restart: settings.oneOf('Service', 'Restart', POLICIES) ?? 'no',
    restartDelay: settings.span('Service', 'RestartSec') ?? defaults.restartDelay,
    timeoutStart: startTimeout ?? (type === 'oneshot' ? Number.POSITIVE_INFINITY : defaults.timeoutStart),
    timeoutStop: settings.timeout('Service', 'TimeoutStopSec') ?? both ?? defaults.timeoutStop,
    runtimeMax: settings.timeout('Service', 'RuntimeMaxSec') ?? Number.POSITIVE_INFINITY,
    successStatus: statuses('SuccessExitStatus'),
    restartPreventStatus: statuses('RestartPreventExitStatus'),
    restartForceStatus: statuses('RestartForceExitStatus'),
    killMode:
      settings.oneOf('Service', 'KillMode', ['control-group', 'mixed', 'process', 'none'] as const) ??
      'control-group',
    killSignal: settings.scalar('Service', 'KillSignal', signalName) ?? 'TERM',
    sendSigkill: settings.yes('Service', 'SendSIGKILL', true),
    ignoresSigpipe: settings.yes('Service', 'IgnoreSIGPIPE', true),
    user: settings.text('Service', 'User'),
    notifyAccess:
      type === 'notify' && (notifyAccess ?? 'none') === 'none' ? 'main' : (notifyAccess ?? 'none'),
    busName,
    pidFile: settings.text('Service', 'PIDFile'),
    environment: readEnvironment(settings),
    environmentFiles: settings
      .directives('Service', 'EnvironmentFile')
      .map(({ value }) => settings.expand(value)),
    workingDirectory,
  };
  if (workingDirectory && !/^-?(?:\/|~|%)/.test(workingDirectory)) {
    refusal ??= FATAL;
  }
  return { service, refusal: refusal ?? verify(service, settings) };
}

/** What systemd says after it has named a line that it cannot pass over. */
const FATAL = 'Unit configuration has fatal error, unit will not be started.';

/** systemd 252, `service_verify`: its messages. */
function verify(service: ServiceSettings, settings: UnitSettings): string | null {
  const { type, execStart, execStop, remainAfterExit, restart, busName } = service;
  const action = (settings.text('Unit', 'SuccessAction') ?? 'none') !== 'none';
  if (execStart.length === 0 && execStop.length === 0 && !action) {
    return 'Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.';
  }
  if (type !== 'oneshot' && execStart.length === 0 && !action) {
    return 'Service has no ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.';
  }
  if (!remainAfterExit && execStart.length === 0 && !action) {
    return 'Service has no ExecStart= and no SuccessAction= settings and does not have RemainAfterExit=yes set. Refusing.';
  }
  if (type !== 'oneshot' && execStart.length > 1) {
    return 'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.';
  }
  if (type === 'oneshot' && (restart === 'always' || restart === 'on-success')) {
    return "Service has Restart= set to either always or on-success, which isn't allowed for Type=oneshot services. Refusing.";
  }
  if (type === 'oneshot' && settings.text('Service', 'ExitType') === 'cgroup') {
    return "Service has ExitType=cgroup set, which isn't allowed for Type=oneshot services. Refusing.";
  }
  if (type === 'dbus' && !busName) {
    return 'Service is of type D-Bus but no D-Bus service name has been specified. Refusing.';
  }
  return null;
}

const TYPES: readonly ServiceType[] = ['simple', 'exec', 'forking', 'oneshot', 'dbus', 'notify', 'idle'];
const POLICIES: readonly RestartPolicy[] = [
  ...(['no', 'on-success', 'on-failure', 'on-abnormal', 'on-watchdog', 'on-abort', 'always'] as const),
];
