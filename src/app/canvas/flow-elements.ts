import { type Edge, type Node, Position } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from '../../core/views/canvas-view.ts';
import type { Point, Route } from '../../core/views/edge-route.ts';

export type FlowNode = Node<{ readonly node: CanvasNode }, CanvasNode['kind']>;
export type FlowEdge = Edge<Pick<CanvasEdge, 'kind' | 'fault'> & { readonly route: Route }, 'unit'>;

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
    data: { kind: edge.kind, fault: edge.fault, route },
    selected,
    selectable: edge.kind !== 'file',
    className: standing,
  };
}

/** Keeps the element drawn last for as long as nothing about it changes, so that it is not drawn again. */
export class ElementCache<T extends { readonly id: string }> {
  private last: T[] = [];
  private byId = new Map<string, T>();

  /** `elements` with all that are the same as last time replaced by those; the same list where all are. */
  renew(elements: readonly T[]): T[] {
    const result = elements.map((element) => {
      const known = this.byId.get(element.id);
      return known && sameData(known, element) ? known : element;
    });
    if (result.length === this.last.length && result.every((element, i) => element === this.last[i])) {
      return this.last;
    }
    this.byId = new Map(result.map((element) => [element.id, element]));
    this.last = result;
    return result;
  }
}

function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [inA, inB] = [Object.entries(a), b as Record<string, unknown>];
  return (
    inA.length === Object.keys(b).length &&
    inA.every(([key, value]) => Object.hasOwn(inB, key) && sameData(value, inB[key]))
  );
}

const HANDLE = 24;
