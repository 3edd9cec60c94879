import { useReactFlow } from '@xyflow/react';
import { Command } from 'cmdk';
import type { CanvasNode } from '../../core/views/canvas-view.ts';
import { KindIcon } from '../shell/kind-icon.tsx';
import { useTypedAhead } from '../shell/typed-ahead.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { endsOf } from './draw-edge.ts';
import { keepInside } from './keep-inside.ts';
import styles from './link-choices.module.css';
import { judgeLink } from './link-verdict.ts';
import { boxOf, type CanvasGraph } from './use-canvas-graph.ts';
import type { LinkGesture } from './use-link-gesture.ts';

/** Picks by name what a unit is to need, or what is to need it: the units, and a field to narrow them down. */
export function LinkChoices({
  graph,
  onPick,
  onDone,
}: {
  readonly graph: CanvasGraph;
  readonly onPick: LinkGesture['connect'];
  readonly onDone: () => void;
}) {
  const ui = useCanvasUiStore();
  const end = useCanvasUi((state) => state.linking);
  const { getViewport } = useReactFlow();
  const [query, setQuery] = useTypedAhead();
  const node = graph.view.nodes.find(({ id }) => id === end?.node);
  const box = node && boxOf(graph, node.id);
  if (!end || !node || !box) return null;

  const close = () => {
    ui.setState({ linking: null });
    onDone();
  };
  const { x, y, zoom } = getViewport();
  const choices = graph.view.nodes.filter(
    ({ id, kind }) => id !== node.id && kind !== 'file' && kind !== 'group',
  );
  const verdictOf = (choice: CanvasNode) => {
    const ends = endsOf(end, choice.id);
    return judgeLink(graph.view, ends.consumer, ends.provider, end.instead);
  };
  return (
    <Command
      className={styles.picker}
      label={end.side === 'left' ? `What ${node.title} needs` : `What needs ${node.title}`}
      loop
      ref={keepInside}
      style={{
        left: box.x * zoom + x - 20,
        top: (box.y + box.height) * zoom + y + 8,
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Tab') event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <div className={styles.field}>
        {end.side === 'left' ? (
          <>
            <b>{node.title}</b> needs
          </>
        ) : (
          <>
            what needs <b>{node.title}</b>
          </>
        )}
        <Command.Input autoFocus placeholder="which unit?" value={query} onValueChange={setQuery} />
      </div>
      <Command.List className={styles.list}>
        <Command.Empty className={styles.empty}>No unit of that name</Command.Empty>
        {choices.map((choice) => {
          const verdict = verdictOf(choice);
          return (
            <Command.Item
              key={choice.id}
              value={choice.id}
              keywords={[choice.title, choice.fullName, choice.subtitle?.full ?? '']}
              disabled={!verdict.allowed}
              onSelect={() => {
                close();
                onPick(end, choice.id);
              }}
            >
              <KindIcon icon={choice.icon} size={14} />
              <span>{choice.title}</span>
              <small data-tone={verdict.tone}>
                {verdict.tone === 'ok'
                  ? choice.wave > 0 && `wave ${choice.wave}`
                  : verdict.tone === 'warning'
                    ? 'closes a circle'
                    : /already$/.test(verdict.text)
                      ? 'linked already'
                      : 'not possible'}
              </small>
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
