import { useEffect, useState } from 'react';
import { whenIdle } from '../../platform/idle.ts';

/** False at first, true once the page has nothing more urgent to do: the canvas comes before the editor. */
export function useWhenIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true), 1000), []);
  return idle;
}
