import type { DependencyKind, EdgeKind } from '../graph/graph.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** A unit by index in `coreos.units`, or by a name that occurs once. */
export type UnitRef = number | string;

/** What a user means by a gesture. Plain data: the command line's `edit --intent` takes the same JSON. */
export type Intent =
  | {
      readonly do: 'add-container';
      readonly name: string;
      readonly image: string;
      /** Words between the name and the image, and behind it. `$` and `%` in them mean themselves. */
      readonly flags?: readonly string[];
      readonly command?: readonly string[];
      /** A command inside the container that succeeds once it answers: the unit counts as started only then. */
      readonly ready?: readonly string[];
      readonly before?: UnitRef;
    }
  | { readonly do: 'add-service'; readonly name: string; readonly exec?: string }
  | {
      readonly do: 'add-file';
      readonly path: string;
      readonly content?: string;
      readonly permissions?: string;
      readonly encoding?: string;
    }
  | { readonly do: 'add-units'; readonly text: string; readonly before?: UnitRef }
  /** As `add-units`, under names that are free here. */
  | { readonly do: 'paste-units'; readonly text: string; readonly before?: UnitRef }
  /** Units for what a `docker run` line, or a piece of shell around some, does. */
  | { readonly do: 'add-docker'; readonly text: string; readonly before?: UnitRef }
  | {
      readonly do: 'connect';
      readonly consumer: UnitRef;
      readonly provider: UnitRef;
      readonly kind?: EdgeKind;
    }
  | {
      readonly do: 'disconnect';
      readonly consumer: UnitRef;
      readonly provider: UnitRef;
      readonly kind?: EdgeKind;
    }
  | {
      readonly do: 'set-edge-kind';
      readonly consumer: UnitRef;
      readonly provider: UnitRef;
      readonly kind: EdgeKind;
    }
  /** Moves one end of an edge to the unit `to`. */
  | {
      readonly do: 'reconnect';
      readonly consumer: UnitRef;
      readonly provider: UnitRef;
      readonly end: 'consumer' | 'provider';
      readonly to: UnitRef;
    }
  /** The directives between two units, each on its own: After, Before, Requires, Wants … */
  | {
      readonly do: 'set-dependencies';
      readonly consumer: UnitRef;
      readonly provider: UnitRef;
      readonly kinds: readonly DependencyKind[];
    }
  | { readonly do: 'rename'; readonly unit: UnitRef; readonly to: string }
  | { readonly do: 'rename-container'; readonly unit: UnitRef; readonly to: string }
  | { readonly do: 'duplicate'; readonly unit: UnitRef | readonly UnitRef[] }
  | { readonly do: 'delete'; readonly unit: UnitRef | readonly UnitRef[] }
  | { readonly do: 'delete-file'; readonly file: number | string }
  /** null removes the key. The content is what is to be on the disk; it is written in the file's encoding. */
  | {
      readonly do: 'set-file-field';
      readonly file: number | string;
      readonly field: 'path' | 'permissions' | 'owner' | 'encoding' | 'content';
      readonly value: string | null;
    }
  /** null brings it to the end of the list. */
  | { readonly do: 'move-file'; readonly file: number | string; readonly before: number | string | null }
  | {
      readonly do: 'add-user';
      readonly name: string;
      readonly groups?: readonly string[];
      /** Its SSH keys. */
      readonly keys?: readonly string[];
    }
  | { readonly do: 'delete-user'; readonly user: number | string }
  /** A key with one value by its path: `hostname`, `coreos.update.group`, `users.0.shell`. null removes it. */
  | { readonly do: 'set-key'; readonly path: string; readonly value: string | boolean | null }
  /** Replaces all texts of a list: `ssh_authorized_keys`, `users.0.groups`. What is equal stays where it is. */
  | { readonly do: 'set-list'; readonly path: string; readonly values: readonly string[] }
  | { readonly do: 'set-image'; readonly unit: UnitRef; readonly image: string }
  | { readonly do: 'set-command'; readonly unit: UnitRef; readonly command: string }
  /** Replaces all values of one docker flag: what is equal stays where it is, the rest is changed, added or removed. */
  | {
      readonly do: 'set-flag';
      readonly unit: UnitRef | readonly UnitRef[];
      readonly flag: string;
      readonly values: readonly string[];
    }
  /**
   * Replaces all values of one directive in a section, in the unit's own content, or in the drop-in or file that
   * `in` names.
   */
  | {
      readonly do: 'set-directive';
      readonly unit: UnitRef | readonly UnitRef[];
      readonly in?: string;
      readonly section: string;
      readonly key: string;
      readonly values: readonly string[];
    }
  /** Replaces a whole unit text: the content, or the drop-in or file that `in` names. */
  | { readonly do: 'set-content'; readonly unit: UnitRef; readonly in?: string; readonly text: string }
  | {
      readonly do: 'add-drop-in';
      readonly unit: UnitRef;
      readonly name: string;
      readonly content?: string;
    }
  /** A drop-in by its index in the entry, or by its name. */
  | {
      readonly do: 'rename-drop-in';
      readonly unit: UnitRef;
      readonly dropIn: number | string;
      readonly to: string;
    }
  | { readonly do: 'delete-drop-in'; readonly unit: UnitRef; readonly dropIn: number | string }
  /** A field of the entry itself: command, enable, mask, runtime. null removes it. */
  | {
      readonly do: 'set-unit-field';
      readonly unit: UnitRef | readonly UnitRef[];
      readonly field: 'command' | 'enable' | 'mask' | 'runtime';
      readonly value: string | boolean | null;
    }
  | {
      readonly do: 'set-image-source';
      readonly unit: UnitRef;
      readonly policy: 'run' | 'pull' | 'load';
      readonly tarball?: string;
    }
  /** A command inside the container that succeeds once it answers; null to wait for nothing. */
  | { readonly do: 'set-readiness'; readonly unit: UnitRef; readonly command: readonly string[] | null }
  /** Changes places in the list. null brings them to its end. */
  | {
      readonly do: 'move';
      readonly unit: UnitRef | readonly UnitRef[];
      readonly before: UnitRef | null;
    }
  | { readonly do: 'sort' };

/** Edits, sorted and disjoint, with one line of prose for the history; or a reason, and the place that stands in the way. */
export type IntentResult =
  | { readonly edits: readonly TextEdit[]; readonly label: string; readonly notes?: readonly string[] }
  | { readonly refused: true; readonly reason: string; readonly span: Span | null };
