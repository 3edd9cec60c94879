import { expect, it } from 'vitest';
import { type Box, pathData, routeHits } from './edge-route.ts';
import { routeEdge } from './edge-route-around.ts';

const cardAt = (x: number, y: number): Box => ({ x, y, width: 220, height: 84 });

function check(from: Box, to: Box, obstacles: readonly Box[]): void {
  const route = routeEdge(from, to, [from, to, ...obstacles]);
  expect(routeHits(route, obstacles)).toBeNull();
}

it('draws a level line between two cards side by side', () => {
  expect(pathData(routeEdge(cardAt(0, 0), cardAt(400, 0), []))).toBe('M220 42C310 42 310 42 400 42');
});
it('leaves a provider that stands right of its consumer on its left', () => {
  expect(routeEdge(cardAt(400, 0), cardAt(0, 0), []).start.x).toBe(400);
});
it('bows out beside cards one below the other', () => {
  const route = routeEdge(cardAt(0, 0), cardAt(0, 200), []);
  expect(route.start.x).toBe(220);
  expect(route.segments[0]?.to.x).toBe(220);
});
it('goes around a card in between', () => check(cardAt(0, 0), cardAt(800, 0), [cardAt(400, 0)]));
it('goes around a wall of cards', () =>
  check(
    cardAt(0, 0),
    cardAt(800, 0),
    [-200, -100, 0, 100, 200].map((y) => cardAt(400, y)),
  ));
it('finds a way back around a card', () => check(cardAt(800, 0), cardAt(0, 0), [cardAt(400, 10)]));
it('goes straight where there is no way around', () => {
  const from = cardAt(0, 0);
  const route = routeEdge(from, cardAt(800, 0), [{ x: 200, y: -200, width: 100, height: 500 }]);
  expect(route.segments).toHaveLength(1);
});
