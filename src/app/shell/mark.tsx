/** Slipway's mark: a hull, turned by the slope of the ramp it is about to slide down. */
export function Mark({ size = 18 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="currentColor" aria-hidden="true">
      <path
        transform="rotate(18.4 1 19.5)"
        d="M2.5 6h7V.5q0-1 1-1h5q1 0 1 1V6h13q-1 11.3-10.5 11.3H9.5Q3 17.3 2.5 6z"
      />
      <path opacity=".5" d="M1 19.5 31 29.5V31H1z" />
    </svg>
  );
}
