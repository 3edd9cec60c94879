/** The parts of the core that `bench/core.mjs` measures, for one bundle that they share. */
export { analyze } from '../src/core/analyze.ts';
export { diagnose, diagnosing } from '../src/core/diagnostics/diagnose.ts';
export { canvasView, layoutInput } from '../src/core/views/canvas-view.ts';
export { layout } from '../src/core/views/layout.ts';
