import { ChevronDown, ChevronUp, Focus, Search, X } from 'lucide-react';
import { useMemo } from 'react';
import { IconButton } from '../shell/controls/button.tsx';
import { useTypedAhead } from '../shell/typed-ahead.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import styles from './find-bar.module.css';
import { matches } from './matches.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

/** Looks for cards: the others fade, Enter goes from one to the next, and the others can be left out altogether. */
export function FindBar({ graph, onDone }: { readonly graph: CanvasGraph; readonly onDone: () => void }) {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const query = useCanvasUi((state) => state.query) ?? '';
  const [typed, setTyped] = useTypedAhead();
  const selected = useWorkspace(({ selection }) => selection.nodes[0]);
  const hits = useMemo(() => matches(graph.view, query), [graph.view, query]);
  const at = hits.indexOf(selected ?? '');

  const go = (step: 1 | -1) => {
    const from = at < 0 ? (step === 1 ? -1 : 0) : at;
    const next = hits[(from + step + hits.length) % hits.length];
    if (next !== undefined) workspace.select({ nodes: [next], edges: [] });
  };
  const close = () => {
    ui.setState({ query: null });
    onDone();
  };
  const type = (text: string) => {
    setTyped(text);
    ui.setState({ query: text });
  };
  const count =
    query.trim() === '' ? '' : hits.length === 0 ? 'None' : `${at < 0 ? '' : `${at + 1} of `}${hits.length}`;
  return (
    <search
      className={styles.bar}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <Search size={14} aria-hidden />
      <input
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key, to be typed into
        autoFocus
        type="text"
        aria-label="Find on the canvas: name, image, port or mount"
        placeholder="Find a name, image, port or mount"
        spellCheck={false}
        autoComplete="off"
        value={query === '' ? typed : query}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      <output className={styles.count}>{count}</output>
      <IconButton
        icon={ChevronUp}
        label="Previous match"
        size="small"
        disabled={hits.length === 0}
        onClick={() => go(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next match"
        size="small"
        disabled={hits.length === 0}
        onClick={() => go(1)}
      />
      <IconButton
        icon={Focus}
        label="Show only these"
        size="small"
        disabled={hits.length === 0}
        onClick={() => {
          ui.setState({ focus: { ids: hits, steps: 0 }, query: null });
          onDone();
        }}
      />
      <IconButton icon={X} label="Close the search" size="small" onClick={close} />
    </search>
  );
}
