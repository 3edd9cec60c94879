import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemdVersion, verifyUnits } from '../../../scripts/verify-units.mjs';
import { analyze } from '../analyze.ts';
import { holdsTemplateText } from './incomplete.ts';
import { everyKeyWithManyValues } from './systemd-verify-keys.fixture.ts';
import { unitsToVerify } from './systemd-verify-units.fixture.ts';
import { wholeUnitsToVerify } from './systemd-verify-whole.fixture.ts';
import { differences, NO_DIFFERENCES, STUBS } from './testing/beside-systemd.ts';

function check(units: ReadonlyMap<string, string>): void {
  expect(differences(units, verifyUnits(units, STUBS), systemdVersion())).toEqual(NO_DIFFERENCES);
}

/** Unit files of all files of a folder; what a template still has to fill in is left out. */
function realUnits(folder: string, unitsOf: (name: string, text: string) => readonly [string, string][]) {
  const units = new Map<string, string>();
  for (const [i, name] of (existsSync(folder) ? readdirSync(folder) : []).entries()) {
    for (const [unit, text] of unitsOf(name, readFileSync(join(folder, name), 'utf8'))) {
      if (!holdsTemplateText(text)) units.set(`real-${i}-${unit}`, text);
    }
  }
  return units;
}

const UNITS = '../shared/corpus/units';
const DOCUMENTS = '../shared/corpus/cloud-config';

describe.skipIf(systemdVersion() === 0)(
  'Slipway and systemd-analyze verify agree (skipped where it is missing)',
  { timeout: 60_000 },
  () => {
    it('about values of the keys that units of containers have', () => {
      const units = unitsToVerify();
      expect(units.size).toBeGreaterThan(600);
      check(units);
    });

    it('about every key with values of many kinds', () => check(everyKeyWithManyValues()));

    it('about units of every type as a whole, templates and drop-ins', () => check(wholeUnitsToVerify()));

    it.skipIf(!existsSync(UNITS))(`about real units (skipped where ${UNITS} is absent)`, () =>
      check(realUnits(UNITS, (name, text) => (name.endsWith('.service') ? [[name, text]] : []))),
    );

    it.skipIf(!existsSync(DOCUMENTS))(
      `about units of real documents (skipped where ${DOCUMENTS} is absent)`,
      () =>
        check(
          realUnits(DOCUMENTS, (_, text) =>
            analyze(text).machine.units.flatMap(({ name, type, sources }) => {
              const source = sources.find(({ role }) => role === 'content');
              return source && type === 'service' ? [[name, source.file.source]] : [];
            }),
          ),
        ),
    );
  },
);
