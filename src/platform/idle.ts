/**
 * Calls back when the page has nothing more urgent to do, with what tells whether that is still so; after `patience`
 * milliseconds in any case. The returned function calls it off.
 */
export function whenIdle(work: (isIdle: () => boolean) => void, patience: number): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(() => {
      const start = performance.now();
      work(() => performance.now() - start < SHORT);
    }, AFTER_A_FRAME);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 0), {
    timeout: patience,
  });
  return () => cancelIdleCallback(request);
}

/** Milliseconds of work that nobody notices between two frames. */
const SHORT = 8;
const AFTER_A_FRAME = 20;
