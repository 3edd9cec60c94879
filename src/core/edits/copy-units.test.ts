import { describe, expect, test } from 'vitest';
import { fixture, fixtures } from '../../../fixtures/index.ts';
import { analyze } from '../analyze.ts';
import { normaliseUnitList, unitNames } from '../import/unit-list.ts';
import { applyEdits } from '../text/text-edit.ts';
import { applyIntent } from './apply-intent.ts';
import { unitList } from './copy-units.ts';

test('an entry is copied as it is written, at column 0', () => {
  const text =
    '#cloud-config\ncoreos:\n    units:\n      # Ours.\n      - name: a.service\n        command: start\n';
  const analysis = analyze(text);
  expect(unitList(analysis, analysis.machine.units).text).toBe(
    '# Ours.\n- name: a.service\n  command: start\n',
  );
});

test('line ends become LF', () => {
  const analysis = analyze(fixture('crlf'));
  expect(unitList(analysis, analysis.machine.units).text).not.toContain('\r');
});

test('what is no entry of whole lines is left', () => {
  const flow = analyze(fixture('flow-style'));
  expect(unitList(flow, flow.machine.units)).toMatchObject({ text: '', copied: [] });
  const stock = analyze(fixture('stock-units'));
  const left = unitList(stock, stock.machine.units).left.map(({ name }) => name);
  expect(left).toEqual(['network-online.target']);
});

describe('copied units, pasted into another document, are the same units', () => {
  for (const { name, text } of fixtures()) {
    const from = analyze(text);
    test.skipIf(!from.config.readable)(name, () => {
      for (const unit of from.machine.units) {
        const { text: list, copied } = unitList(from, [unit]);
        if (copied.length === 0) continue;
        const empty = analyze('#cloud-config\n');
        // As the paste takes it in: what it cannot read as units is shown to be judged.
        const taken = normaliseUnitList(list);
        if (unitNames(taken) === null) continue;
        const result = applyIntent(empty, { do: 'add-units', text: taken });
        if ('refused' in result) {
          expect(result.reason).toMatch(/^.+\.$/);
          continue;
        }
        const [pasted] = analyze(applyEdits(empty.text, result.edits)).machine.units;
        expect(pasted?.name).toBe(unit.name);
        expect(meaning(pasted?.entry?.content?.text ?? '')).toBe(meaning(unit.entry?.content?.text ?? ''));
      }
    });
  }
});

/** Lines of nothing but blanks mean nothing in a unit. */
function meaning(content: string): string {
  return content.replace(/[ \t]+$/gm, '').trimEnd();
}
