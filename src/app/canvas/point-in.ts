import type { Point } from '../../core/views/edge-route.ts';

/** A point of the window as one of the element. */
export function pointIn(element: HTMLElement | null, { x, y }: Point): Point {
  const { left = 0, top = 0 } = element?.getBoundingClientRect() ?? {};
  return { x: x - left, y: y - top };
}
