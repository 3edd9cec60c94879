import type { BootInput } from './boot-input.ts';
import { type Run, simulate } from './simulate.ts';

/** How the boot may end: the state of each unit that is not the same in all outcomes. */
export interface Outcome {
  /** `active/running` or `not started`, by unit. */
  readonly states: Readonly<Record<string, string>>;
  /** A run that ends so. */
  readonly run: Run;
}

/**
 * The outcomes that systemd chooses among by chance: which job of a cycle it drops, which of two conflicting units it
 * starts, how far it comes with the requirements of a unit of which one is missing. One alone where nothing is left to
 * chance. More than `trials` shuffles are not tried, so of many cycles it may be a part.
 */
export function possibleOutcomes(
  input: BootInput,
  run: Run = simulate(input),
  trials = 24,
): readonly Outcome[] {
  const runs = [run];
  if (run.byChance)
    for (let chance = 1; chance <= trials; chance++) runs.push(simulate({ ...input, chance }));
  const names = [...run.units.values()].filter(({ stock }) => !stock).map(({ name }) => name);
  const began = new Map(runs.map((one) => [one, new Set(one.states.map(({ unit }) => unit))]));
  const stateIn = (one: Run, name: string) => {
    const unit = one.units.get(name);
    if (unit?.active === 'inactive' && !began.get(one)?.has(name)) return 'not started';
    return unit ? `${unit.active}/${unit.sub}` : 'not loaded';
  };
  const differing = names.filter((name) => runs.some((one) => stateIn(one, name) !== stateIn(run, name)));
  const outcomes = new Map<string, Outcome>();
  for (const one of runs) {
    const states = Object.fromEntries(differing.map((name) => [name, stateIn(one, name)]));
    const key = JSON.stringify(states);
    if (!outcomes.has(key)) outcomes.set(key, { states, run: one });
  }
  return [...outcomes.values()];
}
