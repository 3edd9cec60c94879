import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RECORDED_VERDICTS } from './systemd-verdicts.fixture.ts';
import { differences, NO_DIFFERENCES } from './testing/beside-systemd.ts';

const RECORDING = '../shared/oracle/verify-cases.json';

/**
 * All of the recording but one: `utf8.service` holds bytes outside UTF-8. Such a text is refused before it is read,
 * with the byte and its line (`decode-utf8.test.ts`).
 */
describe('units that systemd-analyze verify 252 has judged', () => {
  it.each(RECORDED_VERDICTS.map((row) => [row.name, row] as const))('%s', (name, { text, says }) => {
    const verdicts = says.map(([line, , message]) => ({ unit: name, line, message }));
    expect(differences(new Map([[name, text]]), verdicts, 252)).toEqual(NO_DIFFERENCES);
  });

  it.skipIf(!existsSync(RECORDING))(
    `are those of the recording (skipped where ${RECORDING} is absent)`,
    () => {
      const { cases } = JSON.parse(readFileSync(RECORDING, 'utf8'));
      expect(cases).toHaveLength(36);
      const texts = cases.filter(({ name }: { name: string }) => name !== 'utf8.service');
      expect(RECORDED_VERDICTS).toEqual(texts);
    },
  );
});
