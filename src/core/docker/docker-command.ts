import type { Span } from '../text/span.ts';

/** What the docker parser needs of a word: its text, and where it stands in the command text. */
export interface CommandWord {
  readonly value: string;
  readonly span: Span;
}

/** Part of a word: `-p80:80` holds its flag and its value in one. Offsets are into the word's `value`. */
export interface WordPart {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

export interface DockerFlag {
  /** Main long name from the table (`net` → `network`); as spelled when unknown. */
  readonly name: string;
  /** `--net`, `-p`, … as written. */
  readonly spelling: string;
  readonly known: boolean;
  /** Text of the value; `true` for a bare bool flag. */
  readonly value: string;
  readonly namePart: WordPart;
  /** null for a bare bool flag. */
  readonly valuePart: WordPart | null;
  /** Indices of the words it takes up, first and last; several flags may share one word (`-it`). */
  readonly firstWord: number;
  readonly lastWord: number;
}

/**
 * Where docker finds it. `lex`: the line cannot be split into flags; `value`: a value is malformed; `args`:
 * the image is missing; `semantic`: a later check of the client; `daemon`: the daemon refuses the container.
 */
export type DockerErrorStage = 'lex' | 'value' | 'args' | 'semantic' | 'daemon';

export interface DockerError {
  readonly stage: DockerErrorStage;
  /** `unknown-flag`, `missing-value`, `missing-image`, `bad-value`, `conflict`, `flag-syntax`. */
  readonly code: string;
  readonly message: string;
  /** The words it is about, first and last. */
  readonly firstWord: number;
  readonly lastWord: number;
}

/** A `docker run` or `docker create` command line, read by pflag's rules (`docker run --help`). */
export interface DockerRun {
  readonly subcommand: 'run' | 'create';
  /** Words before docker (`sudo`, `VAR=value`). */
  readonly prefix: readonly string[];
  /** Index of the word `docker`. */
  readonly dockerWord: number;
  readonly globalFlags: readonly DockerFlag[];
  /**
   * In the order written. After an error of stage `lex` docker reads nothing on; here the reading goes on
   * behind an unknown long flag where its value is clear, so that flags and image stay known while typing.
   */
  readonly flags: readonly DockerFlag[];
  /** Index of the first word behind `run`. */
  readonly firstArgument: number;
  readonly image: { readonly word: number; readonly text: string } | null;
  /** Words behind the image. */
  readonly command: readonly string[];
  readonly errors: readonly DockerError[];
}

export interface PublishedPort {
  /** Empty for all addresses. */
  readonly hostIp: string;
  /** A port, a range when docker picks one of it, or empty for a random one. */
  readonly hostPort: string;
  readonly containerPort: number;
  readonly proto: string;
}

export interface VolumeMount {
  readonly kind: 'bind' | 'named' | 'anonymous';
  readonly source?: string;
  readonly target: string;
  readonly options?: readonly string[];
}

export interface ImageReference {
  /** As written. */
  readonly text: string;
  readonly domain: string | null;
  readonly path: string;
  readonly tag: string | null;
  readonly digest: string | null;
}
