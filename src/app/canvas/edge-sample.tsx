import type { CanvasEdge } from '../../core/views/canvas-view.ts';
import { line } from '../../core/views/edge-route.ts';
import edgeStyles from './unit-edge.module.css';
import { EdgeLine } from './unit-edge.tsx';

/** A short edge of a kind, as the canvas draws it. */
export function EdgeSample({ kind }: { readonly kind: CanvasEdge['kind'] }) {
  const route = { start: { x: 2, y: 8 }, segments: [line({ x: 52, y: 8 })] };
  return (
    <svg width={50} height={16} aria-hidden>
      <g className={`${edgeStyles.edge} ${edgeStyles[kind] ?? ''}`}>
        <EdgeLine kind={kind} route={route} />
      </g>
    </svg>
  );
}
