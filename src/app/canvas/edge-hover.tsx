import { linesOf } from '../../core/views/canvas-view-edge.ts';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { useWorkspace } from '../workspace-context.tsx';
import { useCanvasUi } from './canvas-ui.ts';
import styles from './edge-hover.module.css';
import { keepInside } from './keep-inside.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

const verbs: Record<string, string> = {
  link: 'links to',
  network: 'shares a network with',
  bound: 'is bound to',
  needs: 'needs',
  wants: 'wants',
  after: 'starts after',
  other: 'names',
  file: 'uses',
  implied: 'waits for',
};

const MOST = 8;

/** The text behind the edge under the pointer. */
export function EdgeHover({ graph }: { readonly graph: CanvasGraph }) {
  const hovered = useCanvasUi((ui) => (ui.draft || ui.drag || ui.quickAdd ? null : ui.hovered));
  const selected = useWorkspace(({ selection }) => selection.edges.includes(hovered?.edge ?? ''));
  const shown = useWorkspace((state) => state.shown);
  const edge = hovered && !selected && graph.view.edges.find(({ id }) => id === hovered.edge);
  if (!edge) return null;
  const indices = edge.index === null ? (edge.bundled ?? []) : [edge.index];
  const lines = indices
    .flatMap((index) => shown.graph.edges[index] ?? [])
    .flatMap((written) => linesOf(written, shown));
  const titleOf = (id: string) => graph.view.nodes.find((node) => node.id === id)?.title ?? '';
  return (
    <div
      key={edge.id}
      ref={keepInside}
      className={styles.card}
      style={{ left: hovered.at.x + 14, top: hovered.at.y + 16 }}
      role="tooltip"
    >
      <p className={styles.sentence}>
        <b>{titleOf(edge.consumer)}</b> {verbs[edge.kind]} <b>{titleOf(edge.provider)}</b>
      </p>
      {edge.fault && (
        <p className={styles.fault}>
          <SeverityIcon severity={edge.fault.severity} size={13} />
          {edge.fault.reason}
        </p>
      )}
      {edge.reason && <p className={styles.reason}>{edge.reason}</p>}
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.slice(0, MOST).map((line) => (
            <li key={`${line.start} ${line.text}`}>
              <i>{line.line}</i>
              {line.text}
            </li>
          ))}
          {lines.length > MOST && <li className={styles.more}>and {lines.length - MOST} lines more</li>}
        </ul>
      )}
    </div>
  );
}
