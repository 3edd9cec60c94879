import { type EdgeProps, useStore } from '@xyflow/react';
import { CircleX, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { CanvasEdge } from '../../core/views/canvas-view.ts';
import { pathData, pointAlong, type Route } from '../../core/views/edge-route.ts';
import { edgeShape, edgeStyles } from '../../core/views/edge-shape.ts';
import type { FlowEdge } from './flow-elements.ts';
import styles from './unit-edge.module.css';

const UnitEdge = memo(function UnitEdge({ data, selected }: EdgeProps<FlowEdge>) {
  const far = useStore(({ transform: [, , zoom] }) => zoom < FAR);
  if (!data) return null;
  const { kind, fault, route, bundled = [] } = data;
  const tone = fault ? (fault.severity === 'error' ? styles.error : styles.warning) : '';
  return (
    <g className={`${styles.edge} ${styles[kind] ?? ''} ${tone} ${selected ? styles.selected : ''}`}>
      <path className={styles.reach} d={pathData(route)} />
      <EdgeLine kind={kind} route={route} />
      {bundled.length > 1 && !far && <Count route={route} count={bundled.length} />}
      {fault && (!far || fault.severity === 'error') && (
        <FaultSign route={route} severity={fault.severity} scale={far ? 2 : 1} />
      )}
    </g>
  );
});

export const edgeTypes = { unit: UnitEdge };

/** Below this zoom cards show their names alone, and edges no more than that something is wrong with them. */
export const FAR = 0.45;

/** The line of an edge with its head, as its kind is drawn. */
export function EdgeLine({ kind, route }: { readonly kind: CanvasEdge['kind']; readonly route: Route }) {
  const style = edgeStyles[kind];
  const { line, head } = edgeShape(route, style);
  return (
    <>
      <path className={styles.line} d={line} />
      {style.double && <path className={styles.core} d={line} />}
      {head && (
        <path
          className={
            style.head === 'open' ? styles.chevron : style.head === 'hollow' ? styles.hollow : styles.head
          }
          d={head.path}
          transform={`translate(${head.at.x} ${head.at.y}) rotate(${head.angle})`}
        />
      )}
    </>
  );
}

/** How many edges one stands for. */
function Count({ route, count }: { readonly route: Route; readonly count: number }) {
  const { x, y } = pointAlong(route, 0.5);
  return (
    <g transform={`translate(${x} ${y})`} className={styles.count}>
      <rect x={-11} y={-9} width={22} height={18} rx={9} />
      <text y={4}>{count}</text>
    </g>
  );
}

function FaultSign({
  route,
  severity,
  scale,
}: {
  readonly route: Route;
  readonly severity: string;
  readonly scale: number;
}) {
  // Off the middle, so that the signs of two edges that go there and back stand apart.
  const { x, y } = pointAlong(route, 0.36);
  const Sign = severity === 'error' ? CircleX : TriangleAlert;
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} className={styles.sign}>
      <circle r="10" />
      <Sign x={-7} y={-7.5} width={14} height={14} strokeWidth={2} />
    </g>
  );
}
