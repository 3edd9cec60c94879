import { describe, expect, test } from 'vitest';
import { readCloudConfig } from '../cloud-config/read.ts';
import { boot, bootInput, bootWithEngine, finalStates, startOrder } from './boot.fixture.ts';
import { bootOfConfig, REAL_MACHINE } from './boot-input.ts';
import { possibleOutcomes } from './outcomes.ts';
import { simulate, simulateReboot } from './simulate.ts';

const db = `
  # db.service
  [Service]
  ExecStart=/usr/bin/docker run --rm --name db -p 5432:5432 postgres:17
`;

function check(text: string, expected: readonly string[]): void {
  expect(finalStates(boot(text))).toEqual(expected);
}

describe('what the recordings do not show', () => {
  test('an input gives the same run every time', () => {
    const input = bootInput(`${db}
      # web.service
      [Unit]
      Requires=db.service
      After=db.service
      [Service]
      Restart=always
      ExecStart=/usr/bin/docker run --rm --link db --name web nginx`);
    expect(simulate(input)).toEqual(simulate(input));
  });

  test('times may be exact', () => {
    const machine = { ...REAL_MACHINE, timerAccuracy: 0 };
    const text = `
      # a.service
      [Service]
      Restart=always
      RestartSec=300ms
      ExecStart=/bin/sleep 1`;
    const [first, second] = boot(text, { machine }).states.filter(
      ({ unit, to }) => unit[0] === 'a' && to === 'running',
    );
    expect((second?.t ?? 0) - (first?.t ?? 0)).toBe(1301);
  });

  test('a unit that is loaded under an alias is one unit', () =>
    check(
      `
      # a.service
      [Service]
      ExecStart=/bin/sleep 99
      # b.service
      [Unit]
      Requires=a.service
      After=a.service
      [Service]
      ExecStart=/bin/false`,
      ['a.service active running', 'b.service failed failed exit-code'],
    ));
});

describe('docker as it is', () => {
  test('the first client starts docker.service through its socket', () => {
    const run = bootWithEngine(db);
    expect(run.units.get('docker.service')?.active).toBe('active');
    expect(run.jobs.find(({ unit }) => unit === 'docker.service')?.cause).toBe(
      'a connection to docker.socket',
    );
  });

  test('an image that is not there is pulled by its size', () => {
    const durations = {
      ...REAL_MACHINE.durations,
      imageSize: { 'postgres:17': 1000 },
      pullSpeed: 100,
      pullLatency: 0,
    };
    const run = bootWithEngine(db, { machine: { ...REAL_MACHINE, durations } });
    const pull = run.docker.filter(({ verb }) => verb === 'pull').map(({ t }) => t);
    expect((pull[1] ?? 0) - (pull[0] ?? 0)).toBe(10_000);
  });

  test('an image that is there is not', () => {
    const run = bootWithEngine(db, {
      machine: { ...REAL_MACHINE, images: ['docker.io/library/postgres:17'] },
    });
    expect(run.docker.some(({ verb }) => verb === 'pull')).toBe(false);
  });

  test('--pull=never without the image fails', () => {
    const run = bootWithEngine(db.replace('--rm', '--rm --pull=never'));
    expect(run.units.get('db.service')?.exit).toBe(125);
  });

  test('a port is given away once', () => {
    const run = bootWithEngine(`${db}
      # other.service
      [Unit]
      After=db.service
      [Service]
      ExecStartPre=/bin/sleep 60
      ExecStart=/usr/bin/docker run --name other -p 127.0.0.1:5432:80 nginx`);
    expect(run.refusals.map(({ message }) => message)).toEqual([
      'Bind for 127.0.0.1:5432/tcp failed: port is already allocated',
    ]);
  });

  test('a container without --rm keeps its name after its end', () => {
    const run = bootWithEngine(
      `
      # a.service
      [Service]
      Restart=always
      RestartSec=5s
      ExecStart=/usr/bin/docker run --name a job`,
      { machine: { ...REAL_MACHINE, behaviours: ['a run=1000'] }, max: 60_000 },
    );
    expect(run.refusals[0]?.message).toBe('Conflict. The container name "/a" is already in use');
  });

  test('a provider that is started anew leaves a stale link', () => {
    const run = bootWithEngine(
      `${db.replace('[Service]', '[Service]\nRestart=always\nRestartSec=1s')}
      # web.service
      [Unit]
      Wants=db.service
      After=db.service
      [Service]
      ExecStartPre=/bin/sleep 60
      ExecStart=/usr/bin/docker run --rm --name web --link db nginx`,
      { faults: [{ kind: 'fail', unit: 'db.service', after: 100_000 }], max: 115_000 },
    );
    expect(run.staleLinks.map(({ consumer, provider }) => [consumer, provider])).toEqual([['web', 'db']]);
  });

  test('when the engine is killed, its containers end', () => {
    const run = bootWithEngine(db, {
      faults: [{ kind: 'kill-docker', at: 60_000 }],
      settle: 30_000,
      max: 120_000,
    });
    expect(run.units.get('db.service')).toMatchObject({ active: 'failed', exit: 137 });
    expect(run.units.get('docker.service')?.result).toBe('signal');
  });

  test('what the boot finds on its second time', () => {
    const [first, second] = simulateReboot(
      bootInput(db.replace('--rm ', ''), { machine: REAL_MACHINE, max: 90_000 }),
    );
    expect(first.units.get('db.service')?.active).toBe('active');
    expect(second.refusals.map(({ container }) => container)).toEqual(['db']);
    expect(second.docker.some(({ verb }) => verb === 'pull')).toBe(false);
  });
});

describe('coreos-cloudinit', () => {
  const config = (text: string) => bootOfConfig(readCloudConfig(`#cloud-config\n${text}`), { settle: 5000 });

  test('a unit that is only enabled starts at the second boot', () => {
    const [first, second] = simulateReboot(
      config(`coreos:
  units:
    - name: a.service
      enable: true
      content: |
        [Service]
        ExecStart=/opt/bin/a
        [Install]
        WantedBy=multi-user.target`),
    );
    expect(first.units.get('a.service')?.active).toBe('inactive');
    expect(second.units.get('a.service')?.active).toBe('active');
  });

  test('ten minutes end a run that waits for itself', () => {
    const run = simulate(
      config(`coreos:
  units:
    - name: a.service
      command: start
      content: |
        [Unit]
        After=multi-user.target
        [Service]
        ExecStart=/opt/bin/a
    - name: b.service
      command: start
      content: |
        [Service]
        ExecStart=/opt/bin/b`),
    );
    expect(run.cloudInit.map(({ unit, result }) => [unit, result])).toEqual([['a.service', null]]);
    expect(run.finished).toBeGreaterThan(600_000);
    expect(run.units.get('a.service')?.active).toBe('active');
    expect(run.units.get('b.service')?.active).toBe('inactive');
  });

  test('a file of write_files is there when its unit starts', () => {
    const run = simulate(
      config(`write_files:
  - path: /etc/systemd/system/a.service
    content: |
      [Service]
      EnvironmentFile=/opt/a.env
      ExecStart=/bin/sh -c "exit $CODE"
  - path: /opt/a.env
    content: CODE=7
coreos:
  units:
    - name: a.service
      command: start`),
    );
    expect(run.units.get('a.service')?.exit).toBe(7);
  });
});

describe('chance', () => {
  test('of a cycle of three one is left out, each of them in some boot', () => {
    const input = bootInput(`
      # a.service
      [Unit]
      After=c.service
      [Service]
      ExecStart=/bin/sleep 99
      # b.service
      [Unit]
      After=a.service
      [Service]
      ExecStart=/bin/sleep 99
      # c.service
      [Unit]
      After=b.service
      [Service]
      ExecStart=/bin/sleep 99`);
    const outcomes = possibleOutcomes(input).map(({ states }) =>
      Object.keys(states).filter((name) => states[name] !== 'active/running'),
    );
    expect(outcomes.toSorted()).toEqual([['a.service'], ['b.service'], ['c.service']]);
  });

  test('without chance there is one outcome', () => {
    expect(possibleOutcomes(bootInput(db))).toHaveLength(1);
  });
});

describe('what goes wrong on purpose', () => {
  const chain = `
    # a.service
    [Service]
    Type=oneshot
    RemainAfterExit=yes
    ExecStart=/bin/sleep 1
    # b.service
    [Unit]
    Requires=a.service
    After=a.service
    [Service]
    ExecStart=/bin/sleep 99`;

  test('a unit that fails', () => {
    const run = boot(chain, { faults: [{ kind: 'fail', unit: 'a.service' }] });
    expect(finalStates(run)).toEqual(['a.service failed failed exit-code', 'b.service inactive dead']);
  });

  test('one that hangs', () => {
    const run = boot(chain, { faults: [{ kind: 'hang', unit: 'a.service' }], max: 5000 });
    expect(finalStates(run)).toEqual(['a.service activating start', 'b.service inactive dead']);
    expect(run.finished).toBeNull();
  });

  test('one that is slow', () => {
    const run = boot(chain, { faults: [{ kind: 'slow', unit: 'a.service', by: 3000 }] });
    expect(run.states.find(({ unit }) => unit === 'b.service')?.t).toBeGreaterThan(4000);
  });

  test('one that fails later, and what is bound to it', () => {
    const text = chain
      .replace('Type=oneshot', 'Type=simple')
      .replace('sleep 1', 'sleep 99')
      .replace('Requires', 'BindsTo');
    const run = boot(text.replace('RemainAfterExit=yes', ''), {
      faults: [{ kind: 'fail', unit: 'a.service', after: 500 }],
    });
    expect(finalStates(run)).toEqual(['a.service failed failed exit-code', 'b.service inactive dead']);
    expect(startOrder(run)).toEqual(['a.service', 'b.service']);
  });
});
