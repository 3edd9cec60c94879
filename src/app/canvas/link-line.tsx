import { type ConnectionLineComponentProps, useReactFlow } from '@xyflow/react';
import type { Box } from '../../core/views/edge-route.ts';
import { pathData } from '../../core/views/edge-route.ts';
import { directRoute } from '../../core/views/edge-route-around.ts';
import { useCanvasUi } from './canvas-ui.ts';
import styles from './link-line.module.css';

/** The link being drawn, from the provider to the consumer as it will stand. */
export function LinkLine({ fromNode, toX, toY }: ConnectionLineComponentProps) {
  const draft = useCanvasUi((ui) => ui.draft);
  const { getInternalNode, getZoom } = useReactFlow();
  if (!draft) return null;
  const boxOf = (id: string): Box | null => {
    const node = getInternalNode(id);
    if (!node) return null;
    const { x, y } = node.internals.positionAbsolute;
    return { x, y, width: node.measured.width ?? 0, height: node.measured.height ?? 0 };
  };
  const own = boxOf(fromNode.id);
  const over = draft.over?.node === draft.node ? null : draft.over;
  const other = (over && boxOf(over.node)) ?? { x: toX, y: toY, width: 0, height: 0 };
  if (!own) return null;
  const route = draft.side === 'left' ? directRoute(other, own) : directRoute(own, other);
  return (
    <g className={styles[draft.over?.verdict.tone ?? 'ok']}>
      <path className={styles.line} d={pathData(route)} />
      {!over && <circle className={styles.end} cx={toX} cy={toY} r={4} />}
      {draft.over && (
        <g transform={`translate(${toX} ${toY}) scale(${1 / getZoom()})`}>
          <foreignObject x={12} y={14} width={360} height={32} className={styles.words}>
            <span>{draft.over.verdict.text}</span>
          </foreignObject>
        </g>
      )}
    </g>
  );
}
