import type { Analysis } from '../core/analysis.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { Intent } from '../core/edits/intent.ts';
import type { Target } from '../core/target.ts';
import type { Span } from '../core/text/span.ts';
import type { TextEdit } from '../core/text/text-edit.ts';
import type { CardGroup } from '../core/views/card-groups.ts';

/**
 * The contract between the store and the views. The store holds inputs only (text, selection,
 * positions, history); `analysis` and `diagnostics` are computed from the text, once per version.
 */

/** Stable for the life of a node, through renames and moves: `unit-3`, `stock:docker.service`, `file-1`. */
export type NodeId = string;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where on the canvas the node goes that a gesture makes: the new unit or container of that name. */
export interface Placement {
  readonly name: string;
  readonly at: Point;
}

/** Which view a change came from. Views ignore the echo of their own. */
export type Origin =
  | 'canvas'
  | 'inspector'
  | 'outline'
  | 'editor'
  | 'quick-fix'
  | 'command'
  | 'load'
  | 'history';

export interface Selection {
  readonly nodes: readonly NodeId[];
  /** `consumerId>providerId`. */
  readonly edges: readonly string[];
}

export type Positions = Readonly<Record<NodeId, Point>>;

/** What the canvas keeps beside the text. Undo brings it back. */
export interface Beside {
  /** Where users put nodes; the layout places the rest. */
  readonly positions: Positions;
  readonly groups: readonly CardGroup[];
  /** Another number each time the picture is laid out from nothing (opened, tidied). In between it follows small changes. */
  readonly picture: number;
}

/** One undo step. */
export interface HistoryEntry {
  /** What it did, for people: "Linked fluentd to elastic". */
  readonly label: string;
  readonly origin: Origin;
  readonly edits: readonly TextEdit[];
  readonly inverse: readonly TextEdit[];
  readonly besideBefore: Beside;
  readonly besideAfter: Beside;
  readonly selectionBefore: Selection;
  readonly selectionAfter: Selection;
}

/** The last change of the text, for views that follow it edit by edit (Monaco) or tell of it. */
export interface Change {
  readonly version: number;
  readonly origin: Origin;
  readonly label: string;
  /** null when the whole text was replaced (load). */
  readonly edits: readonly TextEdit[] | null;
}

export interface RevealRequest {
  readonly span: Span;
  /** Counts up, so that asking twice for one span reveals twice. */
  readonly serial: number;
  readonly focus: boolean;
}

export interface WorkspaceState extends Beside {
  readonly designId: string;
  readonly name: string;
  readonly text: string;
  /** Counts up with every change of the text. */
  readonly version: number;
  readonly target: Target;
  /** Of `text`. */
  readonly analysis: Analysis;
  /** The last analysis whose YAML could be read; `analysis` itself when it can. The canvas draws this one. */
  readonly shown: Analysis;
  /** True when `shown` is older than the text: canvas and forms are read-only then. */
  readonly stale: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Node id by position in `shown.machine.units`. */
  readonly unitIds: readonly NodeId[];
  /** Node id by index in `shown.machine.files`. */
  readonly fileIds: readonly NodeId[];
  readonly selection: Selection;
  readonly undoStack: readonly HistoryEntry[];
  readonly redoStack: readonly HistoryEntry[];
  readonly change: Change;
  readonly reveal: RevealRequest | null;
  /** Offset of the editor's cursor. */
  readonly caret: number;
  /** The text as opened or created; "compare with the original". */
  readonly baseline: string;
  /** Set when another tab holds this design: nothing can be changed here until it lets go. */
  readonly locked: boolean;
  /** Name of the file it was opened from, when saving goes back there. */
  readonly fileName: string | null;
}

export type Outcome =
  | { readonly ok: true; readonly label: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly span: Span | null };

export interface WorkspaceActions {
  /** Carries out what a gesture means, as one undo step. */
  dispatch(intent: Intent, origin: Origin, place?: Placement): Outcome;
  /** Several intents as one undo step: all or none. */
  dispatchAll(intents: readonly Intent[], origin: Origin, label: string, place?: Placement): Outcome;
  /** Ready-made edits (typing, a fix), as one undo step. Typing merges with the step before within a word or second. */
  edit(edits: readonly TextEdit[], origin: Origin, label: string): Outcome;
  undo(): HistoryEntry | null;
  redo(): HistoryEntry | null;
  /** Undoes or redoes, at one go, until so many steps hold: 0 is the design as it was opened. */
  goTo(depth: number): void;
  select(selection: Selection): void;
  /** Moves nodes on the canvas, as one undo step. */
  place(positions: Positions): void;
  /** Lets the layout place nodes again that were moved, as one undo step. */
  unpin(nodes: readonly NodeId[]): void;
  /** Forgets dragged positions and lays everything out anew (Tidy), as one undo step. */
  tidy(): void;
  /** Groups nodes otherwise, as one undo step that says what was done. */
  setGroups(groups: readonly CardGroup[], label: string): void;
  revealSpan(span: Span, focus?: boolean): void;
  setCaret(offset: number): void;
  rename(name: string): void;
  setTarget(target: Target): void;
  /** After "save as", or when saving no longer goes back to a file. */
  setFileName(fileName: string | null): void;
  /** Replaces the whole design: new, open, example, switch. History starts anew. */
  load(design: LoadedDesign): void;
}

/** A design as it is kept in the workspace record (IndexedDB). Positions by unit name and occurrence: `name#0`. */
export interface DesignRecord {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly baseline: string;
  readonly target: Target;
  readonly positions: Readonly<Record<string, Point>>;
  readonly groups?: readonly RecordedGroup[];
  readonly fileName: string | null;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** A group as it is kept: its members by unit name or path and occurrence, as positions are. */
export type RecordedGroup = Omit<CardGroup, 'id' | 'members'> & { readonly members: readonly string[] };

export interface LoadedDesign {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly baseline?: string;
  readonly target?: Target;
  readonly positions?: Readonly<Record<string, Point>>;
  readonly groups?: readonly RecordedGroup[];
  readonly fileName?: string | null;
  readonly locked?: boolean;
}
