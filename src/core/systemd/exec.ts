import type { Span, Spanned } from '../text/span.ts';
import type { Word } from '../text/word.ts';

export interface ExecProblem {
  /** `unbalanced-quotes`, `unknown-escape`, `empty-command`, `missing-program`, `relative-path`, `directory-path`, `unsafe-program`, `bad-prefix`, `missing-argv0`. */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** One command of an Exec line (`;` separates several): systemd.service(5), COMMAND LINES. */
export interface ExecCommand {
  readonly span: Span;
  /** The characters of `- @ : + !` before the program, each once, in order. */
  readonly prefix: Spanned<string>;
  /** The program; null for an empty command. */
  readonly program: Word | null;
  /** All words, the program first. With prefix `@` the second is argv[0]. */
  readonly words: readonly Word[];
}

export interface ExecLine {
  readonly commands: readonly ExecCommand[];
  readonly problems: readonly ExecProblem[];
}
