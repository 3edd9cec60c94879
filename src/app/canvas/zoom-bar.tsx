import { MiniMap, Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react';
import { Info, Map as MapIcon, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { Suspense } from 'react';
import type { CanvasView } from '../../core/views/canvas-view.ts';
import type { Box } from '../../core/views/edge-route.ts';
import { IconButton } from '../shell/controls/button.tsx';
import { Legend } from '../shell/later.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import type { FlowNode } from './flow-elements.ts';
import { toggleOption, useViewOption } from './view-options.ts';
import styles from './zoom-bar.module.css';

/** From so many cards on the overview is worth its place. */
const MUCH = 24;

/** So many px may be out of sight before anything counts as missing. */
const LITTLE = 24;

export function ZoomBar({
  view,
  bounds,
  onFit,
}: {
  readonly view: CanvasView;
  /** Of all cards, on the canvas. */
  readonly bounds: Box;
  readonly onFit: () => void;
}) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const ui = useCanvasUiStore();
  const chosen = useCanvasUi((state) => state.minimap);
  // By itself it comes only while it has something to tell, and so never lies over what one looks at as a whole.
  const hidden = useStore((state) => !showsAll(state, bounds));
  const cards = view.nodes.length;
  const legend = useViewOption('legend');
  const minimap = cards > 0 && (chosen ?? (!legend && hidden && cards >= MUCH));
  return (
    <Panel position="bottom-left" className={`${styles.panel} ${minimap && legend ? styles.both : ''}`}>
      {legend && (
        <Suspense>
          <Legend view={view} />
        </Suspense>
      )}
      {minimap && (
        <MiniMap<FlowNode>
          pannable
          zoomable
          position="bottom-left"
          className={styles.map}
          ariaLabel="Overview"
          nodeClassName={({ data, selected }) =>
            `${styles[data.node.kind]} ${data.node.severity === 'error' ? styles.error : ''} ${selected ? styles.chosen : ''}`
          }
          nodeBorderRadius={8}
          maskColor="var(--map-mask)"
          bgColor="var(--s2)"
        />
      )}
      <div className={styles.bar} role="toolbar" aria-label="View of the canvas">
        <IconButton icon={ZoomOut} label="Zoom out" onClick={() => void zoomOut({ duration: 120 })} />
        <button
          type="button"
          className={styles.zoom}
          aria-label={`Zoom ${Math.round(zoom * 100)} %. Back to 100 %`}
          title="Back to 100 %"
          onClick={() => void zoomTo(1, { duration: 120 })}
        >
          {Math.round(zoom * 100)}%
        </button>
        <IconButton icon={ZoomIn} label="Zoom in" onClick={() => void zoomIn({ duration: 120 })} />
        <IconButton icon={Maximize} label="Show everything" onClick={onFit} />
        <span className={styles.line} />
        <IconButton
          icon={MapIcon}
          label={minimap ? 'Hide the overview' : 'Show the overview'}
          aria-pressed={minimap}
          onClick={() => ui.setState({ minimap: !minimap })}
        />
        <IconButton
          icon={Info}
          label={legend ? 'Hide the legend' : 'Legend, and what to show'}
          aria-pressed={legend}
          onClick={() => toggleOption('legend')}
        />
      </div>
    </Panel>
  );
}

function showsAll({ transform: [left, top, zoom], width, height }: ReactFlowState, bounds: Box): boolean {
  const [x, y] = [bounds.x * zoom + left, bounds.y * zoom + top];
  return (
    x >= -LITTLE &&
    y >= -LITTLE &&
    x + bounds.width * zoom <= width + LITTLE &&
    y + bounds.height * zoom <= height + LITTLE
  );
}
