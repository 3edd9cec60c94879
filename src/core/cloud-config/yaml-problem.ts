import type { Span } from '../text/span.ts';
import type { YamlProblem } from './document.ts';
import { yamlWords } from './yaml-words.ts';

/** A problem before anyone asked for its words: a broken text has more of them than anyone reads. */
export interface Finding {
  readonly severity: YamlProblem['severity'];
  readonly code: string;
  readonly span: Span;
  describe(): string;
}

/**
 * What the `yaml` package found, in our codes and words; null for findings that are none of ours.
 * `position` may be empty or lie behind the text; the span covers a character wherever there is one.
 */
export function libraryFinding(
  text: string,
  code: string,
  message: string,
  position: readonly [number, number],
  severity: YamlProblem['severity'],
): Finding | null {
  if (code === 'TAG_RESOLVE_FAILED') return null;
  return {
    severity,
    code: CODES.get(code) ?? code.toLowerCase().replaceAll('_', '-'),
    span: visibleSpan(text, position[0], position[1]),
    describe: () => yamlWords(text, position[0], message),
  };
}

/** A tab where YAML counts blanks. */
export function tabIndent(span: Span): Finding {
  return finding(
    'error',
    'tab-indent',
    span,
    'A tab indents this line. YAML allows only spaces for indentation.',
  );
}

export function duplicateKey(text: string, key: string, span: Span): Finding {
  return finding(
    'error',
    'duplicate-key',
    visibleSpan(text, span.start, span.end),
    `The key "${shortened(key)}" occurs twice in this mapping. Flatcar discards the whole document for it.`,
  );
}

export function unknownAlias(name: string, span: Span): Finding {
  const short = shortened(name);
  return finding(
    'error',
    'unknown-alias',
    span,
    `*${short} refers to an anchor, but no &${short} stands before it.`,
  );
}

export function multipleDocuments(text: string, start: number): Finding {
  return finding(
    'warning',
    'multiple-documents',
    visibleSpan(text, start, start),
    'A second YAML document begins here. The machine reads only the first.',
  );
}

/** Too many levels to read; `at` is where they become too many. */
export function tooDeep(text: string, at: number): Finding {
  return finding(
    'error',
    'too-deep',
    visibleSpan(text, at, at),
    'Collections are nested too deeply here to be read.',
  );
}

/** More to read than is read; `at` is where it becomes too much. */
export function tooLong(text: string, at: number): Finding {
  return finding(
    'error',
    'too-long',
    visibleSpan(text, at, at),
    'The document has a million words and signs up to here, more than are read. The text stays as it is.',
  );
}

/** A text of which nothing was read. */
export function tooLarge(text: string): Finding {
  return finding(
    'error',
    'too-large',
    visibleSpan(text, 0, 0),
    'The document is over 5 MB, the most that is read. The text stays as it is; user-data of EC2 holds 16 KB.',
  );
}

/** Lists that aliases repeat so often that not all of their entries were read. */
export function tooManyAliases(text: string, span: Span): Finding {
  return finding(
    'error',
    'too-many-aliases',
    visibleSpan(text, span.start, span.end),
    'Aliases repeat the drop-ins here so often that they come to over 10000. The rest was not read.',
  );
}

/** A long text so full of errors that the rest, from `at` on, was not looked at. */
export function notReadFurther(text: string, at: number): Finding {
  return finding(
    'error',
    'not-read-further',
    visibleSpan(text, at, at),
    'The text has so many errors up to here that the rest was not read.',
  );
}

function finding(severity: Finding['severity'], code: string, span: Span, message: string): Finding {
  return { severity, code, span, describe: () => message };
}

/** Ours for the codes of the `yaml` package, where they differ by more than their spelling. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['TAB_AS_INDENT', 'tab-indent'],
  ['MULTILINE_IMPLICIT_KEY', 'multiline-key'],
  ['BLOCK_AS_IMPLICIT_KEY', 'block-as-key'],
  ['MISSING_CHAR', 'missing-character'],
  ['BAD_DQ_ESCAPE', 'bad-escape'],
  ['KEY_OVER_1024_CHARS', 'long-key'],
  ['RESOURCE_EXHAUSTION', 'too-deep'],
]);

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function visibleSpan(text: string, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  if (to > from) return { start: from, end: to };
  if (from < text.length) return { start: from, end: from + 1 };
  return { start: Math.max(0, from - 1), end: from };
}
