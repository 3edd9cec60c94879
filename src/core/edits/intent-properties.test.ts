import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixtures } from '../../../fixtures/index.ts';
import { oddDocuments } from '../../../fixtures/odd-documents.ts';
import { oddIntents } from '../../../fixtures/odd-intents.ts';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { lineStart, nextLine } from '../cloud-config/line-ends.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { applyEdits, invertEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';
import { applyIntent, applyIntents } from './apply-intent.ts';
import type { Intent } from './intent.ts';
import { resolveUnits } from './resolve-unit.ts';
import { brokenPromises } from './testing/promises.ts';

const numRuns = Number(process.env.INTENT_RUNS ?? 300);

test('an intent does what it says, and nothing else, or is refused with a reason', {
  timeout: 3_600_000,
}, () => {
  fc.assert(
    fc.property(oddDocuments(fixtures().map((one) => one.text)), oddIntents(), (text, make) => {
      const before = analyze(text);
      const intent = make(before);
      const result = applyIntent(before, intent);
      const what = () => `${JSON.stringify(intent)}\non:\n${text}`;
      if ('refused' in result) {
        expect(result.reason, what()).toMatch(/^[^\n]*\.$/);
        return;
      }
      expect(sortEdits(result.edits)).toEqual(result.edits);
      const after = analyze(applyEdits(text, result.edits));
      const show = () => `${what()}\nbecame:\n${after.text}`;
      expect(after.config.readable, show()).toBe(true);
      expect(applyEdits(after.text, invertEdits(text, result.edits)), show()).toBe(text);
      expect(brokenPromises(before, after, intent), show()).toEqual([]);
      expect(strayEdits(before, intent, result.edits), show()).toEqual([]);
      expect(newErrors(before, after, intent), show()).toEqual([]);
      if (CHANGES_NOTHING_TWICE.has(intent.do) && isOrderKept(before, after)) {
        const again = applyIntent(after, intent);
        if (!('refused' in again)) expect(applyEdits(after.text, again.edits), show()).toBe(after.text);
      }
    }),
    { numRuns },
  );
});

test('several intents in a row are all carried out, or none', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(
      oddDocuments(fixtures().map((one) => one.text)),
      fc.array(oddIntents(), { minLength: 2, maxLength: 6 }),
      (text, makers) => {
        let stepwise = analyze(text);
        const intents: Intent[] = [];
        for (const make of makers) {
          const intent = make(stepwise);
          const one = applyIntent(stepwise, intent);
          if ('refused' in one) continue;
          intents.push(intent);
          stepwise = analyze(applyEdits(stepwise.text, one.edits));
        }
        const whole = applyIntents(analyze(text), intents);
        if ('refused' in whole) throw new Error(whole.reason);
        expect(applyEdits(text, whole.edits)).toBe(stepwise.text);
        expect(applyEdits(stepwise.text, invertEdits(text, whole.edits))).toBe(text);
      },
    ),
    { numRuns: Math.ceil(numRuns / 5) },
  );
});

/** Codes of the errors that stand in the text after an intent and did not before; a user's own wish is none. */
function newErrors(before: Analysis, after: Analysis, intent: Intent): string[] {
  const left = errorsOf(before);
  if (MAY_BRING_ANY.has(intent.do)) return [];
  if (intent.do === 'duplicate' || intent.do === 'paste-units' || intent.do === 'add-docker')
    return errorsOf(after).filter(
      (code) =>
        !left.includes(code) &&
        !['duplicate-published-port', 'ordering-cycle', 'missing-exec-start', 'missing-header'].includes(
          code,
        ),
    );
  const brought = errorsOf(after).filter((code) => {
    const at = left.indexOf(code);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && !(MAY_CAUSE[intent.do] ?? []).includes(code);
  });
  // A specifier that there is not is wrong wherever it is typed, and takes its line with it.
  const isWrong = /%/.test(JSON.stringify(intent));
  return isWrong ? brought.filter((code) => !/^(bad-specifier|missing-exec-start)$/.test(code)) : brought;
}

/** What was pasted, or typed as a file, may be wrong itself; what a deleted entry covered comes to light. */
const MAY_BRING_ANY: ReadonlySet<Intent['do']> = new Set([
  'add-units',
  'add-drop-in',
  'set-content',
  'set-key',
  'set-file-field',
  'delete-file',
  'delete',
]);

/** Edits outside the lines of the unit that an intent is about, its template's and its files'. */
function strayEdits(before: Analysis, intent: Intent, edits: readonly TextEdit[]): TextEdit[] {
  if (!intent.do.startsWith('set-') || !('unit' in intent)) return [];
  const units = resolveUnits(before, intent.unit);
  const labels = units.flatMap((unit) => unit.sources.map((source) => source.label));
  const { config, text } = before;
  const homes = [
    ...config.units.filter(
      (entry) => units.some((unit) => unit.entry === entry) || labels.includes(entry.name?.text ?? ''),
    ),
    ...config.files.filter((file) => labels.includes(file.path?.text ?? '')),
  ].map(({ item }) => ({ start: lineStart(text, item.span.start), end: nextLine(text, item.span.end) }));
  const isHome = ({ span }: TextEdit) =>
    homes.some((home) => home.start <= span.start && span.end <= home.end);
  return edits.filter((edit) => !isHome(edit));
}

/** An index goes on meaning the same unit. */
function isOrderKept(before: Analysis, after: Analysis): boolean {
  return before.config.units.every((entry, i) => entry.name?.text === after.config.units[i]?.name?.text);
}

/** Intents that change nothing when they are carried out once more. */
const CHANGES_NOTHING_TWICE: ReadonlySet<Intent['do']> = new Set([
  'connect',
  'set-edge-kind',
  'set-dependencies',
  'set-image',
  'set-command',
  'set-flag',
  'set-directive',
  'set-unit-field',
  'set-file-field',
  'set-image-source',
  'set-readiness',
  'set-key',
  'set-list',
  'set-content',
  'sort',
]);

function errorsOf(analysis: Analysis): string[] {
  return diagnose(analysis)
    .filter((one) => one.severity === 'error')
    .map((one) => one.code);
}

/**
 * Errors that an intent may bring: what was typed is wrong in itself, what was copied was wrong already, what was
 * drawn closes a circle or names a unit that is not here.
 */
const MAY_CAUSE: Readonly<Partial<Record<Intent['do'], readonly string[]>>> = {
  'add-service': ['unknown-unit', 'missing-header'],
  'add-container': ['unknown-unit', 'missing-header'],
  'set-unit-field': ['unknown-unit', 'bad-unit-name', 'masked-but-started', 'masked-unit'],
  'add-file': ['missing-header'],
  'add-user': ['missing-header'],
  'set-list': ['missing-header'],
  rename: ['unknown-unit'],
  connect: ['ordering-cycle', 'unknown-unit', 'duplicate-container-name'],
  'set-edge-kind': ['ordering-cycle', 'unknown-unit'],
  'set-dependencies': ['ordering-cycle', 'unknown-unit'],
  reconnect: ['ordering-cycle', 'unknown-unit'],
  'set-flag': [
    'duplicate-published-port',
    'docker-run-syntax',
    'docker-legacy-flag',
    'unknown-docker-flag',
    'duplicate-container-name',
  ],
  'set-command': ['docker-run-syntax'],
  'set-directive': [
    'exec-syntax',
    'relative-exec-path',
    'missing-exec-start',
    'several-exec-start',
    'unknown-unit',
    'unknown-directive',
    'unknown-section',
    'docker-run-syntax',
  ],
};
