import type { Analysis } from '../analysis.ts';
import type { CanvasView } from './canvas-view.ts';
import { type CardGroup, groupedView, shownGroups } from './card-groups.ts';
import { impliedEdges, transitiveEdges } from './implied-edges.ts';
import { neighbourhood } from './neighbourhood.ts';

/** How a view is to be looked at. */
export interface ViewShape {
  readonly groups: readonly CardGroup[];
  /** Only what is within so many steps of these cards. */
  readonly focus: { readonly ids: readonly string[]; readonly steps: number } | null;
  /** With the edges that stand in no line; those by way of others for these cards. null: without any. */
  readonly implied: { readonly from: readonly string[] } | null;
  /** Node ids by position in `machine.units`. */
  readonly unitIds: readonly string[];
}

export interface ShapedView {
  readonly view: CanvasView;
  /** Groups with their cards in this view. */
  readonly groups: readonly CardGroup[];
  /** What it is kept to. */
  readonly focus: ViewShape['focus'];
}

/** A view in the shape one wants to look at it: implied edges added, groups formed, the rest left out. */
export function shapedView(
  view: CanvasView,
  analysis: Analysis,
  { groups, focus, implied, unitIds }: ViewShape,
): ShapedView {
  const shown = shownGroups(view, analysis, groups);
  const withImplied = implied
    ? { ...view, edges: [...view.edges, ...impliedEdges(analysis, view, (at) => unitIds[at] ?? '')] }
    : view;
  const grouped = groupedView(withImplied, shown);
  const focused = focus ? neighbourhood(grouped, focus.ids, focus.steps) : grouped;
  const further = implied ? transitiveEdges(focused, implied.from) : [];
  const known = new Set(focused.edges.map(({ id }) => id));
  return {
    view:
      further.length > 0
        ? withEdges(
            focused,
            further.filter(({ id }) => !known.has(id)),
          )
        : focused,
    groups: shown,
    focus,
  };
}

function withEdges(view: CanvasView, edges: CanvasView['edges']): CanvasView {
  return { ...view, edges: [...view.edges, ...edges] };
}
