import type { CloudConfig, FileEntry, UnitEntry } from '../cloud-config/document.ts';
import type { DockerRun } from '../docker/docker-command.ts';
import type { ExecCommand, ExecProblem } from '../systemd/exec.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import type { Embedding } from '../text/embedding.ts';
import type { Word } from '../text/word.ts';

/** The machine a cloud-config describes: where YAML, unit files and docker command lines meet. */
export interface Machine {
  readonly config: CloudConfig;
  /** Entries of `coreos.units` in document order, then units written by `write_files` alone, then stock units that are only named. */
  readonly units: readonly Unit[];
  readonly files: readonly MachineFile[];
}

export type UnitKind = 'container' | 'service' | 'stock';

export interface Unit {
  /** Position in `Machine.units`. */
  readonly position: number;
  /** Index in `coreos.units`; null for the others. */
  readonly index: number | null;
  /** Full unit name; a name without suffix stays as written. Empty when the entry has none. */
  readonly name: string;
  readonly kind: UnitKind;
  /** `service`, `timer`, `target`, …: the suffix; `service` when there is none. */
  readonly type: string;
  readonly entry: UnitEntry | null;
  /**
   * Position of the entry of the same name that stands for the unit, with the drop-ins of all; null where it is this.
   * A merged entry keeps the content that the other one's replaces, and nothing else.
   */
  readonly mergedInto: number | null;
  /** The unit's text: content first, then drop-ins in systemd's order. Empty for a stock unit. */
  readonly sources: readonly UnitSource[];
  readonly container: Container | null;
}

/** One unit file text and its place in the document. */
export interface UnitSource {
  readonly role: 'content' | 'drop-in' | 'file';
  /** Unit or drop-in name, or path of the `write_files` entry. */
  readonly label: string;
  readonly file: UnitFile;
  /** The unit text in the document; null when it is encoded (base64) and so cannot be shown in place. */
  readonly embedding: Embedding | null;
  /** Commands of every Exec directive, read once per source text. */
  readonly execs: readonly ExecDirective[];
  /** Every absolute path that stands in it. */
  readonly paths: ReadonlySet<string>;
}

/** An Exec directive with its commands. Word spans are offsets into `directive.value`. */
export interface ExecDirective {
  /** `ExecStart`, `ExecStartPre`, … */
  readonly key: string;
  readonly directive: Directive;
  readonly commands: readonly ExecCommand[];
  /** What it carries out: the commands, and in place of `sh -c '…'` those of its script. */
  readonly lines: readonly CommandLine[];
  /** Spans are offsets into `directive.value`. */
  readonly problems: readonly ExecProblem[];
  /** docker run/create found in the commands, plainly or inside `sh -c`. */
  readonly runs: readonly DockerInvocation[];
}

/** A command line somewhere in a unit. */
export interface CommandLine {
  /** The text the words stand in: the directive's value, or the script of `sh -c`. Maps to the unit source. */
  readonly commandText: Embedding;
  /** `posix` inside `sh -c '…'`. */
  readonly lexer: 'systemd' | 'posix';
  /** Spans are offsets into `commandText.value`. An argv[0] behind the prefix `@` is not among them. */
  readonly words: readonly Word[];
}

/** A `docker run` or `docker create` somewhere in a unit. */
export interface DockerInvocation extends CommandLine {
  readonly run: DockerRun;
  /** True when it was read with the single-dash long flags of docker before 1.10. */
  readonly legacy: boolean;
  /** True when it stands inside `sh -c '…'`. */
  readonly inShell: boolean;
}

export interface Container {
  /** The source and directive that runs it (ExecStart, else ExecStartPre). */
  readonly source: UnitSource;
  readonly exec: ExecDirective;
  readonly invocation: DockerInvocation;
  /** `--name` with `%n %N %p %i` resolved; null when absent or a variable. */
  readonly name: string | null;
  /** `--name` as written, or null. */
  readonly nameText: string | null;
  /** As written; null when it is missing. */
  readonly image: string | null;
}

export interface MachineFile {
  readonly entry: FileEntry;
  readonly path: string;
  /** Positions of the units that mount, run or read it. */
  readonly usedBy: readonly number[];
}
