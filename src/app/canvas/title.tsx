import { useEffect, useRef, useState } from 'react';
import { unitRef } from '../../core/edits/unit-ref.ts';
import type { CanvasNode } from '../../core/views/canvas-view.ts';
import { shorten, twoLines } from '../../core/views/canvas-view-card.ts';
import { report } from '../commands/carry-out.ts';
import { useActions, useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import styles from './cards.module.css';

/** A card's name in lines of `room` letters; a field while it is being renamed. */
export function Title({
  node,
  room,
  lines = 1,
}: {
  readonly node: CanvasNode;
  readonly room: number;
  readonly lines?: 1 | 2;
}) {
  const renaming = useCanvasUi((ui) => ui.renaming === node.id);
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  if (renaming) return <TitleField node={node} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same for the keyboard
    <b
      className={styles.title}
      title={node.fullName}
      onDoubleClick={() => {
        if (node.kind === 'container' || node.kind === 'service') ui.setState({ renaming: node.id });
        if (node.kind === 'group')
          void import('./groups.ts').then(({ openGroup }) => openGroup(workspace, node.id));
      }}
    >
      {lines === 1
        ? shorten(node.title, room)
        : twoLines(node.title, room).map((line, i) => (
            <span key={i === 0 ? 'first' : 'second'} className={styles.titleLine}>
              {line}
            </span>
          ))}
    </b>
  );
}

function TitleField({ node }: { readonly node: CanvasNode }) {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const actions = useActions();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(node.title);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => field.current?.select(), []);

  const leave = () => {
    ui.setState({ renaming: null });
    field.current?.closest<HTMLElement>('[data-region="canvas"]')?.focus({ preventScroll: true });
  };
  const commit = (): void => {
    if (node.kind === 'group') {
      const to = name.trim();
      if (to !== '' && to !== node.title) {
        void import('./groups.ts').then(({ renameGroup }) => renameGroup(workspace, node.id, to));
      }
      leave();
      return;
    }
    const unit = workspace.getState().shown.machine.units[node.position];
    if (!unit || name.trim() === '' || name.trim() === node.title) {
      leave();
      return;
    }
    const outcome = actions.dispatch({ do: 'rename', unit: unitRef(unit), to: name.trim() }, 'canvas');
    if (!outcome.ok) {
      setRefusal(outcome.reason);
      return;
    }
    report(outcome, () => {});
    leave();
  };

  return (
    <span className={styles.rename}>
      <input
        ref={field}
        className="nodrag nopan nokey"
        aria-label={`New name of ${node.title}`}
        aria-invalid={refusal !== null}
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setRefusal(null);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') leave();
        }}
        onBlur={() => (refusal === null ? commit() : leave())}
      />
      {refusal && (
        <span role="alert" className={styles.refusal}>
          {refusal}
        </span>
      )}
    </span>
  );
}
