import { type Edge, type Node, Position } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from '../../core/views/canvas-view.ts';
import type { Point, Route } from '../../core/views/edge-route.ts';

export type FlowNode = Node<{ readonly node: CanvasNode; readonly pinned: boolean }, CanvasNode['kind']>;
export type FlowEdge = Edge<
  Pick<CanvasEdge, 'kind' | 'fault' | 'bundled'> & { readonly route: Route },
  'unit'
>;

/** How an element stands to the selection. */
export type Standing =
  | 'plain'
  | 'near'
  | 'upstream'
  | 'downstream'
  | 'aside'
  | 'found'
  | 'linkable'
  | 'doubtful'
  | 'refused';

/** The card as React Flow wants it: with size and handles given, it neither measures nor waits. */
export function flowNode(
  node: CanvasNode,
  position: Point,
  options: {
    readonly selected: boolean;
    readonly standing: Standing;
    readonly fresh: boolean;
    readonly editable: boolean;
    readonly movable: boolean;
    readonly pinned: boolean;
  },
): FlowNode {
  const { width, height } = node;
  const handle = { y: height / 2 - HANDLE / 2, width: HANDLE, height: HANDLE };
  return {
    id: node.id,
    type: node.kind,
    position,
    data: { node, pinned: options.pinned },
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target', position: Position.Left, x: -HANDLE / 2, ...handle },
      { type: 'source', position: Position.Right, x: width - HANDLE / 2, ...handle },
    ],
    selected: options.selected,
    className: `${options.standing}${options.fresh ? ' fresh' : ''}`,
    draggable: options.editable && options.movable,
    connectable: options.editable && node.kind !== 'file' && node.kind !== 'group',
  };
}

export function flowEdge(
  edge: CanvasEdge,
  route: Route,
  {
    selected,
    standing,
    editable,
  }: { readonly selected: boolean; readonly standing: Standing; readonly editable: boolean },
): FlowEdge {
  const isOwn = edge.index !== null;
  return {
    id: edge.id,
    type: 'unit',
    source: edge.provider,
    target: edge.consumer,
    data: { kind: edge.kind, fault: edge.fault, route, ...(edge.bundled && { bundled: edge.bundled }) },
    selected,
    selectable: isOwn,
    // Its ends can be taken elsewhere while it is selected, and lie over the handles then.
    reconnectable: isOwn && selected && editable,
    ...(isOwn && selected && { zIndex: 1 }),
    className: standing,
  };
}

/** Keeps each element for as long as the parts it was made from are the same, so that it is not drawn again. */
export class ElementCache<T> {
  private last: T[] = [];
  private known = new Map<string, Made<T>>();

  /** What `make` gives for all items, and the list itself, as last time where they are the same. */
  renew<Item extends { readonly id: string }>(
    items: readonly Item[],
    partsOf: (item: Item) => readonly unknown[],
    make: (item: Item) => T,
  ): T[] {
    const next = new Map<string, Made<T>>();
    const elements = items.map((item) => {
      const parts = partsOf(item);
      const before = this.known.get(item.id);
      const made = before && isSame(before.parts, parts) ? before : { parts, element: make(item) };
      next.set(item.id, made);
      return made.element;
    });
    this.known = next;
    if (!isSame(this.last, elements)) this.last = elements;
    return this.last;
  }
}

interface Made<T> {
  readonly parts: readonly unknown[];
  readonly element: T;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
}

const HANDLE = 24;
