import { useLayoutEffect, useState } from 'react';

/** What was typed into a field before its code had arrived, and whether it was entered. */
let kept = '';
let entered = false;

/** Stands where a field will be while its code is on the way: it has the focus, and keeps what is typed. */
export function TypedAhead({ label }: { readonly label: string }) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it was opened by a key, to be typed into
      autoFocus
      className="visually-hidden"
      aria-label={label}
      onChange={({ currentTarget }) => {
        kept = currentTarget.value;
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') entered = true;
      }}
    />
  );
}

/** The text of the field that takes its place, which begins with what was kept, and is entered if that was. */
export function useTypedAhead(): [string, (text: string) => void] {
  const [text, setText] = useState('');
  // Not while drawing: keys may come between that and the moment the field is there.
  useLayoutEffect(() => {
    const typed = kept;
    const isEntered = entered;
    kept = '';
    entered = false;
    if (typed) setText(typed);
    if (isEntered) requestAnimationFrame(() => requestAnimationFrame(pressEnter));
  }, []);
  return [text, setText];
}

/** Once the choices for the text have been drawn. */
function pressEnter(): void {
  const field = document.activeElement;
  field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}
