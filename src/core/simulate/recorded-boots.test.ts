import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import own from '../../../fixtures/boots/recorded.json';
import { differences, type RecordedBoot } from './recorded-boot.fixture.ts';

describe('boots of the real systemd 252', () => {
  test.each((own as unknown as RecordedBoot[]).map((boot) => [boot.id, boot] as const))('%s', (_, boot) => {
    expect(differences(boot)).toEqual([]);
  });
});

/** Recordings beside the project; without them these tests are skipped. */
const TRACES = join(import.meta.dirname, '../../../../shared/oracle/boot/traces.json');

/**
 * Recordings that end, after `--max` seconds, within a few milliseconds of a restart that is due: whether it is seen
 * depends on the grid of systemd's timers, whose phase is another at each boot, and on the load of the recording machine.
 */
const ENDS_AT_A_RESTART: ReadonlySet<string> = new Set(['restart-stale-name']);

describe.skipIf(!existsSync(TRACES))('recorded boots in ../shared/oracle/boot', () => {
  const traces: RecordedBoot[] = existsSync(TRACES) ? JSON.parse(readFileSync(TRACES, 'utf8')) : [];
  test.each(traces.filter(({ id }) => !ENDS_AT_A_RESTART.has(id)).map((boot) => [boot.id, boot] as const))(
    '%s',
    (_, boot) => {
      expect(differences(boot)).toEqual([]);
    },
  );
});
