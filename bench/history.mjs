// @ts-check
// What the history keeps of each edit, beyond the text that was written or taken away.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importSource } from '../scripts/bundle-source.mjs';
import { benchDocument } from './documents.mjs';

/** @typedef {import('./report.mjs').Row} Row */

const gestures = {
  // Few values in turn: what is known of a unit text is remembered, up to a limit, for other reasons than undo.
  'a flag set': (/** @type {any} */ workspace, /** @type {number} */ i) =>
    workspace.dispatch({ do: 'set-flag', unit: 3, flag: 'memory', values: [`${i % 7}m`] }, 'inspector'),
  'a line typed': (/** @type {any} */ workspace, /** @type {number} */ i) => {
    const end = workspace.getState().text.length;
    workspace.edit([{ span: { start: end, end }, newText: `# ${i}\n` }], 'editor', 'Typed');
  },
};

/** @returns {Promise<Row[]>} */
export async function measureHistory() {
  const { createSlipwayWorkspace } = await importSource('src/state/create.ts');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const heap = () => {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  /** @type {Row[]} */
  const rows = [];
  for (const [units, edits] of /** @type {const} */ ([
    [10, 1000],
    [300, 300],
  ])) {
    for (const [gesture, make] of Object.entries(gestures)) {
      const workspace = createSlipwayWorkspace({
        judge: { diagnose: () => [] },
        clock: { now: () => 0 },
        initial: { id: 'bench', name: 'bench', text: benchDocument(units) },
      });
      // The first half fills whatever is filled once.
      for (let i = 0; i < edits / 2; i++) make(workspace, i);
      const before = heap();
      for (let i = edits / 2; i < edits; i++) make(workspace, i);
      const grown = heap() - before;
      const steps = workspace.getState().undoStack.slice(edits / 2);
      const written = steps
        .flatMap((/** @type {any} */ step) => [...step.edits, ...step.inverse])
        .reduce((/** @type {number} */ sum, /** @type {any} */ { newText }) => sum + newText.length, 0);
      rows.push({
        what: `kept of an edit, ${edits} times ${gesture} in ${units} units`,
        value: (grown - written) / steps.length / 1000,
        unit: 'kB',
        budget: 1,
      });
    }
  }
  return rows;
}
