/** The parts of the core that `bench/simulate.mjs` measures, for one bundle that they share. */
export { bootOfUnits } from '../src/core/simulate/boot-input.ts';
export { rankFailures } from '../src/core/simulate/failure-ranking.ts';
export { simulate } from '../src/core/simulate/simulate.ts';
export { timelineOf } from '../src/core/simulate/timeline.ts';
