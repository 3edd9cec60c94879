import { useEffect, useState } from 'react';

/** False at first, true once the page has nothing more urgent to do: the canvas comes before the editor. */
export function useWhenIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(() => setIdle(true), 200);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(() => setIdle(true), { timeout: 1000 });
    return () => cancelIdleCallback(request);
  }, []);
  return idle;
}
