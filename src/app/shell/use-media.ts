import { useSyncExternalStore } from 'react';

/** Whether a media query holds; follows the window. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** Below this the rail is icons and the editor a drawer. */
export const narrowWindow = '(max-width: 1100px)';
