import type { JobMode, JobType } from './job.ts';
import { allowsIsolate } from './load.ts';
import type { Unit } from './unit.ts';

/** Why a transaction, or a part of it, was refused: D-Bus error and text, as systemctl shows it. */
export class RefusedJob extends Error {
  constructor(
    readonly code:
      | 'no-such-unit'
      | 'masked'
      | 'bad-setting'
      | 'load-failed'
      | 'not-applicable'
      | 'cyclic'
      | 'conflicting'
      | 'destructive'
      | 'no-isolation'
      | 'refuses-manual',
    message: string,
  ) {
    super(message);
  }
}

/** Why a unit in its load state cannot be started (`bus_unit_validate_load_state`). */
export function loadRefusal(unit: Unit): RefusedJob | null {
  switch (unit.load) {
    case 'loaded':
      return null;
    case 'not-found':
      return new RefusedJob('no-such-unit', `Unit ${unit.id} not found.`);
    case 'masked':
      return new RefusedJob('masked', `Unit ${unit.id} is masked.`);
    case 'bad-setting':
      return new RefusedJob('bad-setting', `Unit ${unit.id} has a bad unit file setting.`);
    case 'error':
      return new RefusedJob(
        'load-failed',
        `Unit ${unit.id} failed to load properly, please adjust/correct and reload service manager: Bad message`,
      );
  }
}

/** @throws RefusedJob */
export function checkMode(mode: JobMode, type: JobType, unit: Unit): void {
  if (mode !== 'isolate') return;
  if (type !== 'start' || !allowsIsolate(unit)) {
    throw new RefusedJob('no-isolation', 'Operation refused, unit may not be isolated.');
  }
}
