import type { Analysis } from '../analysis.ts';
import type { UnitFile } from '../systemd/unit-file.ts';
import { unitTypeOf } from '../systemd/unit-name.ts';
import type { Target } from '../target.ts';
import { fixBy } from './fixes.ts';
import { type PlacedSource, sourcePlace } from './places.ts';
import type { Finding, JudgedText, TextFinding, TextRule } from './rule.ts';

/** What a rule has found in a unit text. */
export interface RuleFinding {
  readonly rule: TextRule;
  readonly finding: TextFinding;
}

/** What the rule finds in the text of a unit. */
export function checkText(
  rule: TextRule,
  { unit, source }: PlacedSource,
  target: Target,
): readonly RuleFinding[] {
  if (rule.reader === 'systemd' && unitTypeOf(unit.name) === '') return [];
  const found: RuleFinding[] = [];
  const { file, execs } = source;
  const text: JudgedText = {
    unitName: unit.name,
    unitType: unit.type,
    isDropIn: source.role === 'drop-in',
    file,
    execs,
    target,
  };
  rule.checkText(text, (finding) => found.push({ rule, finding }));
  return found;
}

/**
 * As `checkText`, for all `rules` (always the same ones). Remembered as long as the text itself: the rules look at
 * the text, the unit's name and the target alone. A rule that fails has found nothing.
 */
export function rememberedFindings(
  rules: readonly TextRule[],
  placed: PlacedSource,
  target: Target,
): readonly RuleFinding[] {
  const key = `${target.dialect} ${target.systemd} ${target.platform} ${placed.unit.name}`;
  let ofText = remembered.get(placed.source.file);
  if (!ofText || ofText.size >= NAMES_PER_TEXT) {
    ofText = new Map();
    remembered.set(placed.source.file, ofText);
  }
  let found = ofText.get(key);
  if (!found) {
    found = rules.flatMap((rule) => orNone(() => checkText(rule, placed, target)));
    ofText.set(key, found);
  }
  return found;
}

/** What is found; nothing where looking for it fails. */
export function orNone<T>(find: () => readonly T[]): readonly T[] {
  try {
    return find();
  } catch {
    return [];
  }
}

/** A text is judged anew for each letter typed into its unit's name. */
const NAMES_PER_TEXT = 1000;
const remembered = new WeakMap<UnitFile, Map<string, readonly RuleFinding[]>>();

/** A finding in a unit text as one in the document. */
export function placeFinding(analysis: Analysis, placed: PlacedSource, found: TextFinding): Finding {
  const { message, span, severity, fix } = found;
  return {
    message,
    span: sourcePlace(analysis, placed, span),
    unit: placed.unit.position,
    ...(severity ? { severity } : {}),
    ...(fix ? { fixes: () => fixBy(analysis, fix.title, (change) => fix.edit(change, placed.source)) } : {}),
  };
}
