import type { Keys } from './keys.ts';

/** Keys that move about rather than do something: no menu has them, and the part with the focus hears them. */
export interface WalkingKeys {
  readonly title: string;
  readonly keys: readonly Keys[];
}

export const walkingKeys: readonly WalkingKeys[] = [
  { title: 'Walk along the edges', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { title: 'Go through the boot order, then on', keys: ['Tab', 'Shift+Tab'] },
  { title: 'First, last in boot order', keys: ['Home', 'End'] },
  { title: 'From a unit to its edges', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  { title: 'Give up a drag, then the selection', keys: ['Escape'] },
  { title: 'Leave the text editor', keys: ['Escape', 'Tab'] },
];
