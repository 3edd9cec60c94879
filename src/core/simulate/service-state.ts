import type { ServiceType } from './service-settings.ts';
import type { ActiveState } from './unit.ts';

/** systemd's own states of a service (service.c of 252). */
export type ServiceState =
  | 'dead'
  | 'condition'
  | 'start-pre'
  | 'start'
  | 'start-post'
  | 'running'
  | 'exited'
  | 'reload'
  | 'stop'
  | 'stop-sigterm'
  | 'stop-sigkill'
  | 'stop-post'
  | 'final-sigterm'
  | 'final-sigkill'
  | 'failed'
  | 'auto-restart';

export const STARTING: ReadonlySet<ServiceState> = new Set(['condition', 'start-pre', 'start', 'start-post']);
export const STOPPING: ReadonlySet<ServiceState> = new Set([
  ...(['stop', 'stop-sigterm', 'stop-sigkill', 'stop-post', 'final-sigterm', 'final-sigkill'] as const),
]);
/** States that may have a time limit. */
export const TIMED: ReadonlySet<ServiceState> = new Set([
  ...STARTING,
  ...STOPPING,
  'running',
  'reload',
  'auto-restart',
]);

const ACTIVE: Readonly<Record<ServiceState, ActiveState>> = {
  ...{ dead: 'inactive', condition: 'activating', 'start-pre': 'activating', start: 'activating' },
  ...{ 'start-post': 'activating', running: 'active', exited: 'active', reload: 'reloading' },
  ...{ stop: 'deactivating', 'stop-sigterm': 'deactivating', 'stop-sigkill': 'deactivating' },
  ...{ 'stop-post': 'deactivating', 'final-sigterm': 'deactivating', 'final-sigkill': 'deactivating' },
  ...{ failed: 'failed', 'auto-restart': 'activating' },
};

/** With Type=idle a service counts as active from the beginning (systemd.service(5)). */
export function activeIn(state: ServiceState, type: ServiceType | null): ActiveState {
  return type === 'idle' && STARTING.has(state) ? 'active' : ACTIVE[state];
}
