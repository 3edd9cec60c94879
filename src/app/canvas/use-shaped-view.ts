import { useEffect, useMemo, useState } from 'react';
import type { CanvasView } from '../../core/views/canvas-view.ts';
import type { CardGroup } from '../../core/views/card-groups.ts';
import type { ShapedView } from '../../core/views/shaped-view.ts';
import { kindGroups } from '../../state/selection.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { useViewOption } from './view-options.ts';

/**
 * The view with groups, focus and implied edges; a card selected elsewhere ends a focus without it. The code for these
 * comes when one of them is first wanted.
 */
export function useShapedView(view: CanvasView): ShapedView {
  const shown = useWorkspace((state) => state.shown);
  const unitIds = useWorkspace((state) => state.unitIds);
  const kept = useWorkspace((state) => state.groups);
  const selected = useWorkspace((state) => state.selection.nodes);
  const ui = useCanvasUiStore();
  const focus = useCanvasUi((state) => state.focus);
  const implied = useViewOption('implied');
  const stockAsOne = useViewOption('stockAsOne');
  const filesAsOne = useViewOption('filesAsOne');
  const groups = useMemo(
    () => [...kept, ...(stockAsOne ? [STOCK] : []), ...(filesAsOne ? [FILES] : [])],
    [kept, stockAsOne, filesAsOne],
  );
  const shapedView = useShaping(groups.length > 0 || focus !== null || implied);
  const from = implied ? selected : NONE;
  const shaped = useMemo(() => {
    if (!shapedView) return { view, groups: [], focus: null };
    return shapedView(view, shown, { groups, focus, implied: implied ? { from } : null, unitIds });
  }, [shapedView, view, shown, groups, focus, implied, from, unitIds]);

  const last = selected[selected.length - 1];
  useEffect(() => {
    if (!focus || last === undefined || !shapedView) return;
    const isIn = ({ id }: { readonly id: string }) => id === last;
    const isHidden = view.nodes.some(isIn) && !shaped.view.nodes.some(isIn);
    const isGrouped = shaped.groups.some(({ collapsed, members }) => collapsed && members.includes(last));
    if (isHidden && !isGrouped) ui.setState({ focus: null });
  }, [focus, last, shapedView, view, shaped, ui]);
  return shaped;
}

const NONE: readonly string[] = [];
const STOCK: CardGroup = { id: kindGroups.stock, name: 'Stock', by: 'stock', members: [], collapsed: true };
const FILES: CardGroup = { id: kindGroups.file, name: 'Files', by: 'file', members: [], collapsed: true };

type Shaping = typeof import('../../core/views/shaped-view.ts').shapedView;
let shaping: Shaping | null = null;

function useShaping(wanted: boolean): Shaping | null {
  const [here, setHere] = useState(() => shaping);
  useEffect(() => {
    if (!wanted || here) return;
    let gone = false;
    void import('../../core/views/shaped-view.ts').then((module) => {
      shaping = module.shapedView;
      if (!gone) setHere(() => module.shapedView);
    });
    return () => {
      gone = true;
    };
  }, [wanted, here]);
  return wanted ? here : null;
}
