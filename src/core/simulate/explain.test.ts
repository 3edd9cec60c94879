import { describe, expect, test } from 'vitest';
import { readCloudConfig } from '../cloud-config/read.ts';
import { boot, bootInput, bootWithEngine } from './boot.fixture.ts';
import { bootOfConfig } from './boot-input.ts';
import { compareRuns, describeDifference } from './compare-runs.ts';
import { criticalPath } from './critical-path.ts';
import { rankFailures } from './failure-ranking.ts';
import { findingsOf } from './findings.ts';
import { simulate } from './simulate.ts';
import { timelineOf } from './timeline.ts';

const shop = `
  # db.service
  [Service]
  Type=oneshot
  RemainAfterExit=yes
  ExecStartPre=/bin/sleep 1
  ExecStart=/bin/sleep 2
  # cache.service
  [Service]
  ExecStart=/bin/sleep 99
  # api.service
  [Unit]
  Requires=db.service
  Wants=cache.service
  After=db.service cache.service
  [Service]
  ExecStartPre=/bin/sleep 3
  ExecStart=/bin/sleep 99
  # web.service
  [Unit]
  Requires=api.service
  After=api.service
  [Service]
  ExecStart=/bin/sleep 99
`;

describe('the timeline', () => {
  test('has the phases of each unit', () => {
    const rows = timelineOf(boot(shop)).filter(({ unit }) => /^(?:db|api)\./.test(unit));
    expect(rows.map(({ unit, phases }) => [unit, ...phases.map(({ kind }) => kind)])).toEqual([
      ['db.service', 'waiting', 'pre-start', 'starting', 'ready'],
      ['api.service', 'waiting', 'pre-start', 'ready'],
    ]);
  });

  test('says what a unit waits for, and where that is written', () => {
    const web = timelineOf(boot(shop)).find(({ unit }) => unit === 'web.service');
    expect(web?.reasons.map(({ text }) => text)).toEqual(['waits for api.service: After=']);
    expect(web?.reasons[0]?.origin?.place?.path).toBe('/etc/systemd/system/web.service');
  });

  test('names the place in the document', () => {
    const text = `#cloud-config
coreos:
  units:
    - name: a.service
      content: |
        [Service]
        Type=oneshot
        ExecStart=/bin/sleep 1
    - name: b.service
      command: start
      content: |
        [Unit]
        Wants=a.service
        After=a.service
        [Service]
        ExecStart=/opt/b
    - name: c.service
      command: start
      content: |
        [Service]
        ExecStart=/opt/c
`;
    const rows = timelineOf(simulate(bootOfConfig(readCloudConfig(text))));
    const place = rows.find(({ unit }) => unit === 'b.service')?.reasons.at(-1)?.origin?.place?.inDocument;
    expect(place && text.slice(place.start, place.end)).toBe('a.service');
    expect(text.slice(0, place?.start).split('\n')).toHaveLength(14);
    expect(rows.find(({ unit }) => unit === 'c.service')?.reasons.at(-1)?.text).toBe(
      'waits for its turn: coreos-cloudinit waits for "start" of b.service',
    );
  });

  test('shows a container as ready later than running', () => {
    const run = bootWithEngine('# a.service\n[Service]\nExecStart=/usr/bin/docker run --rm --name a img\n');
    const kinds = timelineOf(run)
      .find(({ unit }) => unit === 'a.service')
      ?.phases.map(({ kind }) => kind);
    expect(kinds).toEqual(['waiting', 'running', 'ready']);
  });

  test('shows restarts and the end of them', () => {
    const run = boot('# a.service\n[Service]\nRestart=always\nExecStart=/bin/false\n');
    const kinds =
      timelineOf(run)
        .find(({ unit }) => unit === 'a.service')
        ?.phases.map(({ kind }) => kind) ?? [];
    expect(kinds.filter((kind) => kind === 'restarting')).toHaveLength(5);
    expect(kinds.at(-1)).toBe('failed');
  });
});

describe('the critical path', () => {
  test('leads to the unit that starts last', () => {
    const path = criticalPath(boot(shop)).map(({ unit, from, to }) => [unit, Math.round((to - from) / 1000)]);
    expect(path.slice(-3)).toEqual([
      ['db.service', 3],
      ['api.service', 3],
      ['web.service', 0],
    ]);
  });
});

describe('the ranking of failures', () => {
  test('begins with the unit that takes down the most', () => {
    const ranking = rankFailures(bootInput(shop)).map(({ unit, lost }) => [unit, lost]);
    expect(ranking).toEqual([
      ['db.service', ['api.service', 'web.service']],
      ['api.service', []],
      ['cache.service', []],
      ['web.service', []],
    ]);
  });
});

describe('two runs', () => {
  test('differ in order and states', () => {
    const before = boot(shop);
    const after = boot(shop.replace('After=api.service', 'Before=db.service'), {
      faults: [{ kind: 'fail', unit: 'cache.service' }],
    });
    const text = compareRuns(before, after).map(describeDifference);
    expect(text).toContain('web.service now starts before db.service');
    expect(text).toContain('cache.service is now failed (failed), exit-code, was active (running)');
  });

  test('that are equal do not', () => expect(compareRuns(boot(shop), boot(shop))).toEqual([]));
});

describe('findings', () => {
  const codes = (text: string, engine = true) => {
    const input = bootInput(text);
    return findingsOf(engine ? bootWithEngine(text) : simulate(input), input).map(
      ({ code, unit }) => `${code} ${unit}`,
    );
  };

  test('a link to a container that was only forked is a race', () => {
    const text = `
      # db.service
      [Service]
      ExecStart=/usr/bin/docker run --rm --name db img
      # web.service
      [Unit]
      Requires=db.service
      After=db.service
      [Service]
      ExecStart=/usr/bin/docker run --rm --name web --link db img`;
    expect(codes(text)).toEqual(['boot-race web.service']);
  });

  test('an exhausted start limit, a time-out, a unit that nothing starts', () => {
    const text = `
      # a.service
      [Service]
      Restart=always
      ExecStart=/bin/false
      # b.service
      [Service]
      TimeoutStartSec=1s
      ExecStartPre=/bin/sleep 3
      ExecStart=/bin/sleep 99
      # c.service
      [Unit]
      Requires=b.service
      After=b.service
      [Service]
      ExecStart=/bin/sleep 99`;
    expect(codes(text, false).toSorted()).toEqual([
      'boot-never-started c.service',
      'boot-start-limit a.service',
      'boot-timeout b.service',
    ]);
  });

  test('a deadlock with coreos-cloudinit, and an order that holds by luck', () => {
    const find = (units: string) => {
      const input = bootOfConfig(readCloudConfig(`#cloud-config\ncoreos:\n  units:\n${units}`));
      return findingsOf(simulate(input), input).map(({ code, unit }) => `${code} ${unit}`);
    };
    const unit = (name: string, content: string) =>
      `    - name: ${name}\n      command: start\n      content: |\n${content.replace(/^/gm, '        ')}\n`;
    expect(
      find(unit('a.service', '[Unit]\nAfter=user-config.target\n[Service]\nExecStart=/opt/a')),
    ).toContain('boot-deadlock a.service');
    const wait = 'ExecStartPost=/bin/sleep 60';
    expect(
      find(
        unit(
          'db.service',
          `[Service]\nExecStart=/usr/bin/docker run --rm --name db img\n${wait}\nTimeoutStartSec=0`,
        ) + unit('web.service', '[Service]\nExecStart=/usr/bin/docker run --rm --name web --link db img'),
      ),
    ).toEqual(['boot-order-by-luck web.service']);
  });
});
