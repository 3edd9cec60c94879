import { useEffect, useMemo, useRef, useState } from 'react';
import { shallow } from 'zustand/shallow';
import { allSteps, textsAround } from '../../state/steps.ts';
import { describeLines } from '../editor/changed-lines.ts';
import { Button } from '../shell/controls/button.tsx';
import { useRequest, useShell, useShellState } from '../shell/shell-context.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import styles from './changes.module.css';
import { DiffTable } from './diff-table.tsx';
import { HistoryList } from './history-list.tsx';
import { diffTexts, type Hunk } from './text-diff.ts';

/** What was changed, step by step or all in all: a list to go through, and the difference in the text beside it. */
export function Changes() {
  const shell = useShell();
  const workspace = useWorkspaceStore();
  const comparing = useShellState((state) => state.comparing);
  const history = useWorkspace(({ undoStack, redoStack }) => ({ undoStack, redoStack }), shallow);
  const steps = useMemo(() => allSteps(history), [history]);
  const now = history.undoStack.length;
  const [picked, setPicked] = useState<number | null>(null);
  // Whatever is done next is what one wants to see.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the history changes
  useEffect(() => setPicked(null), [history]);
  // Step -1 is the design as it was opened.
  const shown = Math.min(picked ?? now - 1, steps.length - 1);

  const list = useRef<HTMLDivElement>(null);
  useRequest('focus-drawer', () => list.current?.focus());
  useEffect(() => {
    // It may have been asked before this was here.
    if (shell.getState().request?.name === 'focus-drawer') list.current?.focus();
  }, [shell]);
  const goTo = (index: number) => {
    workspace.goTo(index + 1);
    list.current?.focus();
  };

  return (
    <div className={styles.changes} data-region="changes">
      <HistoryList
        ref={list}
        steps={steps}
        now={now}
        shown={comparing ? 'original' : shown}
        onShow={(what) => {
          shell.setComparing(what === 'original');
          setPicked(what === 'original' ? null : what);
        }}
        onGoTo={goTo}
        onLeave={() => shell.ask('focus-canvas')}
      />
      {comparing ? <SinceOriginal /> : <StepDetail index={shown} onGoTo={goTo} />}
    </div>
  );
}

/** One step: what it did, in a sentence and in the text. */
function StepDetail({ index, onGoTo }: { readonly index: number; readonly onGoTo: (index: number) => void }) {
  const { text, undoStack, redoStack } = useWorkspace(
    ({ text, undoStack, redoStack }) => ({ text, undoStack, redoStack }),
    shallow,
  );
  const locked = useWorkspace((state) => state.locked);
  const diff = useMemo(() => {
    const { before, after } = textsAround({ text, undoStack, redoStack }, index);
    return diffTexts(before, after);
  }, [text, undoStack, redoStack, index]);
  const now = undoStack.length;
  const step = allSteps({ undoStack, redoStack })[index];

  if (!step) {
    return (
      <section className={styles.detail} aria-label="What changed">
        <header className={styles.head}>
          <p className={styles.prose}>
            {now === 0
              ? 'Nothing has been changed since the design was opened.'
              : 'The design as it was opened.'}
          </p>
          {now > 0 && (
            <Button look="outlined" size="small" disabled={locked} onClick={() => onGoTo(-1)}>
              Go back to here
            </Button>
          )}
        </header>
        <p className={styles.none}>Every change from now on is listed here, with what it does to the text.</p>
      </section>
    );
  }
  const lines = describeLines(diff);
  return (
    <section className={styles.detail} aria-label="What changed">
      <header className={styles.head}>
        <p className={styles.prose}>
          <b>{step.label}</b>
          {lines && `: ${lines}`}
          {index >= now && <span className={styles.undone}>undone</span>}
        </p>
        {index !== now - 1 && (
          <Button look="outlined" size="small" disabled={locked} onClick={() => onGoTo(index)}>
            {index < now ? 'Go back to here' : 'Go forward to here'}
          </Button>
        )}
      </header>
      {diff.hunks.length > 0 ? (
        <DiffTable hunks={diff.hunks} />
      ) : (
        <p className={styles.none}>The text is as it was: this moved cards on the canvas only.</p>
      )}
    </section>
  );
}

/** The text beside the one the design began with. */
function SinceOriginal() {
  const workspace = useWorkspaceStore();
  const { text, baseline, name, locked } = useWorkspace(
    ({ text, baseline, name, locked }) => ({ text, baseline, name, locked }),
    shallow,
  );
  const diff = useMemo(() => diffTexts(baseline, text), [baseline, text]);
  const lines = describeLines(diff);
  const putBack = (hunk: Hunk) => workspace.edit(hunk.putBack, 'command', 'Put original lines back');
  return (
    <section className={styles.detail} aria-label="What changed">
      <header className={styles.head}>
        <p className={styles.prose}>
          <b>Since the original of {name}</b>
          {lines ? `: ${lines}` : ': nothing'}
        </p>
        {diff.hunks.length > 0 && (
          <Button
            look="outlined"
            size="small"
            disabled={locked}
            onClick={() =>
              workspace.edit(
                diff.hunks.flatMap(({ putBack }) => putBack),
                'command',
                'Put the original text back',
              )
            }
          >
            Put all of it back
          </Button>
        )}
      </header>
      {diff.hunks.length > 0 ? (
        <DiffTable hunks={diff.hunks} {...(locked ? {} : { onPutBack: putBack })} />
      ) : (
        <p className={styles.none}>The text is the original, byte for byte.</p>
      )}
    </section>
  );
}
