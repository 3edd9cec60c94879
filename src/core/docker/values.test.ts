import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globalFlags, runFlag, runFlags } from './flags.ts';
import { parseBytes, parseDuration, parseInteger, parseNanoCpus } from './numbers.ts';
import { checkFlagValue } from './values.ts';

/** Lines `--flag value`; the problem follows behind `→`, nothing for a sound value. */
function check(table: string) {
  for (const line of table.trim().split('\n')) {
    const [, name = '', value = '', expected = ''] = /^\s*--(\S+) ?(.*?)(?: → (.*))?$/.exec(line) ?? [];
    const flag = runFlag(name);
    if (!flag) throw new Error(`no flag ${name}`);
    const problem = checkFlagValue(flag, value);
    expect(`--${name} ${value} → ${problem ? `${problem.stage}: ${problem.message}` : ''}`).toBe(
      `--${name} ${value} → ${expected}`,
    );
  }
}

test('numbers', () => {
  check(`
    --cpu-shares 512
    --cpu-shares 0x10
    --cpu-shares many → value: "many" is not a whole number
    --oom-score-adj -1001 → daemon: -1001 is not between -1000 and 1000
    --memory-swappiness -1
    --memory-swappiness 101 → semantic: 101 is not between 0 and 100
    --cpu-quota 10 → daemon: 10 is less than 1000
    --blkio-weight 70000 → value: 70000 is out of range
    --blkio-weight 5 → daemon: 5 is not between 10 and 1000
  `);
});

test('sizes and times', () => {
  check(`
    --memory 512m
    --memory 1.5GiB
    --memory 512mm → value: "512mm" is not a size; write a number with b, k, m or g behind it
    --memory-swap -1
    --memory-swap -2 → value: "-2" is not a size; write a number with b, k, m or g behind it
    --health-interval 1m30s
    --health-interval 30 → value: "30" is not a time; write a number with its unit, such as 30s or 1m30s
    --health-interval -1s → semantic: -1s is negative
  `);
});

test('names and namespaces', () => {
  check(`
    --name web_1
    --name /web
    --name %n
    --name my app → daemon: "my app" is not a container name: two or more letters, digits, _ . -, the first a letter or digit
    --pid container:db
    --pid db → semantic: "db" is not host or container:NAME
    --uts host
    --uts other → semantic: "other" is not one of host
    --pull sometimes → semantic: "sometimes" is not one of always, missing, never
  `);
});

test('networks, hosts and links', () => {
  check(`
    --network backend
    --network name=backend,alias=api
    --network nam=backend → value: "nam" is not a key of a network
    --link db:main
    --link db:main:x → value: "db:main:x" is not container or container:alias
    --add-host db:10.0.0.9
    --add-host db=[::1]
    --add-host db:host → value: "host" is not an IP address or host-gateway
    --dns 8.8.8.8
    --dns 8.8.8 → value: "8.8.8" is not an IP address
    --mac-address 02:42:ac:11:00:02
    --mac-address 02 → semantic: "02" is not a MAC address
  `);
});

test('devices, limits and parameters', () => {
  check(`
    --device /dev/sda:/dev/xvda:r
    --device /dev/sda:rw
    --device nvidia.com/gpu=all
    --device /dev/sda:xvda → semantic: "xvda" is not an absolute path
    --device-read-bps /dev/sda:1mb
    --device-read-bps sda:1mb → value: "sda" is not a path under /dev
    --ulimit nofile=1024:2048
    --ulimit nofile=2048:1024 → value: the soft limit 2048 is above the hard one, 1024
    --ulimit files=1 → value: "files" is not a limit docker knows
    --sysctl net.core.somaxconn=1024
    --sysctl vm.swappiness=1 → value: "vm.swappiness=1" is not a parameter a container may set
  `);
});

test('restart, paths and the rest', () => {
  check(`
    --restart on-failure:5
    --restart on-failure:x → semantic: "x" is not a number of restarts
    --restart always:5 → daemon: "always:5": only on-failure takes a number
    --restart sometimes → daemon: "sometimes" is not no, always, unless-stopped or on-failure[:number]
    --workdir src → daemon: "src" is not an absolute path
    --tmpfs /run:rw,size=64m
    --tmpfs run → daemon: "run" is not an absolute path inside the container
    --env =x → value: "=x" has no name in front of the =
    --label a b=c → value: the key "a b" holds blanks
    --attach STDERR
    --attach all → value: "all" is not stdin, stdout or stderr
  `);
});

test('numbers as Go reads them', () => {
  expect(['010', '0b11', '1_000', '-0xff', '0'].map((text) => parseInteger(text).value)).toEqual([
    8n,
    3n,
    1000n,
    -255n,
    0n,
  ]);
  expect(['', '09', '1__0', '1_', '1.0'].map((text) => parseInteger(text).value)).toEqual(
    Array(5).fill(null),
  );
  expect(['512m', '1.5g', '256MiB', '65536k', '10', '1 k'].map((text) => parseBytes(text).value)).toEqual([
    536870912, 1610612736, 268435456, 67108864, 10, 1024,
  ]);
  expect(['1.5', '.5', '1/2', '2'].map((text) => parseNanoCpus(text).value)).toEqual([
    1.5e9, 0.5e9, 0.5e9, 2e9,
  ]);
  expect(['', '.', '1/3', '1.0000000001', 'x'].map((text) => parseNanoCpus(text).value)).toEqual(
    Array(5).fill(null),
  );
  expect(['0', '1m30s', '1.5h', '300ms'].map((text) => parseDuration(text).value)).toEqual([
    0, 9e10, 5.4e12, 3e8,
  ]);
});

test('no value makes a check throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...runFlags, ...globalFlags), fc.string(), (flag, value) => {
      checkFlagValue(flag, value);
    }),
  );
});
