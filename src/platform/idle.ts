/**
 * Calls back when the page has nothing more urgent to do, after `patience` milliseconds in any case, with what tells
 * whether there is time for more: always for a few milliseconds, longer while the page is idle. The returned function
 * calls it off.
 */
export function whenIdle(work: (hasTime: () => boolean) => void, patience: number): () => void {
  const start = (idle: () => boolean) => {
    const begun = performance.now();
    work(() => idle() || performance.now() - begun < SHORT);
  };
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(() => start(() => false), Math.min(patience, AFTER_A_FRAME));
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback((deadline) => start(() => deadline.timeRemaining() > 0), {
    timeout: patience,
  });
  return () => cancelIdleCallback(request);
}

/** Milliseconds of work that nobody notices between two frames. */
const SHORT = 8;
const AFTER_A_FRAME = 20;
