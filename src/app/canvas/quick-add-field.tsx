import { useEffect, useRef, useState } from 'react';
import type { Intent } from '../../core/edits/intent.ts';
import { unitRef } from '../../core/edits/unit-ref.ts';
import type { Point } from '../../core/views/edge-route.ts';
import { unitLabel } from '../../core/views/outline-view.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { report } from '../commands/carry-out.ts';
import { useTypedAhead } from '../shell/typed-ahead.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { type LinkEnd, type QuickAdd, useCanvasUiStore } from './canvas-ui.ts';
import { keepInside } from './keep-inside.ts';
import styles from './quick-add.module.css';
import { readQuickAdd } from './quick-add-text.ts';

/** The field of `QuickAddBox`, while it is open. */
export function QuickAddField({
  request,
  onDone,
}: {
  readonly request: QuickAdd;
  readonly onDone: () => void;
}) {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useTypedAhead();
  const [refusal, setRefusal] = useState<string | null>(null);
  const read = readQuickAdd(text);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const close = () => {
    ui.setState({ quickAdd: null });
    onDone();
  };
  const commit = () => {
    if (read.kind === 'nothing') return close();
    if (read.kind === 'problem') return setRefusal(read.problem);
    const state = workspace.getState();
    const add: Intent = { do: 'add-container', name: read.name, image: read.image };
    const place = request.at ? { name: read.name, at: cardAt(request.at, request.link) } : undefined;
    const outcome = request.link
      ? workspace.dispatchAll(
          linked(state, add, request.link),
          'canvas',
          linkedLabel(state, read.name, request.link),
          place,
        )
      : workspace.dispatch(add, 'canvas', place);
    if (!outcome.ok) return setRefusal(outcome.reason);
    report(outcome, () => {});
    close();
  };

  return (
    <div ref={keepInside} className={styles.box} style={{ left: request.pane.x, top: request.pane.y }}>
      <input
        ref={field}
        className="nokey"
        aria-label="New container: name and image"
        aria-describedby="quick-add-hint"
        aria-invalid={refusal !== null}
        placeholder="name image"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(null);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
          if (event.key === 'Escape') close();
        }}
        onBlur={() => text.trim() === '' && close()}
      />
      <p
        id="quick-add-hint"
        role="status"
        data-tone={refusal || read.kind === 'problem' ? 'problem' : undefined}
      >
        {refusal ?? hint(read, request.link, workspace.getState())}
      </p>
    </div>
  );
}

const CARD = { width: 204, height: 60 };

/** The card's corner: its middle comes to `point`, or with a link the handle that the link ends in. */
function cardAt(point: Point, link: LinkEnd | null): Point {
  const left = { left: CARD.width, right: 0, none: CARD.width / 2 }[link?.side ?? 'none'];
  return { x: Math.round(point.x - left), y: Math.round(point.y - CARD.height / 2) };
}

function hint(read: ReturnType<typeof readQuickAdd>, link: LinkEnd | null, state: WorkspaceState): string {
  if (read.kind === 'problem') return read.problem;
  if (read.kind === 'nothing') return 'For example: cache redis:7.2';
  const other = link && unitOf(state, link);
  const relation =
    !link || !other
      ? ''
      : link.side === 'left'
        ? `, needed by ${unitLabel(other)}`
        : `, needs ${unitLabel(other)}`;
  return `Enter adds ${read.name}, running ${read.image}${relation}`;
}

function unitOf({ shown, unitIds }: WorkspaceState, { node }: LinkEnd) {
  return shown.machine.units[unitIds.indexOf(node)];
}

/** The new unit goes before its consumer, where it has one, else last. */
function linked(
  state: WorkspaceState,
  add: Extract<Intent, { do: 'add-container' }>,
  link: LinkEnd,
): Intent[] {
  const other = unitOf(state, link);
  if (!other) return [add];
  const count = state.analysis.config.units.length;
  if (link.side === 'right') return [add, { do: 'connect', consumer: count, provider: unitRef(other) }];
  if (other.index === null) return [add, { do: 'connect', consumer: unitRef(other), provider: count }];
  return [
    { ...add, before: other.index },
    { do: 'connect', consumer: other.index + 1, provider: other.index },
  ];
}

function linkedLabel(state: WorkspaceState, name: string, link: LinkEnd): string {
  const unit = unitOf(state, link);
  const other = unit ? unitLabel(unit) : '';
  return link.side === 'left' ? `Added ${name} for ${other}` : `Added ${name}, linked to ${other}`;
}
