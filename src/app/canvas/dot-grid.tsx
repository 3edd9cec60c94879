import { useViewport } from '@xyflow/react';
import styles from './dot-grid.module.css';

/** The ground: dots that keep their size at every zoom and never crowd. */
export function DotGrid() {
  const { x, y, zoom } = useViewport();
  let step = SPACING * zoom;
  while (step < CLOSEST) step *= 2;
  return (
    <div
      aria-hidden
      className={styles.grid}
      style={{ backgroundPosition: `${x}px ${y}px`, backgroundSize: `${step}px ${step}px` }}
    />
  );
}

const SPACING = 20;
const CLOSEST = 14;
