import { type Ended, isIn, type ServiceResult } from './exit-status.ts';
import type { ServiceSettings } from './service-settings.ts';

/**
 * Whether systemd starts a service again that ended by itself (`service_shall_restart` of 252; the table of
 * systemd.service(5), Restart=). The exceptions come first: those that prevent it, then those that force it.
 */
export function shallRestart(
  { restart, restartPreventStatus, restartForceStatus }: ServiceSettings,
  result: ServiceResult,
  mainEnd: Ended | null,
): boolean {
  if (isIn(restartPreventStatus, mainEnd)) return false;
  if (isIn(restartForceStatus, mainEnd)) return true;
  const skipped = result === 'exec-condition';
  switch (restart) {
    case 'no':
      return false;
    case 'always':
      return !skipped;
    case 'on-success':
      return result === 'success';
    case 'on-failure':
      return result !== 'success' && !skipped;
    case 'on-abnormal':
      return result !== 'success' && result !== 'exit-code' && !skipped;
    case 'on-watchdog':
      return result === 'watchdog';
    case 'on-abort':
      return result === 'signal' || result === 'core-dump';
  }
}
