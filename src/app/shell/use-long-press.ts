import { type RefObject, useEffect } from 'react';

/** A finger that stays where it is asks for the context menu, too. */
export function useLongPress(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let timer = 0;
    const stop = () => clearTimeout(timer);
    const start = ({ pointerType, target, clientX, clientY }: PointerEvent) => {
      stop();
      if (pointerType !== 'touch' || !(target instanceof Element)) return;
      const init = { bubbles: true, cancelable: true, clientX, clientY };
      timer = window.setTimeout(() => target.dispatchEvent(new window.MouseEvent('contextmenu', init)), LONG);
    };
    element.addEventListener('pointerdown', start);
    for (const type of ENDS) element.addEventListener(type, stop);
    return () => {
      stop();
      element.removeEventListener('pointerdown', start);
      for (const type of ENDS) element.removeEventListener(type, stop);
    };
  }, [root]);
}

/** In milliseconds. */
const LONG = 700;
const ENDS = ['pointermove', 'pointerup', 'pointercancel'] as const;
