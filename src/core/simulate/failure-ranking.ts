import type { BootInput } from './boot-input.ts';
import type { FinalUnit } from './final-units.ts';
import { type Run, simulate } from './simulate.ts';

/** What else is not there at the end when one unit fails. */
export interface FailureEffect {
  readonly unit: string;
  /** The units that are up without the failure and are not with it; the failed one is not among them. */
  readonly lost: readonly string[];
  /** Those that never began. */
  readonly neverStarted: readonly string[];
  readonly run: Run;
}

/**
 * Fails each service of the document in turn, at its start, and says what that takes down: the worst first, ties by name.
 * Units that are not up anyway are left out. `when` makes them fail so many ms after their start instead.
 */
export function* rankingFailures(input: BootInput, base: Run, when?: number): Generator<FailureEffect> {
  for (const unit of base.units.values()) {
    if (unit.stock || unit.type !== 'service' || !isUp(base, unit)) continue;
    const fault = { kind: 'fail', unit: unit.name, ...(when !== undefined && { after: when }) } as const;
    const run = simulate({ ...input, faults: [...input.faults, fault] });
    const lost = [...base.units.values()]
      .filter((other) => !other.stock && other.name !== unit.name && isUp(base, other))
      .filter(({ name }) => !isUp(run, run.units.get(name)))
      .map(({ name }) => name);
    const began = new Set(run.states.map((state) => state.unit));
    yield { unit: unit.name, lost, neverStarted: lost.filter((name) => !began.has(name)), run };
  }
}

/** All of them, ranked. */
export function rankFailures(input: BootInput, base: Run = simulate(input)): readonly FailureEffect[] {
  return [...rankingFailures(input, base)].toSorted(
    (a, b) => b.lost.length - a.lost.length || (a.unit < b.unit ? -1 : 1),
  );
}

/** Active, or a oneshot that has done its work. */
function isUp(run: Run, unit: FinalUnit | undefined): boolean {
  if (!unit || unit.active === 'failed') return false;
  if (unit.active === 'active') return true;
  return (
    unit.result === 'success' &&
    run.jobs.some((job) => job.unit === unit.name && job.type === 'start' && job.result === 'done')
  );
}
