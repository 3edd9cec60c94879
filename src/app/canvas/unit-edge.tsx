import type { EdgeProps } from '@xyflow/react';
import { CircleX, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { arrivalAngle, pathData, pointAlong, type Route } from '../../core/views/edge-route.ts';
import type { FlowEdge } from './flow-elements.ts';
import styles from './unit-edge.module.css';

const UnitEdge = memo(function UnitEdge({ data, selected }: EdgeProps<FlowEdge>) {
  if (!data) return null;
  const { kind, fault, route } = data;
  const hasArrow = kind !== 'file';
  const path = pathData(hasArrow ? shortened(route, isOpen(kind) ? TIP + 1 : ARROW) : route);
  const tone = fault ? (fault.severity === 'error' ? styles.error : styles.warning) : '';
  return (
    <g className={`${styles.edge} ${styles[kind] ?? ''} ${tone} ${selected ? styles.selected : ''}`}>
      <path className={styles.reach} d={pathData(route)} />
      <path className={styles.line} d={path} />
      {kind === 'bound' && <path className={styles.core} d={path} />}
      {hasArrow && <Arrow kind={kind} route={route} />}
      {fault && <FaultSign route={route} severity={fault.severity} />}
    </g>
  );
});

export const edgeTypes = { unit: UnitEdge };

/** The head ends just outside the handle. */
const TIP = 5;
const ARROW = TIP + 8;

function Arrow({ kind, route }: { readonly kind: string; readonly route: Route }) {
  const end = route.segments[route.segments.length - 1]?.to ?? route.start;
  const open = isOpen(kind);
  return (
    <path
      className={open ? styles.chevron : kind === 'network' ? styles.hollow : styles.head}
      d={open ? 'M-13 -4.5L-5 0L-13 4.5' : 'M-14 -4.5L-5 0L-14 4.5Z'}
      transform={`translate(${end.x} ${end.y}) rotate(${arrivalAngle(route)})`}
    />
  );
}

/** Whether the head is two strokes, which the line runs into. */
function isOpen(kind: string): boolean {
  return kind === 'wants' || kind === 'after' || kind === 'needs' || kind === 'other';
}

function FaultSign({ route, severity }: { readonly route: Route; readonly severity: string }) {
  // Off the middle, so that the signs of two edges that go there and back stand apart.
  const { x, y } = pointAlong(route, 0.36);
  const Sign = severity === 'error' ? CircleX : TriangleAlert;
  return (
    <g transform={`translate(${x} ${y})`} className={styles.sign}>
      <circle r="10" />
      <Sign x={-7} y={-7.5} width={14} height={14} strokeWidth={2} />
    </g>
  );
}

/** Without its last few px, for the arrow head. Every route arrives level. */
function shortened(route: Route, by: number): Route {
  const last = route.segments[route.segments.length - 1];
  if (!last) return route;
  const shift = Math.cos((arrivalAngle(route) * Math.PI) / 180) > 0 ? -by : by;
  const to = { x: last.to.x + shift, y: last.to.y };
  const curve = last.curve
    ? ([last.curve[0], { x: last.curve[1].x + shift, y: last.curve[1].y }] as const)
    : null;
  return { start: route.start, segments: [...route.segments.slice(0, -1), { to, curve }] };
}
