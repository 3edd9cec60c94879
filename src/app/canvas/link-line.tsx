import {
  type ConnectionLineComponentProps,
  type InternalNode,
  useReactFlow,
  useStore,
  ViewportPortal,
} from '@xyflow/react';
import type { Box, Point } from '../../core/views/edge-route.ts';
import { pathData } from '../../core/views/edge-route.ts';
import { directRoute } from '../../core/views/edge-route-around.ts';
import { useCanvasUi } from './canvas-ui.ts';
import styles from './link-line.module.css';

/** The link being drawn, from the provider to the consumer as it will stand. */
export function LinkLine({ fromNode, toX, toY }: ConnectionLineComponentProps) {
  const draft = useCanvasUi((ui) => ui.draft);
  const { getInternalNode } = useReactFlow();
  if (!draft) return null;
  const own = boxOf(fromNode);
  const over = draft.over?.node === draft.node ? null : draft.over;
  const target = over && getInternalNode(over.node);
  const other = target ? boxOf(target) : { x: toX, y: toY, width: 0, height: 0 };
  const route = draft.side === 'left' ? directRoute(other, own) : directRoute(own, other);
  return (
    <g className={styles[draft.over?.verdict.tone ?? 'ok']}>
      <path className={styles.line} d={pathData(route)} />
      {!over && <circle className={styles.end} cx={toX} cy={toY} r={4} />}
      {draft.over && <Words at={{ x: toX, y: toY }}>{draft.over.verdict.text}</Words>}
    </g>
  );
}

/** Beside the pointer, in the size of the page, on the side where there is room. */
function Words({ at, children }: { readonly at: Point; readonly children: string }) {
  const [left, top, zoom] = useStore(({ transform }) => transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const before = at.x * zoom + left + children.length * LETTER + 40 > width;
  const above = at.y * zoom + top + 56 > height;
  return (
    <g transform={`translate(${at.x} ${at.y}) scale(${1 / zoom})`}>
      <foreignObject
        x={before ? -ROOM - 12 : 12}
        y={above ? -42 : 14}
        width={ROOM}
        height={32}
        className={`${styles.words} ${before ? styles.before : ''}`}
      >
        <span>{children}</span>
      </foreignObject>
    </g>
  );
}

const ROOM = 420;
const LETTER = 7;

/** The link let go over nothing, while its other end is being typed. */
export function PendingLink() {
  const request = useCanvasUi((ui) => ui.quickAdd);
  const { getInternalNode } = useReactFlow();
  const node = request?.link && getInternalNode(request.link.node);
  if (!request?.link || !request.at || !node) return null;
  const other = { ...request.at, width: 0, height: 0 };
  const own = boxOf(node);
  const route = request.link.side === 'left' ? directRoute(other, own) : directRoute(own, other);
  return (
    <ViewportPortal>
      <svg className={styles.pending} aria-hidden>
        <g className={styles.ok}>
          <path className={styles.line} d={pathData(route)} />
          <circle className={styles.end} cx={other.x} cy={other.y} r={4} />
        </g>
      </svg>
    </ViewportPortal>
  );
}

function boxOf({ internals, measured }: InternalNode): Box {
  const { x, y } = internals.positionAbsolute;
  return { x, y, width: measured.width ?? 0, height: measured.height ?? 0 };
}
