import { dependencyTargets, targetRemoval } from '../systemd/dependency-targets.ts';
import type { Directive, Section, UnitFile } from '../systemd/unit-file.ts';
import { type Span, sliceSpan } from '../text/span.ts';
import { deletion, insertion, type TextEdit } from '../text/text-edit.ts';
import { accepted } from './refused.ts';

/** A directive to be added. */
export interface NewDirective {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** The edits of a unit text that add directives, in the manner of the lines around them; a missing section is made once. */
export function addDirectives(file: UnitFile, added: readonly NewDirective[]): TextEdit[] {
  const bySection = new Map<string, NewDirective[]>();
  for (const directive of added) {
    bySection.set(directive.section, [...(bySection.get(directive.section) ?? []), directive]);
  }
  return [...bySection].flatMap(([section, directives]) =>
    file.sections.some((one) => one.name.value === section)
      ? directives.map((directive) => addToSection(file, directive))
      : [addSection(file, section, directives)],
  );
}

function addToSection(file: UnitFile, { section, key, value }: NewDirective): TextEdit {
  const home = homeSection(file, section, key);
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
  return replaceInValue(directive, { start: 0, end: directive.value.length }, value);
}

/** The edit that changes part of a directive's value; `inner` in offsets of the value. */
export function replaceInValue(directive: Directive, inner: Span, text: string): TextEdit {
  return accepted(directive.embedding.replace(inner, text));
}

/** The edit that takes one unit out of a dependency list; the whole line when nothing else is on it. */
export function removeTarget(file: UnitFile, directive: Directive, target: Span): TextEdit {
  const words = dependencyTargets(directive);
  if (words.length <= 1) return removeDirective(directive);
  const at = words.findIndex((word) => word.span.start === target.start);
  const withBlanks = targetRemoval(words, at);
  const stretch = sliceSpan(file.source, directive.embedding.toOuter(withBlanks));
  const holdsComment = at === 0 && /\n[ \t]*[#;]/.test(stretch);
  return replaceInValue(directive, holdsComment ? target : withBlanks, '');
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
  const missing = values.slice(present.length).map((value) => ({ section, key, value }));
  return [...edits, ...addDirectives(file, missing)];
}

/** The section that should hold a new `key`: the one that has it already, else the first of that name. */
function homeSection(file: UnitFile, section: string, key: string): Section {
  const candidates = file.sections.filter((one) => one.name.value === section);
  const home = candidates.findLast((one) => one.directives.some((directive) => directive.key.value === key));
  return home ?? (candidates[0] as Section);
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

function addSection(file: UnitFile, section: string, directives: readonly NewDirective[]): TextEdit {
  const lines = [`[${section}]`, ...directives.map(({ key, value }) => `${key}=${value}`)].join('\n');
  const first = file.sections[0];
  if (section === 'Unit' && first) return insertion(first.headerSpan.start, `${lines}\n\n`);
  const { source } = file;
  const gap = source === '' || source.endsWith('\n\n') ? '' : source.endsWith('\n') ? '\n' : '\n\n';
  return insertion(source.length, `${gap}${lines}\n`);
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
