import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../../core/views/edge-route.ts';
import type { NodeId, Positions } from '../../state/workspace.ts';
import type { LinkVerdict } from './link-verdict.ts';

/** What goes on on the canvas between two changes of the design. */
export interface CanvasUi {
  /** Cards on the move, until they are let go. */
  readonly drag: Positions | null;
  /** A drag that Escape has ended, while the button is still down. */
  readonly givenUp: boolean;
  /** The cards in a box being drawn. */
  readonly boxed: readonly NodeId[] | null;
  /** A link being drawn. */
  readonly draft: LinkDraft | null;
  readonly quickAdd: QuickAdd | null;
  /** The end whose other end is being picked by name. */
  readonly linking: LinkEnd | null;
  /** A link just drawn, while it may become one of another kind. */
  readonly drawn: DrawnLink | null;
  readonly renaming: NodeId | null;
  /** The edge under the pointer, with the pointer in the pane. */
  readonly hovered: { readonly edge: string; readonly at: Point } | null;
  /** The card under the pointer while Alt is down: what hangs together with it shows. */
  readonly peek: NodeId | null;
  /** All that is in sight is within so many steps of these cards; null: everything is. */
  readonly focus: Focus | null;
  /** What is looked for; null while nothing is. */
  readonly query: string | null;
  /** What was right-clicked. */
  readonly menu: MenuTarget;
  /** Where its menu is open, in the window. */
  readonly menuAt: Point | null;
  /** null: shown while much is out of sight. */
  readonly minimap: boolean | null;
}

/** The end a link starts from: at its left a card needs something, at its right it is needed. */
export interface LinkEnd {
  readonly node: NodeId;
  readonly side: 'left' | 'right';
  /** The edge whose other end goes elsewhere. */
  readonly instead?: string;
}

export interface Focus {
  readonly ids: readonly NodeId[];
  readonly steps: number;
}

export interface DrawnLink {
  readonly consumer: NodeId;
  readonly provider: NodeId;
  /** Where it was let go, in the pane. */
  readonly at: Point;
  /** The version of the text that it made. */
  readonly version: number;
}

export interface LinkDraft extends LinkEnd {
  readonly over: { readonly node: NodeId; readonly verdict: LinkVerdict } | null;
}

export interface QuickAdd {
  /** Where the card goes, on the canvas; null lets the layout decide. */
  readonly at: Point | null;
  /** Where the box opens, in the pane. */
  readonly pane: Point;
  /** What the new container is linked to. */
  readonly link: LinkEnd | null;
}

export type MenuTarget =
  | { readonly kind: 'canvas'; readonly pane: Point }
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'edge'; readonly id: string };

export type CanvasUiStore = StoreApi<CanvasUi>;

export function createCanvasUi(): CanvasUiStore {
  return createStore<CanvasUi>()(() => ({
    ...nothingOpen,
    menu: { kind: 'canvas', pane: { x: 0, y: 0 } },
    minimap: null,
  }));
}

/** For when another design is opened. */
export const nothingOpen = {
  drag: null,
  givenUp: false,
  boxed: null,
  draft: null,
  quickAdd: null,
  linking: null,
  drawn: null,
  renaming: null,
  hovered: null,
  peek: null,
  focus: null,
  query: null,
  menuAt: null,
} satisfies Partial<CanvasUi>;

export const CanvasUiContext = createContext<CanvasUiStore | null>(null);

export function useCanvasUiStore(): CanvasUiStore {
  const store = useContext(CanvasUiContext);
  if (!store) throw new Error('useCanvasUi needs a Canvas above it');
  return store;
}

export function useCanvasUi<T>(select: (ui: CanvasUi) => T): T {
  return useStore(useCanvasUiStore(), select);
}
