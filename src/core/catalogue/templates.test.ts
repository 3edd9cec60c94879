import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { applyIntent } from '../edits/apply-intent.ts';
import { applyEdits } from '../text/text-edit.ts';
import { freeName, templates } from './templates.ts';

describe.each(templates.map((template) => [template.title, template] as const))(
  'the template %s',
  (_, template) => {
    const before = analyze('#cloud-config\n');
    const result = applyIntent(before, template.intent(template.name));
    if ('refused' in result) throw new Error(result.reason);
    const after = analyze(applyEdits(before.text, result.edits));

    test('writes what can be read again', () => {
      expect(after.config.readable).toBe(true);
      expect(after.config.units.length + after.config.files.length).toBeGreaterThan(0);
    });
    test('writes nothing that is wrong', () => {
      const grave = diagnose(after).filter(({ severity }) => severity === 'error' || severity === 'warning');
      expect(grave.map(({ message }) => message)).toEqual([]);
    });
  },
);

test('a free name counts up and keeps the suffix', () => {
  const taken = new Set(['script.sh', 'script-2.sh', 'daily']);
  expect(freeName('script.sh', (name) => taken.has(name))).toBe('script-3.sh');
  expect(freeName('daily', (name) => taken.has(name))).toBe('daily-2');
  expect(freeName('web', (name) => taken.has(name))).toBe('web');
});
