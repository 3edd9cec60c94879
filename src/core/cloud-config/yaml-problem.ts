import type { Span } from '../text/span.ts';
import type { YamlProblem } from './document.ts';

/**
 * What the `yaml` package found, in our codes and words; null for findings that are none of ours.
 * `position` may be empty or lie behind the text; the span covers a character wherever there is one.
 */
export function composerProblem(
  text: string,
  code: string,
  message: string,
  position: readonly [number, number],
  severity: YamlProblem['severity'],
): YamlProblem | null {
  if (code === 'TAG_RESOLVE_FAILED') return null;
  const words = WORDS[code];
  return {
    severity,
    code: words?.code ?? code.toLowerCase().replaceAll('_', '-'),
    message: words?.message ?? `${message.replace(/[.:]?$/, '')}.`,
    span: visibleSpan(text, position[0], position[1]),
  };
}

export function duplicateKey(text: string, key: string, span: Span): YamlProblem {
  return {
    severity: 'error',
    code: 'duplicate-key',
    message: `The key "${key}" occurs twice in this mapping. Flatcar discards the whole document for it.`,
    span: visibleSpan(text, span.start, span.end),
  };
}

export function unknownAlias(name: string, span: Span): YamlProblem {
  return {
    severity: 'error',
    code: 'unknown-alias',
    message: `*${name} refers to an anchor, but no &${name} stands before it.`,
    span,
  };
}

export function multipleDocuments(text: string, start: number): YamlProblem {
  return {
    severity: 'warning',
    code: 'multiple-documents',
    message: 'A second YAML document begins here. The machine reads only the first.',
    span: visibleSpan(text, start, start),
  };
}

/** Too many levels to read; `at` is where they become too many, found by counting when it is not known. */
export function tooDeep(text: string, at: number = deepestOpening(text)): YamlProblem {
  return {
    severity: 'error',
    code: 'too-deep',
    message: 'Collections are nested too deeply here to be read.',
    span: visibleSpan(text, at, at),
  };
}

const WORDS: Record<string, { readonly code: string; readonly message?: string }> = {
  TAB_AS_INDENT: {
    code: 'tab-indent',
    message: 'A tab indents this line. YAML allows only spaces for indentation.',
  },
  BAD_INDENT: { code: 'bad-indent' },
  MULTILINE_IMPLICIT_KEY: {
    code: 'multiline-key',
    message:
      'A key has to stand on one line with its colon. A colon, a blank after it, or indentation is missing.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    code: 'block-as-key',
    message:
      'A mapping begins here where a plain value was expected. Indent it on its own line, or quote the value.',
  },
  BAD_SCALAR_START: { code: 'bad-scalar-start' },
  MISSING_CHAR: { code: 'missing-character' },
  UNEXPECTED_TOKEN: { code: 'unexpected-token' },
  BAD_DQ_ESCAPE: { code: 'bad-escape' },
};

function visibleSpan(text: string, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  if (to > from) return { start: from, end: to };
  if (from < text.length) return { start: from, end: from + 1 };
  return { start: Math.max(0, from - 1), end: from };
}

/** Where brackets, or dashes in a row, first stand a hundred levels deep. */
function deepestOpening(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '[' || character === '{' || character === '-' || character === '?') depth++;
    else if (character === ']' || character === '}') depth--;
    else if (character === '\n') depth = 0;
    if (depth >= 100) return i;
  }
  return 0;
}
