import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Analysis } from '../core/analysis.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { Intent, IntentResult } from '../core/edits/intent.ts';
import { defaultTarget, type Target } from '../core/target.ts';
import type { Span } from '../core/text/span.ts';
import {
  applyEdits,
  diffAsEdit,
  invertEdits,
  mapOffset,
  mapSpan,
  sortEdits,
  type TextEdit,
} from '../core/text/text-edit.ts';
import { detached, detachedEdits } from './detached.ts';
import { emptyHistory, type History, record, type Step, stepBack, stepForward } from './history.ts';
import {
  carryIdentities,
  type Identities,
  identify,
  identifyLoaded,
  type KeptIdentities,
  keepIdentities,
  noIdentities,
  placeKept,
  recordBeside,
} from './identity.ts';
import { addedNodes, emptySelection, keepPresent } from './selection.ts';
import type {
  Beside,
  DesignRecord,
  HistoryEntry,
  LoadedDesign,
  Origin,
  Outcome,
  Placement,
  Selection,
  WorkspaceActions,
  WorkspaceState,
} from './workspace.ts';

/** The store of one open design: its state, who wants to hear of changes, and all that can be done to it. */
export interface Workspace
  extends Pick<StoreApi<WorkspaceState>, 'getState' | 'getInitialState' | 'subscribe'>,
    WorkspaceActions {
  /** The design as it is to be kept. */
  toRecord(modified: number): DesignRecord;
}

export interface WorkspaceOptions {
  readonly analyze: (text: string, target: Target) => Analysis;
  /** The findings; null when they come later, through `scheduleDiagnose`. */
  readonly diagnose: (analysis: Analysis) => readonly Diagnostic[] | null;
  readonly applyIntents: (analysis: Analysis, intents: readonly Intent[]) => IntentResult;
  readonly clock: { now(): number };
  readonly initial: LoadedDesign;
  /** Asked where `diagnose` gave null. A reply that comes after the next change is dropped. */
  readonly scheduleDiagnose?: (
    analysis: Analysis,
    reply: (diagnostics: readonly Diagnostic[]) => void,
  ) => void;
}

const LOCKED = 'Another tab has this design open. Close it there to change it here.';

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { analyze, diagnose, applyIntents, clock, scheduleDiagnose } = options;
  let history: History = emptyHistory;
  let identities: Identities = noIdentities;
  /** The identities last kept by a step, for the next to share. */
  let kept: KeptIdentities | null = null;
  /** What a step last kept beside the text, for the next to share. */
  let keptBeside: Beside | null = null;
  let pictures = 0;
  /** What the findings of the state are about. */
  let diagnosed: Analysis | null = null;
  const store = createStore<WorkspaceState>(() => opened(options.initial, 1));
  const { getState, setState } = store;
  requestDiagnostics();

  /** The state of a design just opened. Starts ids and history anew. */
  function opened(design: LoadedDesign, version: number): WorkspaceState {
    const target = design.target ?? defaultTarget;
    const analysis = analyze(design.text, target);
    const loaded = identifyLoaded(analysis.machine, design.positions ?? {}, identities.serial, design.groups);
    identities = loaded.identities;
    history = emptyHistory;
    return {
      designId: design.id,
      name: design.name,
      text: design.text,
      version,
      target,
      analysis,
      shown: analysis,
      stale: !analysis.config.readable,
      diagnostics: diagnosedNow(analysis) ?? [],
      ...idsOf(identities),
      selection: emptySelection,
      positions: loaded.positions,
      groups: loaded.groups,
      picture: ++pictures,
      undoStack: [],
      redoStack: [],
      change: { version, origin: 'load', label: `Opened ${design.name}`, edits: null },
      reveal: null,
      caret: 0,
      baseline: design.baseline ?? design.text,
      locked: design.locked ?? false,
      fileName: design.fileName ?? null,
    };
  }

  /**
   * What follows from a new analysis. `base` are the ids carried (or restored) to its text.
   * While it cannot be read, the last readable one stays on show with its ids.
   */
  function reading(analysis: Analysis, base: Identities, edits: readonly TextEdit[]) {
    const readable = analysis.config.readable;
    identities = readable ? identify(analysis.machine, base) : base;
    return {
      analysis,
      shown: readable ? analysis : getState().shown,
      stale: !readable,
      diagnostics: diagnosedNow(analysis) ?? movedDiagnostics(getState().diagnostics, edits),
      ...(readable ? idsOf(identities) : {}),
    };
  }

  function diagnosedNow(analysis: Analysis): readonly Diagnostic[] | null {
    const diagnostics = diagnose(analysis);
    diagnosed = diagnostics && analysis;
    return diagnostics;
  }

  function requestDiagnostics(): void {
    const { analysis } = getState();
    if (diagnosed === analysis) return;
    scheduleDiagnose?.(analysis, (diagnostics) => {
      if (getState().analysis !== analysis) return;
      diagnosed = analysis;
      setState({ diagnostics });
    });
  }

  function keep(): KeptIdentities {
    kept = keepIdentities(identities, kept);
    return kept;
  }

  function keepBeside({ positions, groups, picture }: Beside): Beside {
    const isSame =
      keptBeside?.positions === positions && keptBeside.groups === groups && keptBeside.picture === picture;
    if (!keptBeside || !isSame) keptBeside = { positions, groups, picture };
    return keptBeside;
  }

  /** Changes the text as one undo step. */
  function change(
    unsorted: readonly TextEdit[],
    origin: Origin,
    label: string,
    added: { readonly select: boolean; readonly place?: Placement },
  ): void {
    const before = getState();
    const edits = sortEdits(unsorted);
    const text = applyEdits(before.text, edits);
    if (text === before.text) return;
    const analysis = analyze(text, before.target);
    const identitiesBefore = before.stale ? null : keep();
    const next = { ...before, ...reading(analysis, carryIdentities(identities, edits), edits) };

    const fresh = next.stale ? [] : addedNodes(before, next);
    const placed = added.place && placedNode(next, fresh, added.place.name);
    const positions =
      placed && added.place ? { ...before.positions, [placed]: added.place.at } : before.positions;
    const selection =
      added.select && fresh.length > 0 ? { nodes: fresh, edges: [] } : keepPresent(before.selection, next);

    const step: Step = {
      label: detached(label),
      origin,
      edits: detachedEdits(edits),
      inverse: detachedEdits(invertEdits(before.text, edits)),
      besideBefore: keepBeside(before),
      besideAfter: keepBeside({ ...before, positions }),
      selectionBefore: before.selection,
      selectionAfter: selection,
      identitiesBefore,
      identitiesAfter: next.stale ? null : keep(),
      time: clock.now(),
    };
    history = record(history, step, before.text);
    const version = before.version + 1;
    setState({
      ...next,
      text,
      version,
      positions,
      selection,
      ...stacks(),
      change: { version, origin, label, edits },
      caret: mapOffset(edits, before.caret, 1),
    });
    requestDiagnostics();
  }

  /** Goes to the other side of a step: `edits` lead there, and everything beside the text is as it was. */
  function travel(
    { label }: Pick<Step, 'label'>,
    edits: readonly TextEdit[],
    there: {
      readonly identities: KeptIdentities | null;
      readonly beside: Beside;
      readonly selection: Selection;
    },
  ): void {
    const before = getState();
    if (edits.length === 0) {
      setState({
        ...there.beside,
        selection: keepPresent(there.selection, { ...before, ...there.beside }),
        ...stacks(),
      });
      return;
    }
    const text = applyEdits(before.text, edits);
    const analysis = analyze(text, before.target);
    const base = there.identities
      ? placeKept(there.identities, analysis.machine, identities.serial)
      : carryIdentities(identities, edits);
    const next = { ...before, ...reading(analysis, base, edits), ...there.beside };
    const version = before.version + 1;
    setState({
      ...next,
      text,
      version,
      selection: keepPresent(there.selection, next),
      ...stacks(),
      change: { version, origin: 'history', label, edits },
      caret: mapOffset(edits, before.caret, 1),
    });
    requestDiagnostics();
  }

  /** Changes what is kept beside the text as one undo step; the text stays. */
  function rearrange(changed: Partial<Beside>, label: string): void {
    const before = getState();
    const { selection, locked, stale, text } = before;
    if (locked) return;
    const besideBefore = keepBeside(before);
    const besideAfter = keepBeside({ ...before, ...changed });
    const selectionAfter = keepPresent(selection, { ...before, ...besideAfter });
    const known = stale ? null : keep();
    const step: Step = {
      label,
      origin: 'canvas',
      edits: [],
      inverse: [],
      besideBefore,
      besideAfter,
      selectionBefore: selection,
      selectionAfter,
      identitiesBefore: known,
      identitiesAfter: known,
      time: clock.now(),
    };
    history = record(history, step, text);
    setState({ ...besideAfter, selection: selectionAfter, ...stacks() });
  }

  function stacks(): { undoStack: readonly HistoryEntry[]; redoStack: readonly HistoryEntry[] } {
    return { undoStack: history.undoStack, redoStack: history.redoStack };
  }

  function carryOut(
    intents: readonly Intent[],
    origin: Origin,
    label: string | null,
    place?: Placement,
  ): Outcome {
    const state = getState();
    if (state.locked) return { ok: false, reason: LOCKED, span: null };
    if (state.stale) return unreadable(state.analysis);
    const result = applyIntents(state.analysis, intents);
    if ('refused' in result) return { ok: false, reason: result.reason, span: result.span };
    const name = label ?? result.label;
    change(result.edits, origin, name, {
      select: intents.some((intent) => ADDING.has(intent.do)),
      ...(place ? { place } : {}),
    });
    return { ok: true, label: name, notes: result.notes ?? [] };
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    dispatch: (intent, origin, place) => carryOut([intent], origin, null, place),
    dispatchAll: (intents, origin, label, place) => carryOut(intents, origin, label, place),
    edit(edits, origin, label) {
      if (getState().locked) return { ok: false, reason: LOCKED, span: null };
      change(edits, origin, label, { select: false });
      return { ok: true, label, notes: [] };
    },
    undo() {
      const back = getState().locked ? null : stepBack(history);
      if (!back) return null;
      history = back.history;
      const { step } = back;
      travel(step, step.inverse, {
        identities: step.identitiesBefore,
        beside: step.besideBefore,
        selection: step.selectionBefore,
      });
      return step;
    },
    redo() {
      const forward = getState().locked ? null : stepForward(history);
      if (!forward) return null;
      history = forward.history;
      const { step } = forward;
      travel(step, step.edits, {
        identities: step.identitiesAfter,
        beside: step.besideAfter,
        selection: step.selectionAfter,
      });
      return step;
    },
    goTo(depth) {
      const { locked, text, undoStack } = getState();
      const count = Math.abs(undoStack.length - depth);
      const move = depth < undoStack.length ? stepBack : stepForward;
      let reached = history;
      let step: Step | null = null;
      let there = text;
      for (let i = 0; i < count && !locked; i++) {
        const moved = move(reached);
        if (!moved) break;
        step = moved.step;
        reached = moved.history;
        there = applyEdits(there, move === stepBack ? step.inverse : step.edits);
      }
      if (!step) return;
      history = reached;
      const back = move === stepBack;
      const edit = diffAsEdit(text, there);
      travel({ label: count === 1 ? step.label : `${count} changes` }, edit ? [edit] : [], {
        identities: back ? step.identitiesBefore : step.identitiesAfter,
        beside: back ? step.besideBefore : step.besideAfter,
        selection: back ? step.selectionBefore : step.selectionAfter,
      });
    },

    select: (selection) => setState((state) => ({ selection: keepPresent(selection, state) })),
    place(moved) {
      const count = Object.keys(moved).length;
      if (count === 0) return;
      const positions = { ...getState().positions, ...moved };
      rearrange({ positions }, count === 1 ? 'Moved a node' : `Moved ${count} nodes`);
    },
    unpin(nodes) {
      const kept = Object.entries(getState().positions).filter(([id]) => !nodes.includes(id));
      const count = Object.keys(getState().positions).length - kept.length;
      if (count === 0) return;
      const label = count === 1 ? 'Unpinned a node' : `Unpinned ${count} nodes`;
      rearrange({ positions: Object.fromEntries(kept) }, label);
    },
    tidy: () => rearrange({ positions: {}, picture: ++pictures }, 'Tidied the canvas'),
    setGroups: (groups, label) => rearrange({ groups }, label),
    revealSpan: (span, focus = false) =>
      setState(({ reveal }) => ({ reveal: { span, focus, serial: (reveal?.serial ?? 0) + 1 } })),
    setCaret: (caret) => {
      if (caret !== getState().caret) setState({ caret });
    },
    rename(name) {
      if (!getState().locked) setState({ name });
    },
    setTarget(target) {
      const { locked, text } = getState();
      if (locked) return;
      setState({ target, ...reading(analyze(text, target), identities, []) });
      setState(({ selection, ...state }) => ({ selection: keepPresent(selection, state) }));
      requestDiagnostics();
    },
    setFileName: (fileName) => setState({ fileName }),
    load(design) {
      setState(opened(design, getState().version + 1));
      requestDiagnostics();
    },

    toRecord(modified) {
      const { designId: id, name, text, baseline, target, fileName, stale } = getState();
      const kept = recordBeside(identities, getState(), { gone: stale });
      return { id, name, text, baseline, target, ...kept, fileName, modified };
    },
  };
}

/** Intents whose new node is what the user goes on with. */
const ADDING: ReadonlySet<Intent['do']> = new Set([
  'add-container',
  'add-service',
  'add-file',
  'add-units',
  'paste-units',
  'add-docker',
  'duplicate',
]);

function idsOf(identities: Identities): Pick<WorkspaceState, 'unitIds' | 'fileIds'> {
  return {
    unitIds: identities.units.map((anchor) => anchor.id),
    fileIds: identities.files.map((anchor) => anchor.id),
  };
}

/** The new node that a gesture on the canvas has made: the unit or container of that name, else the first. */
function placedNode(state: WorkspaceState, fresh: readonly string[], name: string): string | undefined {
  const named = state.shown.machine.units.find(
    (unit) =>
      (unit.name === name || unit.container?.name === name) &&
      fresh.includes(state.unitIds[unit.position] as string),
  );
  return named ? state.unitIds[named.position] : fresh[0];
}

function unreadable(analysis: Analysis): Outcome {
  const problem = analysis.config.problems.find(({ severity }) => severity === 'error');
  const span: Span | null = problem?.span ?? null;
  const line = analysis.lines.positionAt(span?.start ?? 0).line;
  return { ok: false, reason: `Line ${line} cannot be read as YAML. Mend it first.`, span };
}

/** Findings of the text before, until those of the new one arrive. Their fixes no longer fit. */
function movedDiagnostics(
  diagnostics: readonly Diagnostic[],
  edits: readonly TextEdit[],
): readonly Diagnostic[] {
  return diagnostics.map(({ code, severity, message, span, related, unit }) => ({
    code,
    severity,
    message,
    span: mapSpan(edits, span),
    related: related.map((other) => ({ ...other, span: mapSpan(edits, other.span) })),
    fixes: [],
    unit,
  }));
}
