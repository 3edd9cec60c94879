/**
 * A key combination as it is written in a command: `Mod+Shift+Z`, `F8`, `a`. `Mod` is Command on a Mac and
 * Control elsewhere. A single letter means the key without modifiers.
 */
export type Keys = string;

export type Platform = 'mac' | 'other';

export function detectPlatform(): Platform {
  return /mac|iphone|ipad/i.test(navigator.platform) ? 'mac' : 'other';
}

/** What of a keyboard event a combination is compared with. */
export interface Pressed {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export function matchesKeys(pressed: Pressed, keys: Keys, platform: Platform): boolean {
  const { modifiers, key } = parse(keys);
  const mod = modifiers.has('Mod');
  const ctrl = modifiers.has('Ctrl') || (mod && platform === 'other');
  const meta = mod && platform === 'mac';
  return (
    sameKey(pressed, key) &&
    pressed.ctrlKey === ctrl &&
    pressed.metaKey === meta &&
    pressed.altKey === modifiers.has('Alt') &&
    (pressed.shiftKey === modifiers.has('Shift') || isSign(key))
  );
}

/** The combination as this platform's menus write it: `⇧⌘C`, `Ctrl+Shift+C`. */
export function showKeys(keys: Keys, platform: Platform): string {
  const { modifiers, key } = parse(keys);
  const name = key.length === 1 ? key.toUpperCase() : (shownNames[key] ?? key);
  if (platform === 'mac') {
    const signs = ['Ctrl', 'Alt', 'Shift', 'Mod'].filter((m) => modifiers.has(m)).map((m) => macSigns[m]);
    return signs.join('') + name;
  }
  return [...['Mod', 'Ctrl', 'Alt', 'Shift'].filter((m) => modifiers.has(m)), name]
    .map((part) => (part === 'Mod' ? 'Ctrl' : part))
    .join('+');
}

/** Where a sign such as `?` lies, and whether with Shift, is for the keyboard to say. */
function isSign(key: string): boolean {
  return key.length === 1 && /[^\p{L}\p{N} ]/u.test(key);
}

/** True for a key that writes a character where a text is being edited. */
export function isPlainLetter(keys: Keys): boolean {
  return keys.length === 1;
}

const macSigns: Record<string, string> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Mod: '⌘' };
const shownNames: Record<string, string> = {
  Delete: 'Del',
  Escape: 'Esc',
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

function parse(keys: Keys): { modifiers: ReadonlySet<string>; key: string } {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  return { modifiers: new Set(parts), key };
}

/** Letters are compared by what they write, or, where another alphabet is active, by where they lie. */
function sameKey(pressed: Pressed, key: string): boolean {
  if (pressed.key.toLowerCase() === key.toLowerCase()) return true;
  const writesLatin = /^[\x20-\x7e]$/.test(pressed.key);
  return key.length === 1 && !writesLatin && pressed.code === `Key${key.toUpperCase()}`;
}
