import type { ServiceLife } from './service-life.ts';

/** KillMode= (systemd.kill(5)): true when there was someone to signal. */
export function signalProcesses(life: ServiceLife, kill: boolean): boolean {
  const { killMode, killSignal } = life.settings;
  if (killMode === 'none') return false;
  const name = kill ? 'KILL' : killSignal;
  if (killMode === 'control-group' || (killMode === 'mixed' && kill)) return life.group.signal(name);
  const own = [life.main, life.control].filter((process) => process !== null);
  for (const process of own) process?.signal(name);
  return own.length > 0;
}
