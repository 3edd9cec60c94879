import type { Span } from '../text/span.ts';
import { isComment, physicalLine, readLogicalLine } from './logical-line.ts';
import type { UnitFile } from './unit-file.ts';

/** A line that looks like the rest of the command before it, whose last backslash is missing. */
export interface LostArgument {
  /** The line without its blanks. */
  readonly span: Span;
  /** What the backslash belongs in place of: nothing, or one that blanks follow, behind the line before. */
  readonly gap: Span;
  /** The command it belongs to. */
  readonly key: string;
}

/**
 * Lines behind a command that begin with a dash, or that stand further right than the command and assign nothing:
 * options and arguments, which systemd takes for lines of their own.
 */
export function lostArguments({ source, directives, problems }: UnitFile): LostArgument[] {
  if (directives.length === 0) return [];
  const assigned = new Map(directives.map((directive) => [directive.span.start, directive]));
  const junk = new Set(
    problems.filter(({ code }) => code === 'missing-equals').map(({ span }) => span.start),
  );
  const found: LostArgument[] = [];
  let command: Command | null = null;
  for (let at = 0; at < source.length; ) {
    const physical = physicalLine(source, at);
    if (isComment(source, physical)) {
      command = null;
      at = physical.next;
      continue;
    }
    const line = readLogicalLine(source, at);
    const text = source.slice(at, line.span.end);
    const indent = text.length - text.trimStart().length;
    const start = at + indent;
    const end = at + text.trimEnd().length;
    const directive = assigned.get(at);
    const isOption = /^\s*-{1,2}[A-Za-z]/.test(text);
    const isFurther = command !== null && junk.has(start) && indent > command.indent;
    if (command && (isOption || isFurther)) {
      found.push({ span: { start, end }, gap: gapBehind(source, command.end), key: command.key });
      command = { key: command.key, indent: command.indent, end };
    } else if (directive && /^Exec/.test(directive.key.value)) {
      command = { key: directive.key.value, indent, end };
    } else command = null;
    at = line.span.end;
  }
  return found;
}

/** A backslash that blanks follow ends nothing. */
function gapBehind(source: string, end: number): Span {
  const from = source.slice(0, end).replace(/\s*\\$/, '').length;
  const to = end + (/^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0);
  return from < end ? { start: from, end: to } : { start: end, end };
}

interface Command {
  readonly key: string;
  readonly indent: number;
  readonly end: number;
}

/** True when the place lies in one of the lines. */
export function isLostArgument(lost: readonly LostArgument[], { start }: Span): boolean {
  return lost.some(({ span }) => span.start <= start && start < span.end);
}
