/** What the user chose; `system` follows the operating system. */
export type ThemeChoice = 'light' | 'dark' | 'system';
export type Theme = 'light' | 'dark';

/** Read by `public/theme.js` before the first paint. */
const storageKey = 'slipway.theme';

export function chosenTheme(): ThemeChoice {
  const stored = readStored();
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** The theme that is on the screen. */
export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
  show(choice === 'system' ? systemTheme() : choice);
}

/**
 * Calls back when the theme on the screen changes, by choice or with the system.
 * @returns a function that ends it.
 */
export function onThemeChange(listener: (theme: Theme) => void): () => void {
  const observer = new MutationObserver(() => listener(currentTheme()));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Keeps up with the system while nothing was chosen. Called once, at the start. */
export function followSystemTheme(): void {
  show(chosenTheme() === 'system' ? systemTheme() : (chosenTheme() as Theme));
  matchMedia(darkQuery).addEventListener('change', () => {
    if (chosenTheme() === 'system') show(systemTheme());
  });
}

const darkQuery = '(prefers-color-scheme: dark)';

function systemTheme(): Theme {
  return matchMedia(darkQuery).matches ? 'dark' : 'light';
}

function show(theme: Theme): void {
  if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme;
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
