import type { CardGroup } from './card-groups.ts';
import type { Box } from './edge-route.ts';
import { GROUP_HEAD, GROUP_PAD } from './layout-components.ts';

/** The frame around the cards of a group, with room for its name; null while none of them stands anywhere. */
export function groupFrame(boxOf: (id: string) => Box | null, { members }: CardGroup): Box | null {
  const boxes = members.flatMap((id) => boxOf(id) ?? []);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x)) - GROUP_PAD;
  const y = Math.min(...boxes.map((box) => box.y)) - GROUP_HEAD;
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + GROUP_PAD - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + GROUP_PAD - y,
  };
}

/** What stands in the frame for a name. */
export function groupTitle({ by, name }: CardGroup): string {
  return by === 'network' ? `network ${name}` : name;
}
