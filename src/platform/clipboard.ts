export type CopyOutcome = { readonly ok: true } | { readonly refused: true };

/**
 * Puts text on the clipboard. Browsers refuse without a user gesture, without permission and on pages served
 * by plain http; then show the text selected, to be copied by hand.
 */
export async function copyText(
  text: string,
  clipboard: Pick<Clipboard, 'writeText'> | null | undefined = navigator.clipboard,
): Promise<CopyOutcome> {
  try {
    if (!clipboard) return { refused: true };
    await clipboard.writeText(text);
    return { ok: true };
  } catch {
    return { refused: true };
  }
}

/** The text on the clipboard; null where the browser or the user does not let a page read it. */
export async function readText(
  clipboard: Partial<Pick<Clipboard, 'readText'>> | null | undefined = navigator.clipboard,
): Promise<string | null> {
  try {
    return (await clipboard?.readText?.()) ?? null;
  } catch {
    return null;
  }
}
