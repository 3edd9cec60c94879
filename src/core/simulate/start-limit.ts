import { RateLimit } from './rate-limit.ts';
import type { ManagerDefaults } from './service-settings.ts';
import type { UnitSettings } from './settings.ts';

/**
 * How often a unit may be started: StartLimitIntervalSec= and StartLimitBurst= of [Unit], up to systemd 229 of [Service],
 * where they still count (systemd.unit(5)).
 */
export function startLimit(settings: UnitSettings, defaults: ManagerDefaults): RateLimit {
  const interval =
    settings.span('Unit', 'StartLimitIntervalSec') ??
    settings.span('Unit', 'StartLimitInterval') ??
    settings.span('Service', 'StartLimitInterval');
  const burst = settings.number('Unit', 'StartLimitBurst') ?? settings.number('Service', 'StartLimitBurst');
  return new RateLimit(interval ?? defaults.startLimitInterval, burst ?? defaults.startLimitBurst);
}
