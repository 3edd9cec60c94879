import { readCloudConfig } from '../cloud-config/read.ts';
import { readTimeSpan } from '../systemd/time-span.ts';
import {
  type AtCommand,
  type BootInput,
  bootOfConfig,
  bootOfUnits,
  type InputUnit,
  RIG_MACHINE,
} from './boot-input.ts';
import { type ManagerDefaults, STANDARD_DEFAULTS } from './service-settings.ts';

/** The options of the rig that recorded real boots, as this program takes them, too. Times in seconds. */
export interface RigOptions {
  readonly want: readonly string[];
  readonly enable: boolean;
  readonly target: string;
  readonly docker: readonly string[];
  /** `SEC COMMAND` */
  readonly at: readonly string[];
  /** `K=V` of [Manager]. */
  readonly manager: readonly string[];
  /** `PATH=TEXT`, below /rig. */
  readonly file: readonly string[];
  readonly settle: number;
  readonly max: number;
}

export const RIG_DEFAULTS: RigOptions = {
  ...{ want: [], enable: false, target: 'multi-user.target', docker: [], at: [], manager: [], file: [] },
  ...{ settle: 1.5, max: 60 },
};

/** The same boot as the rig's: of unit files, or of the one cloud-config that there is. */
export function rigBoot(source: readonly InputUnit[] | string, options: RigOptions): BootInput {
  const changes = {
    enable: options.enable,
    want: options.want.length > 0 ? options.want : null,
    target: options.target,
    at: options.at.map(readAt),
    files: options.file.map((text) => {
      const equals = text.indexOf('=');
      return { path: `/rig/${text.slice(0, equals)}`, text: text.slice(equals + 1).replaceAll('\\n', '\n') };
    }),
    settle: options.settle * 1000,
    // The rig counts from before its machine is up.
    max: Math.max(options.max * 1000 - RIG_SETUP, 0),
    machine: { ...RIG_MACHINE, behaviours: options.docker, defaults: readManager(options.manager) },
  };
  if (typeof source === 'string') return bootOfConfig(readCloudConfig(source), { ...changes, want: [] });
  return bootOfUnits(source, changes);
}

const RIG_SETUP = 45;

function readAt(text: string): AtCommand {
  const [seconds = '0'] = text.trim().split(/\s+/);
  return { at: Number(seconds) * 1000, command: text.trim().slice(seconds.length).trim() };
}

/** systemd-system.conf(5) */
function readManager(lines: readonly string[]): ManagerDefaults {
  const values = new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const span = (key: string, standard: number) => {
    const read = readTimeSpan(values.get(key) ?? '');
    return read === null
      ? standard
      : read === 0 && key.startsWith('DefaultTimeout')
        ? Number.POSITIVE_INFINITY
        : read;
  };
  const burst = Number(values.get('DefaultStartLimitBurst'));
  return {
    timeoutStart: span('DefaultTimeoutStartSec', STANDARD_DEFAULTS.timeoutStart),
    timeoutStop: span('DefaultTimeoutStopSec', STANDARD_DEFAULTS.timeoutStop),
    restartDelay: span('DefaultRestartSec', STANDARD_DEFAULTS.restartDelay),
    startLimitInterval: span('DefaultStartLimitIntervalSec', STANDARD_DEFAULTS.startLimitInterval),
    startLimitBurst: Number.isInteger(burst) ? burst : STANDARD_DEFAULTS.startLimitBurst,
  };
}
