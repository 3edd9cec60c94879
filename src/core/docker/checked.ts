/** A value read from text, or one sentence saying why it cannot be read. */
export type Checked<T> =
  | { readonly value: T; readonly problem: null }
  | { readonly value: null; readonly problem: string };

export function sound<T>(value: T): Checked<T> {
  return { value, problem: null };
}

export function unsound(problem: string): { readonly value: null; readonly problem: string } {
  return { value: null, problem };
}
