import type { Analysis } from '../../analysis.ts';
import type { Step } from '../plan.ts';
import { reordered } from '../reorder.ts';

/** Brings the whole list into boot order. */
export function sort(analysis: Analysis): Step {
  return {
    change: reordered(analysis, analysis.graph.order),
    label: analysis.graph.inOrder
      ? 'The units are in boot order already'
      : 'Sorted the units into boot order',
  };
}
