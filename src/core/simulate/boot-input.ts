import type { CloudConfig } from '../cloud-config/document.ts';
import { type Durations, RIG_DURATIONS, STANDARD_DURATIONS } from './durations.ts';
import { type ManagerDefaults, STANDARD_DEFAULTS } from './service-settings.ts';

/** Something that goes wrong on purpose. */
export type Fault =
  /** The unit's main program ends with code 1: at once, or so many ms after its start. */
  | { readonly kind: 'fail'; readonly unit: string; readonly after?: number }
  /** It never gets anywhere. */
  | { readonly kind: 'hang'; readonly unit: string }
  /** It begins so many ms later. */
  | { readonly kind: 'slow'; readonly unit: string; readonly by: number }
  /** docker's engine is killed at this time, with every container. */
  | { readonly kind: 'kill-docker'; readonly at: number };

/** A command given on the machine while it boots. */
export interface AtCommand {
  /** Milliseconds after the boot began. */
  readonly at: number;
  readonly command: string;
}

/** A file of a folder of unit files: `web.service`, `web.service.d/10-a.conf`. */
export interface InputUnit {
  readonly path: string;
  readonly text: string;
}

/** What is booted. Equal inputs give equal runs. */
export interface BootInput {
  /** Applied during the boot by coreos-cloudinit; null for unit files that are already there. */
  readonly config: CloudConfig | null;
  readonly units: readonly InputUnit[];
  /** Do what [Install] says before the boot. */
  readonly enable: boolean;
  /** Units that the target is to want; null for all services of `units` (when nothing is enabled). */
  readonly want: readonly string[] | null;
  readonly target: string;
  readonly at: readonly AtCommand[];
  /** Other files that are there before the boot. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly faults: readonly Fault[];
  readonly machine: MachineOptions;
  /** The run ends so many ms after the last thing that happened … */
  readonly settle: number;
  /** … or after so many at the latest. */
  readonly max: number;
  /** Stands for the chance in systemd's hash order: 0 keeps the order of the files. */
  readonly chance: number;
}

/** What the machine is like. */
export interface MachineOptions {
  /** `stand-in`: as in the recorded boots. `engine`: as docker is. */
  readonly docker: 'stand-in' | 'engine';
  /** Lines `NAME key=value …`: see `DockerBehaviours`. */
  readonly behaviours: readonly string[];
  readonly durations: Durations;
  readonly defaults: ManagerDefaults;
  /** A program that is not known here: `missing` gives 203/EXEC, `there` runs as its unit expects of it. */
  readonly unknownPrograms: 'missing' | 'there';
  /** Images that are there before the boot. */
  readonly images: readonly string[];
  /** How late systemd's own timers may go off, in ms; 0 makes them exact. */
  readonly timerAccuracy: number;
  /** `bash -c` becomes its last command, `dash -c` waits for it. */
  readonly shell: 'bash' | 'dash';
  readonly network: 'up' | 'none';
  /** Devices appear by themselves. */
  readonly devices: 'appear' | 'none';
  /** `systemd-detect-virt` */
  readonly virtualization: string;
  /** How long systemd reads before it begins, in ms. */
  readonly startup: number;
}

/** A CoreOS or Flatcar machine. */
export const REAL_MACHINE: MachineOptions = {
  docker: 'engine',
  behaviours: [],
  durations: STANDARD_DURATIONS,
  defaults: STANDARD_DEFAULTS,
  unknownPrograms: 'there',
  images: [],
  timerAccuracy: 250,
  shell: 'bash',
  network: 'up',
  devices: 'appear',
  virtualization: 'kvm',
  startup: 25,
};

/** The rig that recorded real boots (oracle: systemd 252 with a stand-in for docker). */
export const RIG_MACHINE: MachineOptions = {
  ...REAL_MACHINE,
  docker: 'stand-in',
  durations: RIG_DURATIONS,
  unknownPrograms: 'missing',
  shell: 'dash',
  network: 'none',
  devices: 'none',
  virtualization: 'container-other',
};

const STANDARD: Omit<BootInput, 'config' | 'units' | 'machine'> = {
  enable: false,
  want: null,
  target: 'multi-user.target',
  at: [],
  files: [],
  faults: [],
  settle: 60_000,
  max: 20 * 60_000,
  chance: 0,
};

/** The boot of a machine with this cloud-config. */
export function bootOfConfig(config: CloudConfig, changes: Partial<BootInput> = {}): BootInput {
  return { ...STANDARD, config, units: [], machine: REAL_MACHINE, ...changes };
}

/** The boot of a machine with these unit files. */
export function bootOfUnits(units: readonly InputUnit[], changes: Partial<BootInput> = {}): BootInput {
  return { ...STANDARD, config: null, units, machine: RIG_MACHINE, ...changes };
}
