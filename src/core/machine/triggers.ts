import { parseUnitName } from '../systemd/unit-name.ts';
import type { Unit } from './machine.ts';

/** Where a unit of this type says what it starts (systemd.timer(5), systemd.path(5), systemd.socket(5)). */
const TRIGGER_KEYS: Readonly<Record<string, TriggerKey>> = {
  timer: { section: 'Timer', key: 'Unit' },
  path: { section: 'Path', key: 'Unit' },
  socket: { section: 'Socket', key: 'Service' },
};

export interface TriggerKey {
  readonly section: string;
  readonly key: string;
}

/** A unit that a timer, path or socket starts. */
export interface Trigger extends TriggerKey {
  readonly unit: string;
  /** False when it is meant by sharing the base name: `job.timer` starts `job.service`. */
  readonly named: boolean;
}

/** What a timer, path or socket starts; null for a unit of another type. Of several, a timer takes the first (systemd 252). */
export function triggerOf(unit: Unit): Trigger | null {
  const place = TRIGGER_KEYS[unit.type];
  if (!place) return null;
  const written = unit.sources
    .flatMap((source) => source.file.directives)
    .filter((one) => one.section === place.section && one.key.value === place.key && one.value !== '');
  const named =
    unit.type === 'socket' ? written.at(-1) : written.find(({ value }) => parseUnitName(value) !== null);
  return {
    ...place,
    unit: named?.value ?? unit.name.replace(/\.\w+$/, '.service'),
    named: named !== undefined,
  };
}
