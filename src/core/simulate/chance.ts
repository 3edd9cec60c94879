import type { Chooser } from './transaction.ts';

/**
 * Where systemd walks through a hash table its order is chance. 0 keeps the order of the files; any other number is one
 * shuffle, always the same for the same number.
 */
export function chooserOf(chance: number): Chooser {
  if (chance === 0) return (units) => units;
  let state = chance >>> 0;
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (units) => {
    const shuffled = [...units];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const k = Math.floor(random() * (i + 1));
      [shuffled[i], shuffled[k]] = [
        shuffled[k] as (typeof units)[number],
        shuffled[i] as (typeof units)[number],
      ];
    }
    return shuffled;
  };
}
