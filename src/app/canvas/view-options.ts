import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How the canvas shows every design. Remembered by the browser. */
export interface ViewOptions {
  readonly legend: boolean;
  /** Edges that stand in no line of the text, and docker.service, which everything names. */
  readonly implied: boolean;
  /** What has nothing to do with the selection fades. */
  readonly fading: boolean;
  /** Stock units, and files, as one card each. */
  readonly stockAsOne: boolean;
  readonly filesAsOne: boolean;
}

export type ViewOption = keyof ViewOptions;

const defaults: ViewOptions = {
  legend: false,
  implied: false,
  fading: true,
  stockAsOne: false,
  filesAsOne: false,
};
const storageKey = 'slipway.canvas';

export const viewOptions = createStore<ViewOptions>()(() => ({ ...defaults, ...recall() }));

viewOptions.subscribe((options) => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(options));
  } catch {
    // Storage is full or closed: they last as long as the page.
  }
});

export function toggleOption(option: ViewOption): void {
  viewOptions.setState((options) => ({ [option]: !options[option] }));
}

export function useViewOption(option: ViewOption): boolean {
  return useStore(viewOptions, (options) => options[option]);
}

function recall(): Partial<ViewOptions> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    const known = Object.entries(stored ?? {}).filter(
      ([key, value]) => key in defaults && typeof value === 'boolean',
    );
    return Object.fromEntries(known);
  } catch {
    return {};
  }
}
