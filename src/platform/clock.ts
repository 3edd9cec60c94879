/** The time and timers of the browser, in the shape the store and session take. */
export const systemClock = {
  /** Milliseconds since the epoch. */
  now: (): number => Date.now(),
  /** Calls `callback` once after `delay` milliseconds, unless the returned function is called before. */
  after(delay: number, callback: () => void): () => void {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};
