/** What was typed into a field before its code had arrived. */
let kept = '';

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
      onKeyDown={(event) => event.stopPropagation()}
    />
  );
}

/** Hands over what was kept, once. */
export function takeTypedAhead(): string {
  const text = kept;
  kept = '';
  return text;
}
