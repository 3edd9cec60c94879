import type { Analysis } from '../analysis.ts';
import { type Span, shiftSpan } from '../text/span.ts';
import { type Level, levelNamed, readLevelSettings } from './rule-levels.ts';

/** A rule that a comment sets to a level. */
export interface RuleSwitch {
  readonly code: string;
  /** The code in the document. */
  readonly span: Span;
  readonly level: Level;
  /** The line it speaks of, 1-based: the next that is no such comment; null for the whole document. */
  readonly line: number | null;
}

/** What a comment that is meant to be such a one gets wrong. */
export type SwitchFault =
  /** A word, or a level, that there is not. */
  | { readonly kind: 'verb' | 'level'; readonly text: string; readonly span: Span }
  /** A comment without a code; a code without a level; a level where the comment switches off. */
  | { readonly kind: 'no-code' | 'no-level' | 'needless-level'; readonly span: Span };

/** The levels that a document gives to rules, and what it gets wrong there. */
export interface Switches {
  readonly all: readonly RuleSwitch[];
  readonly faults: readonly SwitchFault[];
}

/**
 * The comments of the document, and of the unit texts in it, that set rules:
 *
 *     # slipway-disable-next-line CODE, CODE -- reason
 *     # slipway-disable CODE
 *     # slipway-rule-next-line CODE=LEVEL, CODE=LEVEL
 *     # slipway-rule CODE=LEVEL
 *
 * What follows ` -- ` is the reason.
 */
export function ruleSwitches(analysis: Analysis): Switches {
  return switchesOf(analysis);
}

/**
 * The level at which findings of `code` at `offset` count: that of the comment above their line, else of the last
 * comment for the whole document, else `given`; undefined where none of them sets one.
 */
export function levelAt(
  analysis: Analysis,
  code: string,
  offset: number,
  given: Level | undefined,
): Level | undefined {
  const ofRule = switchesOf(analysis).byCode.get(code);
  if (!ofRule) return given;
  return lineLevel(analysis, ofRule, offset) ?? ofRule.document ?? given;
}

/** False when findings of `code` count nowhere. */
export function isAsked(analysis: Analysis, code: string, given: Level | undefined): boolean {
  const ofRule = switchesOf(analysis).byCode.get(code);
  if ((ofRule?.document ?? given) !== 'off') return true;
  return ofRule !== undefined && [...ofRule.lines.values()].some((level) => level !== 'off');
}

interface IndexedSwitches extends Switches {
  readonly byCode: ReadonlyMap<string, LevelsOfRule>;
}

interface LevelsOfRule {
  document: Level | undefined;
  readonly lines: Map<number, Level>;
  /** The first line of the continued directive that each line asked about belongs to. */
  readonly firstLines: Map<number, number>;
}

const known = new WeakMap<Analysis, IndexedSwitches>();
const NONE: IndexedSwitches = { all: [], faults: [], byCode: new Map() };

function switchesOf(analysis: Analysis): IndexedSwitches {
  let result = known.get(analysis);
  if (!result) {
    result = analysis.text.includes('slipway-') ? indexed(readSwitches(analysis)) : NONE;
    known.set(analysis, result);
  }
  return result;
}

function indexed(switches: Switches): IndexedSwitches {
  const byCode = new Map<string, LevelsOfRule>();
  for (const { code, level, line } of switches.all) {
    const ofRule: LevelsOfRule = byCode.get(code) ?? {
      document: undefined,
      lines: new Map(),
      firstLines: new Map(),
    };
    byCode.set(code, ofRule);
    if (line === null) ofRule.document = level;
    else ofRule.lines.set(line, level);
  }
  return { ...switches, byCode };
}

/** What the comment above the line says, or the one above the first line of a continued directive. */
function lineLevel({ text, lines }: Analysis, ofRule: LevelsOfRule, offset: number): Level | undefined {
  if (ofRule.lines.size === 0) return undefined;
  const { line } = lines.positionAt(offset);
  const own = ofRule.lines.get(line);
  if (own) return own;
  const { firstLines } = ofRule;
  let first = line;
  while (!firstLines.has(first) && first > 1 && CONTINUED.test(lineAt(text, lines.lineSpan(first - 1))))
    first--;
  first = firstLines.get(first) ?? first;
  firstLines.set(line, first);
  return ofRule.lines.get(first);
}

const CONTINUED = /\\[ \t]*$/;
const COMMENT = /^([ \t]*[#;][ \t]*)(slipway-[A-Za-z-]+)([ \t:]*)(.*)$/;
const REASON = /(?:^|[ \t])--(?:[ \t].*)?$/;

interface Verb {
  readonly isAboutNextLine: boolean;
  readonly takesLevels: boolean;
}

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['slipway-disable-next-line', { isAboutNextLine: true, takesLevels: false }],
  ['slipway-disable', { isAboutNextLine: false, takesLevels: false }],
  ['slipway-rule-next-line', { isAboutNextLine: true, takesLevels: true }],
  ['slipway-rule', { isAboutNextLine: false, takesLevels: true }],
]);

/** The words that such a comment may begin with. */
export const SWITCH_VERBS: readonly string[] = [...VERBS.keys()];

function readSwitches(analysis: Analysis): Switches {
  const { text, lines } = analysis;
  const all: RuleSwitch[] = [];
  const faults: SwitchFault[] = [];
  for (let at = text.indexOf('slipway-'); at >= 0; ) {
    const { line } = lines.positionAt(at);
    const { start, end } = lines.lineSpan(line);
    at = text.indexOf('slipway-', end);
    const [, before = '', name = '', gap = '', rest = ''] = COMMENT.exec(text.slice(start, end)) ?? [];
    if (name === '') continue;
    const nameStart = start + before.length;
    const span = { start: nameStart, end: nameStart + name.length };
    const verb = VERBS.get(name);
    if (!verb) {
      faults.push({ kind: 'verb', text: name, span });
      continue;
    }
    const about = verb.isAboutNextLine ? nextLine(analysis, line) : null;
    const settings = readLevelSettings(rest.replace(REASON, ''));
    if (settings.length === 0) faults.push({ kind: 'no-code', span });
    for (const setting of settings) {
      const by = span.end + gap.length;
      const code = { code: setting.code.value, span: shiftSpan(setting.code.span, by), line: about };
      const levelSpan = setting.level && shiftSpan(setting.level.span, by);
      if (!verb.takesLevels) {
        if (levelSpan) faults.push({ kind: 'needless-level', span: { ...levelSpan, start: code.span.end } });
        all.push({ ...code, level: 'off' });
        continue;
      }
      const level = setting.level && levelNamed(setting.level.value);
      if (level) all.push({ ...code, level });
      else if (setting.level && levelSpan)
        faults.push({ kind: 'level', text: setting.level.value, span: levelSpan });
      else faults.push({ kind: 'no-level', span: code.span });
    }
  }
  return { all, faults };
}

function nextLine({ text, lines }: Analysis, line: number): number {
  let next = line + 1;
  while (next <= lines.lineCount && COMMENT.test(lineAt(text, lines.lineSpan(next)))) next++;
  return next;
}

function lineAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
