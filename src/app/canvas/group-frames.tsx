import { useStore, ViewportPortal } from '@xyflow/react';
import { ChevronsDownUp } from 'lucide-react';
import { groupFrame, groupTitle } from '../../core/views/group-frame.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';
import styles from './group-frames.module.css';
import { collapseGroup } from './groups.ts';
import { boxOf, type CanvasGraph } from './use-canvas-graph.ts';

/** Frames around the groups that are not collapsed. A click on the name selects the cards, two collapse it. */
export function GroupFrames({ graph }: { readonly graph: CanvasGraph }) {
  const workspace = useWorkspaceStore();
  const letters = useStore(({ transform: [, , zoom] }) => Math.min(24, Math.max(12, Math.round(12 / zoom))));
  return (
    <ViewportPortal>
      {graph.groups.map((group) => {
        const frame = group.collapsed ? null : groupFrame((id) => boxOf(graph, id), group);
        if (!frame) return null;
        const { x, y, width, height } = frame;
        return (
          <div
            key={group.id}
            className={styles.frame}
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
            data-card-group={group.id}
          >
            <span className={`${styles.head} nopan`} style={{ fontSize: letters }}>
              <button
                type="button"
                tabIndex={-1}
                className={styles.name}
                title="Select its cards; double-click to collapse it"
                onClick={() => workspace.select({ nodes: group.members, edges: [] })}
                onDoubleClick={() => collapseGroup(workspace, group.id, true)}
              >
                {groupTitle(group)}
              </button>
              <button
                type="button"
                tabIndex={-1}
                className={styles.collapse}
                aria-label={`Collapse ${group.name}`}
                title="Collapse"
                onClick={() => collapseGroup(workspace, group.id, true)}
              >
                <ChevronsDownUp size={letters + 1} aria-hidden />
              </button>
            </span>
          </div>
        );
      })}
    </ViewportPortal>
  );
}
