import { report } from '../commands/carry-out.ts';
import { edgeKindNames } from '../inspector/edge-kinds.ts';
import { MenuItem } from '../shell/controls/menu.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { changeKind, edgeKindsBetween, edgeOf } from './draw-edge.ts';

/** The kinds that the selected edge can be, to be changed in place; none for an edge that stands in no line. */
export function EdgeKindItems() {
  const workspace = useWorkspaceStore();
  const id = useWorkspace(({ selection }) => selection.edges[0] ?? '');
  const state = workspace.getState();
  const [consumer = '', provider = ''] = id.split('>');
  const kind = edgeOf(state, id)?.kind;
  if (!kind) return null;
  return edgeKindsBetween(state, consumer, provider).map((choice, i) => (
    <MenuItem
      key={choice}
      checked={choice === kind}
      keys={String(i + 1)}
      onSelect={() => {
        if (choice === kind) return;
        const outcome = changeKind(workspace, { consumer, provider }, choice);
        report(outcome, (span) => workspace.revealSpan(span, true));
      }}
    >
      {edgeKindNames[choice]}
    </MenuItem>
  ));
}
