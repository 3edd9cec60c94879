import { useReactFlow } from '@xyflow/react';
import { Command } from 'cmdk';
import type { CanvasNode } from '../../core/views/canvas-view.ts';
import { KindIcon } from '../shell/kind-icon.tsx';
import { useTypedAhead } from '../shell/typed-ahead.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { keepInside } from './keep-inside.ts';
import styles from './link-picker.module.css';
import type { LinkPickerProps } from './link-picker.tsx';
import { judgeLink } from './link-verdict.ts';
import { boxOf } from './use-canvas-graph.ts';

/** The units to choose from, and a field to narrow them down. */
export function LinkChoices({ graph, onPick, onDone }: LinkPickerProps) {
  const ui = useCanvasUiStore();
  const consumer = useCanvasUi((state) => state.linking);
  const { getViewport } = useReactFlow();
  const [query, setQuery] = useTypedAhead();
  const node = graph.view.nodes.find(({ id }) => id === consumer);
  const box = node && boxOf(graph, node.id);
  if (!node || !box) return null;

  const close = () => {
    ui.setState({ linking: null });
    onDone();
  };
  const { x, y, zoom } = getViewport();
  const choices = graph.view.nodes.filter(({ id, kind }) => id !== node.id && kind !== 'file');
  const verdictOf = (choice: CanvasNode) => judgeLink(graph.view, node.id, choice.id);
  return (
    <Command
      className={styles.picker}
      label={`What ${node.title} needs`}
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
        <b>{node.title}</b> needs
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
                onPick(node.id, choice.id);
              }}
            >
              <KindIcon icon={choice.icon} size={14} />
              <span>{choice.title}</span>
              <small data-tone={verdict.tone}>
                {verdict.tone === 'ok'
                  ? choice.wave > 0 && `wave ${choice.wave}`
                  : verdict.tone === 'warning'
                    ? 'closes a circle'
                    : 'linked already'}
              </small>
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
