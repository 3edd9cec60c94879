import { dependencyTargets, targetRemoval } from '../systemd/dependency-targets.ts';
import type { Directive, Section, UnitFile } from '../systemd/unit-file.ts';
import { isRefusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import { deletion, insertion, type TextEdit } from '../text/text-edit.ts';
import { Refused } from './change.ts';

/** The edit of a unit text that adds `key=value` to a section, in the manner of the lines around it. */
export function addDirective(file: UnitFile, section: string, key: string, value: string): TextEdit {
  const home = homeSection(file, section, key);
  if (!home) return addSection(file, section, key, value);
  const anchor = lineBefore(home, key);
  const line = `${key}${anchor ? equalsLike(file, anchor) : '='}${value}`;
  if (!anchor) return insertion(...asLine(file, nextLine(file.source, home.headerSpan.end), line));
  return insertion(...asLine(file, anchor.span.end, indentLike(file, anchor) + line));
}

/** The edit that takes a directive out with all its lines. */
export function removeDirective(directive: Directive): TextEdit {
  return deletion(directive.span);
}

/** The edit that gives a directive another value. */
export function setValue(directive: Directive, value: string): TextEdit {
  const result = directive.embedding.replace({ start: 0, end: directive.value.length }, value);
  if (isRefusal(result)) throw new Refused(result.reason);
  return result;
}

/** The edit that changes part of a directive's value; `inner` in offsets of the value. */
export function replaceInValue(directive: Directive, inner: Span, text: string): TextEdit {
  const result = directive.embedding.replace(inner, text);
  if (isRefusal(result)) throw new Refused(result.reason);
  return result;
}

/** The edit that takes one unit out of a dependency list; the whole line when nothing else is on it. */
export function removeTarget(directive: Directive, target: Span): TextEdit {
  const words = dependencyTargets(directive);
  if (words.length <= 1) return removeDirective(directive);
  const at = words.findIndex((word) => word.span.start === target.start);
  return replaceInValue(directive, targetRemoval(words, at), '');
}

/** The edits that make the values of `key` in `section` exactly `values`, touching only lines that differ. */
export function setDirectives(
  file: UnitFile,
  section: string,
  key: string,
  values: readonly string[],
): TextEdit[] {
  const present = file.directives.filter((one) => one.section === section && one.key.value === key);
  const edits: TextEdit[] = [];
  present.forEach((directive, i) => {
    const value = values[i];
    if (value === undefined) edits.push(removeDirective(directive));
    else if (value !== directive.value) edits.push(setValue(directive, value));
  });
  const missing = values.slice(present.length);
  const last = present.at(-1);
  for (const value of missing) {
    if (last)
      edits.push(
        insertion(
          ...asLine(file, last.span.end, `${indentLike(file, last)}${key}${equalsLike(file, last)}${value}`),
        ),
      );
    else edits.push(addDirective(file, section, key, value));
  }
  return edits;
}

/** The section that should hold a new `key`: the one that has it already, else the first of that name. */
function homeSection(file: UnitFile, section: string, key: string): Section | undefined {
  const candidates = file.sections.filter((one) => one.name.value === section);
  return (
    candidates.findLast((one) => one.directives.some((directive) => directive.key.value === key)) ??
    candidates[0]
  );
}

/** The directive behind which a new `key` goes: the last of the same key, else the last that ranks before it. */
function lineBefore(section: Section, key: string): Directive | undefined {
  const same = section.directives.findLast((directive) => directive.key.value === key);
  if (same) return same;
  const rank = rankOf(section.name.value, key);
  if (rank < 0) return section.directives.at(-1);
  return section.directives.findLast((directive) => {
    const other = rankOf(section.name.value, directive.key.value);
    return other >= 0 && other <= rank;
  });
}

function rankOf(section: string, key: string): number {
  return (KEY_ORDER[section] ?? []).indexOf(key);
}

/** The order in which Slipway writes directives, and most people do. */
const KEY_ORDER: Readonly<Record<string, readonly string[]>> = {
  Unit: [
    'Description',
    'Documentation',
    'Wants',
    'Requires',
    'Requisite',
    'BindsTo',
    'PartOf',
    'Upholds',
    'Conflicts',
    'Before',
    'After',
    'StartLimitIntervalSec',
    'StartLimitBurst',
  ],
  Service: [
    'Type',
    'RemainAfterExit',
    'Restart',
    'RestartSec',
    'SuccessExitStatus',
    'TimeoutStartSec',
    'TimeoutStopSec',
    'EnvironmentFile',
    'Environment',
    'ExecCondition',
    'ExecStartPre',
    'ExecStart',
    'ExecStartPost',
    'ExecReload',
    'ExecStop',
    'ExecStopPost',
  ],
};

function addSection(file: UnitFile, section: string, key: string, value: string): TextEdit {
  const first = file.sections[0];
  if (section === 'Unit' && first) {
    return insertion(first.headerSpan.start, `[Unit]\n${key}=${value}\n\n`);
  }
  const { source } = file;
  const gap = source === '' || source.endsWith('\n\n') ? '' : source.endsWith('\n') ? '\n' : '\n\n';
  return insertion(source.length, `${gap}[${section}]\n${key}=${value}\n`);
}

/** Where and how to insert a whole line at `offset`, which is behind a line end or at the end of the text. */
function asLine(file: UnitFile, offset: number, line: string): [number, string] {
  const ended = offset === 0 || file.source[offset - 1] === '\n';
  return ended ? [offset, `${line}\n`] : [offset, `\n${line}`];
}

function nextLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}

function equalsLike(file: UnitFile, directive: Directive): string {
  const between = file.source.slice(directive.key.span.end, directive.valueSpan.start);
  return /^[ \t]*=[ \t]*$/.test(between) ? between : '=';
}

function indentLike(file: UnitFile, directive: Directive): string {
  return /^[ \t]*/.exec(file.source.slice(directive.span.start, directive.key.span.start))?.[0] ?? '';
}
