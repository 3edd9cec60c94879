/** What `bench/layout-quality.mjs` compares, and the layout it is compared with, for one bundle. */
export { Graph, layout as dagreLayout } from '@dagrejs/dagre';
export { default as Elk } from 'elkjs/lib/elk.bundled.js';
export { analyze } from '../src/core/analyze.ts';
export { canvasView, layoutInput } from '../src/core/views/canvas-view.ts';
export { sampleRoute } from '../src/core/views/edge-route.ts';
export { layout } from '../src/core/views/layout.ts';
