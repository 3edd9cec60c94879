import { type Edge, type Node, Position } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from '../../core/views/canvas-view.ts';
import type { Point, Route } from '../../core/views/edge-route.ts';

export type FlowNode = Node<{ readonly node: CanvasNode }, CanvasNode['kind']>;
export type FlowEdge = Edge<{ readonly edge: CanvasEdge; readonly route: Route }, 'unit'>;

/** How an element stands to the selection. */
export type Standing = 'plain' | 'near' | 'aside' | 'linkable' | 'doubtful' | 'refused';

/** The card as React Flow wants it: with size and handles given, it neither measures nor waits. */
export function flowNode(
  node: CanvasNode,
  position: Point,
  options: {
    readonly selected: boolean;
    readonly standing: Standing;
    readonly fresh: boolean;
    readonly editable: boolean;
  },
): FlowNode {
  const { width, height } = node;
  const handle = { y: height / 2 - HANDLE / 2, width: HANDLE, height: HANDLE };
  return {
    id: node.id,
    type: node.kind,
    position,
    data: { node },
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target', position: Position.Left, x: -HANDLE / 2, ...handle },
      { type: 'source', position: Position.Right, x: width - HANDLE / 2, ...handle },
    ],
    selected: options.selected,
    className: `${options.standing}${options.fresh ? ' fresh' : ''}`,
    draggable: options.editable,
    connectable: options.editable && node.kind !== 'file',
  };
}

export function flowEdge(edge: CanvasEdge, route: Route, selected: boolean, standing: Standing): FlowEdge {
  return {
    id: edge.id,
    type: 'unit',
    source: edge.provider,
    target: edge.consumer,
    data: { edge, route },
    selected,
    selectable: edge.kind !== 'file',
    className: standing,
  };
}

/** Keeps the element drawn last for as long as nothing about it changes, so that it is not drawn again. */
export class ElementCache<T extends { readonly id: string }> {
  private kept = new Map<string, { readonly key: string; readonly element: T }>();

  /** `elements` with all that are the same as last time replaced by those. */
  renew(elements: readonly T[]): T[] {
    const next = new Map<string, { readonly key: string; readonly element: T }>();
    const result = elements.map((element) => {
      const key = JSON.stringify(element);
      const known = this.kept.get(element.id);
      const entry = known && known.key === key ? known : { key, element };
      next.set(element.id, entry);
      return entry.element;
    });
    this.kept = next;
    return result;
  }
}

const HANDLE = 24;
