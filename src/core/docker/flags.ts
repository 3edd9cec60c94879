import { bool, type FlagSpec, group, list, map, scalar, text } from './flag-spec.ts';

/**
 * Every flag of `docker run`, by form group. Source: flag sets of docker/cli v28.2.2
 * (cli/command/container/opts.go, run.go, create.go) and its `docker run --help`; deprecations from
 * docs/deprecated.md there.
 */
export const runFlags: readonly FlagSpec[] = [
  ...group('General', [
    text('name', 'Name of the container; other commands and links use it.', { grammar: 'containerName' }),
    bool('rm', 'Removes the container and its anonymous volumes when it exits.'),
    bool('detach', 'Returns at once and leaves the container running; systemd then loses sight of it.', {
      short: 'd',
      onCreate: false,
    }),
    text('restart', 'When the docker daemon itself restarts the container.', {
      grammar: 'restart',
      standard: 'no',
    }),
    text('pull', 'When the image is fetched from its registry.', {
      values: ['always', 'missing', 'never'],
      standard: 'missing',
      sinceCli: '20.10',
    }),
    text('platform', 'Platform of the image: os[/arch[/variant]].', { grammar: 'platform' }),
    map('annotation', 'Annotation handed to the OCI runtime.', { sinceCli: '24.0' }),
    list('label', 'Metadata on the container: key=value or key.', { short: 'l', grammar: 'label' }),
    list('label-file', 'File with one label a line.', { grammar: 'path' }),
    bool('quiet', 'Hides the progress of a pull.', { short: 'q', sinceCli: '23.0' }),
    bool('help', 'Prints the usage instead of running anything.'),
    bool('disable-content-trust', 'Skips image signature checks.', {
      standard: 'true',
      deprecated: 'since v29, where it is accepted and does nothing',
    }),
  ]),
  ...group('Networking', [
    list('publish', 'Opens a port of the container on the host: [[ip:]host:]container[/proto].', {
      short: 'p',
      grammar: 'publish',
    }),
    bool('publish-all', 'Opens every exposed port on a random host port.', { short: 'P' }),
    list('expose', 'Declares a port for links and --publish-all without opening it.', { grammar: 'expose' }),
    list('network', 'Network to join, or a mode: bridge, host, none, container:NAME.', {
      aliases: ['net'],
      grammar: 'network',
    }),
    list('network-alias', 'Further DNS name on the first user-defined network.', { aliases: ['net-alias'] }),
    list('link', 'Makes another container reachable by name: container[:alias].', {
      grammar: 'link',
      deprecated: 'since v1.10 on the default bridge; a plain alias on user-defined networks',
    }),
    text('hostname', 'Host name inside the container.', { short: 'h' }),
    text('domainname', 'NIS domain name inside the container.', { sinceCli: '19.03' }),
    list('add-host', 'Line for /etc/hosts: host:ip; the ip may be host-gateway.', { grammar: 'addHost' }),
    list('dns', 'DNS server the container asks.', { grammar: 'dnsServer' }),
    list('dns-option', 'Resolver option, as in resolv.conf.', { aliases: ['dns-opt'] }),
    list('dns-search', 'DNS search domain; a lone dot clears the list.', { grammar: 'dnsSearch' }),
    text('ip', 'Fixed IPv4 address on the first user-defined network.', { grammar: 'ip' }),
    text('ip6', 'Fixed IPv6 address on the first user-defined network.', { grammar: 'ip' }),
    list('link-local-ip', 'Link-local address of the container.', { grammar: 'ip' }),
    text('mac-address', 'MAC address of the container.', { grammar: 'mac' }),
  ]),
  ...group('Storage', [
    list('volume', 'Mounts a host path or volume: [source:]target[:options].', {
      short: 'v',
      grammar: 'volume',
    }),
    list('mount', 'Mount written as key=value pairs with commas.', { grammar: 'mount' }),
    list('volumes-from', 'Mounts all that another container mounts.', { grammar: 'volumesFrom' }),
    list('tmpfs', 'Memory file system: path[:options].', { grammar: 'tmpfs' }),
    text('volume-driver', 'Driver of the volumes that --volume creates.'),
    bool('read-only', 'Makes the root file system of the container read-only.'),
    list('storage-opt', 'Option of the storage driver.', { grammar: 'keyValue' }),
  ]),
  ...group('Environment', [
    list('env', 'Variable NAME=value; a bare NAME takes its value from the unit’s environment.', {
      short: 'e',
      grammar: 'env',
    }),
    list('env-file', 'File with one NAME=value a line, taken literally; --env wins over it.', {
      grammar: 'path',
    }),
    text('entrypoint', 'Program that replaces the entry point of the image; also drops its command.'),
    text('workdir', 'Working directory inside the container.', { short: 'w', grammar: 'workdir' }),
    text('user', 'User, and group, the program runs as: user[:group].', { short: 'u' }),
    list('group-add', 'Further group of the program, by name or number.'),
  ]),
  ...group('Resources', [
    scalar('memory', 'bytes', 'Most memory the container may use; 6m at least.', { short: 'm' }),
    scalar('memory-reservation', 'bytes', 'Memory the container keeps to when the host runs short.'),
    scalar('memory-swap', 'string', 'Memory and swap together; -1 for unlimited swap.', {
      grammar: 'memorySwap',
    }),
    scalar('memory-swappiness', 'int64', 'How readily pages are swapped out; -1 leaves it to the host.', {
      range: { min: 0, max: 100, also: [-1] },
      standard: '-1',
    }),
    scalar('kernel-memory', 'bytes', 'Most kernel memory.', {
      deprecated: 'since v20.10; does nothing any more',
    }),
    scalar('shm-size', 'bytes', 'Size of /dev/shm; 64m unless given.'),
    scalar('cpus', 'decimal', 'Number of CPUs, such as 1.5.'),
    scalar('cpu-shares', 'int64', 'CPU weight relative to other containers; 1024 unless given.', {
      short: 'c',
    }),
    scalar('cpu-period', 'int64', 'Length of a CPU scheduling period in microseconds.', {
      range: { min: 1000, max: 1_000_000, also: [0] },
    }),
    scalar('cpu-quota', 'int64', 'CPU time in microseconds within each period.', {
      range: { min: 1000, also: [0, -1] },
    }),
    scalar('cpu-rt-period', 'int64', 'Length of a realtime CPU period in microseconds.'),
    scalar('cpu-rt-runtime', 'int64', 'Realtime CPU time in microseconds within each period.'),
    text('cpuset-cpus', 'CPUs it may run on, such as 0-3 or 0,2.', { grammar: 'cpuset' }),
    text('cpuset-mems', 'NUMA nodes it may take memory from.', { grammar: 'cpuset' }),
    scalar('blkio-weight', 'uint16', 'Disk weight relative to other containers; 0 turns it off.', {
      range: { min: 10, max: 1000, also: [0] },
    }),
    scalar('pids-limit', 'int64', 'Most processes; -1 for no limit.'),
    map('ulimit', 'Limit of a resource: name=soft[:hard].', { grammar: 'ulimit' }),
    bool('oom-kill-disable', 'Keeps the kernel from killing it when memory runs out; cgroup v1 only.'),
    scalar('oom-score-adj', 'int', 'How soon the kernel kills it when memory runs out.', {
      range: { min: -1000, max: 1000 },
    }),
  ]),
  ...group('Devices', [
    list('device', 'Device of the host: path[:path[:rwm]], or a CDI name.', { grammar: 'device' }),
    list('device-cgroup-rule', 'Rule of the device cgroup, such as "c 42:* rmw".', {
      grammar: 'deviceCgroupRule',
    }),
    list('device-read-bps', 'Read limit of a device in bytes a second: path:size.', {
      grammar: 'deviceBytes',
    }),
    list('device-read-iops', 'Read limit of a device in operations a second.', { grammar: 'deviceCount' }),
    list('device-write-bps', 'Write limit of a device in bytes a second: path:size.', {
      grammar: 'deviceBytes',
    }),
    list('device-write-iops', 'Write limit of a device in operations a second.', { grammar: 'deviceCount' }),
    list('blkio-weight-device', 'Disk weight for one device: path:weight.', { grammar: 'deviceWeight' }),
    list('gpus', 'GPUs to hand over: all, a number, or key=value pairs.', {
      grammar: 'gpus',
      sinceCli: '19.03',
    }),
  ]),
  ...group('Security', [
    bool('privileged', 'Gives it every capability and every device of the host.'),
    list('cap-add', 'Kernel capability to add.', { grammar: 'capability' }),
    list('cap-drop', 'Kernel capability to drop; ALL drops every one.', { grammar: 'capability' }),
    list('security-opt', 'Security option: no-new-privileges, seccomp=…, apparmor=…, label=….', {
      grammar: 'securityOpt',
    }),
    text('userns', 'User namespace; host turns remapping off.', { values: ['', 'host'] }),
    text('pid', 'PID namespace: host or container:NAME.', { grammar: 'pidMode' }),
    text('ipc', 'IPC namespace: none, private, shareable, host or container:NAME.', { grammar: 'ipcMode' }),
    text('uts', 'UTS namespace; host shares the host name.', { values: ['', 'host'] }),
    text('cgroupns', 'Cgroup namespace.', { values: ['', 'host', 'private'], sinceCli: '20.10' }),
    map('sysctl', 'Namespaced kernel parameter: key=value.', { grammar: 'sysctl' }),
    bool('use-api-socket', 'Hands over the docker socket and the registry logins; experimental.', {
      sinceCli: '28.1',
    }),
  ]),
  ...group('Health', [
    text('health-cmd', 'Shell command that tells whether the container is well.'),
    scalar('health-interval', 'duration', 'Time between two checks; 30s unless given.'),
    scalar('health-timeout', 'duration', 'Longest a check may take; 30s unless given.'),
    scalar('health-retries', 'int', 'Failures in a row until it counts as unwell; 3 unless given.', {
      range: { min: 0 },
    }),
    scalar('health-start-period', 'duration', 'Time after the start in which failures do not count.'),
    scalar('health-start-interval', 'duration', 'Time between checks while it starts; 5s unless given.', {
      sinceCli: '25.0',
    }),
    bool('no-healthcheck', 'Turns the health check of the image off.'),
  ]),
  ...group('Logging', [
    text('log-driver', 'Where the output goes: json-file, local, journald, syslog, none, ….'),
    list('log-opt', 'Option of the log driver: key=value.'),
  ]),
  ...group('Runtime', [
    bool('init', 'Runs a small init as first process, which reaps zombies and passes signals on.'),
    bool('interactive', 'Keeps standard input open; with --tty it needs a real terminal.', { short: 'i' }),
    bool('tty', 'Gives it a terminal: output and errors become one stream.', { short: 't' }),
    list('attach', 'Stream to attach: stdin, stdout or stderr.', { short: 'a', grammar: 'attach' }),
    bool('sig-proxy', 'Passes signals sent to the docker client on to the program.', {
      standard: 'true',
      onCreate: false,
    }),
    text('stop-signal', 'Signal docker stop sends first; SIGTERM unless the image says otherwise.', {
      grammar: 'signal',
    }),
    scalar('stop-timeout', 'int', 'Seconds docker stop waits before it kills; -1 waits for ever.'),
    text('cidfile', 'File that receives the container id; docker refuses to start when it exists.', {
      grammar: 'path',
    }),
    text('cgroup-parent', 'Cgroup or systemd slice above the container.'),
    text('runtime', 'Name of the OCI runtime.'),
    text('detach-keys', 'Keys that detach a terminal; ctrl-p,ctrl-q unless given.', { onCreate: false }),
    text('isolation', 'Isolation technology; on Linux only default.', {
      values: ['', 'default', 'process', 'hyperv'],
    }),
  ]),
  ...group('Windows', [
    scalar('cpu-count', 'int64', 'Number of CPUs, on Windows.'),
    scalar('cpu-percent', 'int64', 'Share of the CPUs in percent, on Windows.'),
    scalar('io-maxbandwidth', 'bytes', 'Most disk traffic a second of the system drive, on Windows.'),
    scalar('io-maxiops', 'uint64', 'Most disk operations a second of the system drive, on Windows.'),
  ]),
];

/** Flags between `docker` and its verb. Source: docker/cli v28.2.2, `docker --help`. */
export const globalFlags: readonly FlagSpec[] = group('Client', [
  text('config', 'Directory of the client’s configuration.', { grammar: 'path' }),
  text('context', 'Named context to talk to.', { short: 'c' }),
  bool('debug', 'Prints debug messages.', { short: 'D' }),
  list('host', 'Address of the daemon: unix://, tcp://, ssh://.', { short: 'H' }),
  text('log-level', 'Least severe message that is printed.', {
    short: 'l',
    values: ['debug', 'info', 'warn', 'error', 'fatal'],
    standard: 'info',
  }),
  bool('tls', 'Talks TLS to the daemon.'),
  text('tlscacert', 'Certificate of the authority to trust.', { grammar: 'path' }),
  text('tlscert', 'Certificate of the client.', { grammar: 'path' }),
  text('tlskey', 'Key of the client.', { grammar: 'path' }),
  bool('tlsverify', 'Talks TLS and verifies the daemon.'),
  bool('version', 'Prints the version.', { short: 'v' }),
  bool('help', 'Prints the usage.', { short: 'h' }),
]);

const runFlagsByName = byName(runFlags);
const runFlagsByShort = byShort(runFlags);
const globalFlagsByName = byName(globalFlags);
const globalFlagsByShort = byShort(globalFlags);

/** The flag of `docker run` with this long name, main or alias, written without dashes. */
export function runFlag(name: string): FlagSpec | undefined {
  return runFlagsByName.get(name);
}

export function runFlagByShort(letter: string): FlagSpec | undefined {
  return runFlagsByShort.get(letter);
}

export function globalFlag(name: string): FlagSpec | undefined {
  return globalFlagsByName.get(name);
}

export function globalFlagByShort(letter: string): FlagSpec | undefined {
  return globalFlagsByShort.get(letter);
}

function byName(flags: readonly FlagSpec[]): ReadonlyMap<string, FlagSpec> {
  return new Map(flags.flatMap((flag) => [flag.name, ...(flag.aliases ?? [])].map((name) => [name, flag])));
}

function byShort(flags: readonly FlagSpec[]): ReadonlyMap<string, FlagSpec> {
  return new Map(flags.flatMap((flag) => (flag.short === undefined ? [] : [[flag.short, flag]])));
}
