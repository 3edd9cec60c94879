import { type CanvasView, canvasView } from '../../core/views/canvas-view.ts';
import { type CardGroup, networkNames, prefixes, shownGroups } from '../../core/views/card-groups.ts';
import { kindGroups } from '../../state/selection.ts';
import type { Workspace } from '../../state/store.ts';
import type { NodeId, WorkspaceState } from '../../state/workspace.ts';
import { notify } from '../shell/notify.ts';
import { toggleOption } from './view-options.ts';

/** Frames the selected cards as a group of their own; they leave the ones they were in. */
export function groupSelected(workspace: Workspace): void {
  const state = workspace.getState();
  const members = selectedCards(state);
  if (members.length < 2) return;
  const others = without(state.groups, members);
  const group = newGroup(others, { name: nameFor(others), by: 'hand', members });
  workspace.setGroups([...others, group], `Grouped ${members.length} cards`);
}

/** A group for every docker network that several containers join, or for every first word that several names share. */
export function groupBy(workspace: Workspace, by: 'network' | 'prefix'): void {
  const { groups, shown } = workspace.getState();
  const found = by === 'network' ? networkNames(shown) : prefixes(viewOf(workspace.getState()));
  const names = found.filter((name) => !groups.some((group) => group.by === by && group.name === name));
  if (names.length === 0) {
    notify({ message: NOTHING[by] });
    return;
  }
  const all = [...groups];
  for (const name of names) all.push(newGroup(all, { name, by, members: [] }));
  workspace.setGroups(all, by === 'network' ? 'Grouped by docker network' : 'Grouped by name');
}

const NOTHING = {
  network: 'No docker network joins two containers here.',
  prefix: 'No two names begin with the same word here.',
};

/** Takes away the groups that are selected, or whose cards are; all of them where nothing is. */
export function ungroup(workspace: Workspace): void {
  const { groups } = workspace.getState();
  const touched = touchedGroups(workspace.getState());
  if (touched.length === 0) return;
  const gone = new Set(touched.map(({ id }) => id));
  const label = touched.length === 1 ? `Ungrouped ${touched[0]?.name}` : `Ungrouped ${touched.length} groups`;
  workspace.setGroups(
    groups.filter(({ id }) => !gone.has(id)),
    label,
  );
}

/** Collapses the groups that the selection is in, or expands them when one of them is collapsed. */
export function toggleGroups(workspace: Workspace): void {
  const touched = touchedGroups(workspace.getState());
  const [only] = touched;
  if (touched.length === 1 && only) collapseGroup(workspace, only.id, !only.collapsed);
  if (touched.length < 2) return;
  const collapsed = !touched.some((group) => group.collapsed);
  const changing = new Set(touched.map(({ id }) => id));
  workspace.setGroups(
    workspace.getState().groups.map((group) => (changing.has(group.id) ? { ...group, collapsed } : group)),
    `${collapsed ? 'Collapsed' : 'Expanded'} ${touched.length} groups`,
  );
}

/** Shows the cards of a collapsed group. */
export function openGroup(workspace: Workspace, id: string): void {
  if (id === kindGroups.stock) toggleOption('stockAsOne');
  else if (id === kindGroups.file) toggleOption('filesAsOne');
  else collapseGroup(workspace, id, false);
}

export function collapseGroup(workspace: Workspace, id: string, collapsed: boolean): void {
  const { groups, shown } = workspace.getState();
  const group = groups.find((one) => one.id === id);
  if (!group || group.collapsed === collapsed) return;
  const members = shownGroups(viewOf(workspace.getState()), shown, groups).find(
    (one) => one.id === id,
  )?.members;
  const changed = groups.map((one) => (one.id === id ? { ...one, collapsed } : one));
  workspace.setGroups(changed, `${collapsed ? 'Collapsed' : 'Expanded'} ${group.name}`);
  workspace.select({ nodes: collapsed ? [id] : (members ?? []), edges: [] });
}

export function renameGroup(workspace: Workspace, id: string, name: string): void {
  const { groups } = workspace.getState();
  workspace.setGroups(
    groups.map((one) => (one.id === id ? { ...one, name } : one)),
    `Renamed the group ${name}`,
  );
}

/** Cards, not collapsed groups, that are selected. */
export function selectedCards({ selection, groups }: WorkspaceState): NodeId[] {
  return selection.nodes.filter((id) => !groups.some((group) => group.id === id));
}

/** The groups that the selection touches; all of them where nothing is selected. */
function touchedGroups(state: WorkspaceState): readonly CardGroup[] {
  const { groups, selection, shown } = state;
  if (selection.nodes.length === 0) return groups;
  return shownGroups(viewOf(state), shown, groups).filter(
    ({ id, members }) =>
      selection.nodes.includes(id) || members.some((member) => selection.nodes.includes(member)),
  );
}

function viewOf({ shown, unitIds, fileIds }: WorkspaceState): CanvasView {
  return canvasView(shown, [], { unitIds, fileIds });
}

function newGroup(
  others: readonly CardGroup[],
  parts: Pick<CardGroup, 'name' | 'by' | 'members'>,
): CardGroup {
  const numbers = others.map(({ id }) => Number(id.replace('group-', '')));
  return { id: `group-${Math.max(0, ...numbers) + 1}`, collapsed: false, ...parts };
}

function nameFor(others: readonly CardGroup[]): string {
  for (let n = 1; ; n++) {
    const name = `Group ${n}`;
    if (!others.some((group) => group.name === name)) return name;
  }
}

function without(groups: readonly CardGroup[], members: readonly NodeId[]): readonly CardGroup[] {
  return groups.flatMap((group) => {
    if (group.by !== 'hand') return [group];
    const kept = group.members.filter((id) => !members.includes(id));
    return kept.length === 0 ? [] : [{ ...group, members: kept }];
  });
}
