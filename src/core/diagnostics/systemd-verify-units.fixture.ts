/** Unit files, good and bad, that Slipway and `systemd-analyze verify` are both asked about. */
export function unitsToVerify(): Map<string, string> {
  const units = new Map<string, string>();
  for (const [type, section, key, values] of valueRows()) {
    const rest = OTHER_LINES[type] ?? '';
    const slug = key.toLowerCase();
    for (const [i, value] of values.entries()) {
      units.set(`v-${slug}-${i}.${type}`, `${rest}[${section}]\n${key}=${value}\n`);
    }
  }
  for (const [i, text] of WHOLE_SERVICES.entries()) units.set(`s-${i}.service`, text);
  for (const [name, text] of Object.entries(OTHERS)) units.set(name, text);
  return units;
}

/** What a unit of the type needs to be one. */
const OTHER_LINES: Readonly<Record<string, string>> = {
  service: '[Service]\nExecStart=/bin/true\n',
  timer: '[Timer]\nOnBootSec=1h\nUnit=stub.service\n',
  socket: '[Socket]\nListenFIFO=/run/stub\nService=stub.service\n',
  path: '[Path]\nPathExists=/stub\nUnit=stub.service\n',
};

type ValueRow = readonly [type: string, section: string, key: string, values: readonly string[]];

function valueRows(): ValueRow[] {
  return VALUES.trim()
    .split('\n')
    .map((line): ValueRow => {
      const [place = '', list = ''] = line.trim().split(/ = (.*)/s);
      const [section = '', key = ''] = place.split('.');
      const type = section === 'Unit' ? 'service' : section.toLowerCase();
      return [type, section, key, list.split(' | ').map((value) => value.replace(/^-$/, ''))];
    });
}

/** `Section.Key = value | value | …`; a lone dash is an empty assignment. */
const VALUES = String.raw`
  Unit.Documentation = http://example.com man:docker(1) | README | https://a file:/x info:y | foo http://a | -
  Unit.After = docker | docker.service | a/b.service docker.service | docker.service, stub.service | stub.servce | "stub.service" | stub@.service | stub@1.service | -
  Unit.Wants = docker | %n | %z.service | stub.service # why
  Unit.OnFailure = stub | stub.service | a b.service | stub.service,docker.service
  Unit.ConditionPathExists = /x | relative | |!/x | !relative | - | /x%z | %h/x
  Unit.ConditionVirtualization = kvm | nonsense | %z | !container
  Unit.RequiresMountsFor = /srv /data | srv | /srv data | -
  Unit.StartLimitIntervalSec = 10 | 1min 30s | 10 secs | x | -1 | - | infinity | 0
  Unit.StartLimitBurst = 5 | x | -1 | 5.5 | - | 0x10 | 4294967296 | 010 | +3
  Unit.DefaultDependencies = yes | No | TRUE | maybe | - | 1 | 2 | yes # really
  Unit.JobTimeoutSec = 5 | 5x | - | 0
  Unit.JobTimeoutAction = reboot | restart | Reboot | - | none
  Unit.OnFailureJobMode = replace | fail | bogus | -
  Unit.CollectMode = inactive | always | -
  Unit.FailureActionExitStatus = 5 | 256 | -1 | x | -
  Unit.Description = x%z | 100% | 5%% | %n %i %% | - | anything # goes
  Unit.SourcePath = /x | x | -
  Service.Restart = always | Always | on-failure | sometimes | - | always # for ever | yes | unless-stopped
  Service.RestartSec = 5 | 5s | 5 s | 1min30s | 1.5h | .5 | -1 | five | - | infinity | 5S | 10 M | 5m30 | 100ms | 1 2 | 3sec,
  Service.TimeoutStartSec = 0 | infinity | 2min | abc | - | 5 minutes | 5 mins | 90 # enough
  Service.TimeoutStopSec = 0 | 5 | x | -
  Service.TimeoutSec = 5 | x | -
  Service.TimeoutAbortSec = 5 | x | -
  Service.RuntimeMaxSec = 5 | infinity | x
  Service.WatchdogSec = 5 | x
  Service.Type = simple | Simple | oneshot | forking | notify | idle | exec | foo | -
  Service.KillMode = process | mixed | none | x | - | control-group | control_group
  Service.KillSignal = SIGTERM | TERM | term | 15 | 0 | 64 | 65 | SIGRTMIN+3 | RTMAX-1 | RTMIN+40 | SIGFOO | -
  Service.NotifyAccess = all | some | main | -
  Service.RemainAfterExit = yes | maybe | on | -
  Service.SuccessExitStatus = 0 143 | SIGKILL TERM | 256 | abc 1 | TEMPFAIL DATAERR | - | 0,143 | sigkill
  Service.RestartPreventExitStatus = 1 | x y
  Service.PIDFile = /run/x.pid | x.pid | -
  Service.BusName = org.example.A | org | a..b | - | org.1a
  Service.Sockets = stub.socket | stub.service | stub | -
  Service.OOMPolicy = stop | x
  Service.User = core | 1000 | 65535 | bad user | a/b | core # x | - | %z | a:b | 0day | 4294967295 | 99999999999
  Service.Group = core | x/y | docker
  Service.SupplementaryGroups = docker wheel | a/b | -
  Service.WorkingDirectory = /srv | srv | ~ | -/srv | - | /srv/%n | %z | -~ | $HOME | ~core
  Service.RootDirectory = /srv | srv | -
  Service.Nice = 5 | -20 | 99 | x | - | 5 # nice
  Service.OOMScoreAdjust = -1000 | 5000 | x
  Service.IOSchedulingClass = idle | 2 | x | 9
  Service.IOSchedulingPriority = 7 | 8 | x
  Service.CPUSchedulingPolicy = fifo | x
  Service.CPUSchedulingPriority = 1 | 100 | x | -
  Service.CPUAffinity = 0 1 | 0-3 | 0,2 | x | -
  Service.UMask = 0022 | 22 | 999 | 0o22 | -
  Service.Environment = A=b | A=b C | "A=b c" D=e | 1A=b | A b=c | - | A='b c' | "A=b | A=\q | A=%z | A=$B | A-B=c | A.B=c | A=b, C=d | 'A=b' "C=d e"
  Service.EnvironmentFile = /etc/environment | -/etc/environment | etc/environment | - | /etc/a /etc/b | -etc/x
  Service.PassEnvironment = A B | 1A | A=b
  Service.UnsetEnvironment = A B=c | 1A
  Service.StandardOutput = journal | syslog | foo | - | file:/x | file:x | append:/x | null | tty | fd:x | journal+console | Journal
  Service.StandardError = inherit | syslog+console | x
  Service.StandardInput = null | socket | x | data | file:/x
  Service.SyslogFacility = daemon | local7 | x
  Service.SyslogLevel = info | 3 | x | 9
  Service.SyslogIdentifier = web | %z | -
  Service.LimitNOFILE = 1024 | 1024:2048 | 2048:1024 | infinity | x | - | 1M | 1024:infinity | infinity:5 | -1 | 65536 # many
  Service.LimitMEMLOCK = 8M | infinity | x | 8MB
  Service.LimitCPU = 5min | x
  Service.LimitNICE = +5 | 40 | 41 | x
  Service.PrivateTmp = yes | x | -
  Service.ProtectSystem = full | yes | strict | x | -
  Service.ProtectHome = read-only | x
  Service.ReadWritePaths = /a /b | a | -/a +/b -+/c | -
  Service.ReadOnlyDirectories = /a | x
  Service.BindPaths = /a:/b | /a | a:b | -/a | /a:b
  Service.CapabilityBoundingSet = CAP_NET_ADMIN | ~CAP_SYS_ADMIN | -
  Service.RuntimeDirectory = web | web/x | -
  Service.RuntimeDirectoryMode = 0755 | 0999
  Service.RuntimeDirectoryPreserve = restart | yes | x
  Service.MemoryMax = 512M | 50% | infinity | x | 0 | 512MB | 1.5G | - | 512m | 101%
  Service.MemoryLow = 0 | 1G
  Service.MemoryLimit = 1G | x | -
  Service.CPUShares = 512 | 0 | x
  Service.CPUQuota = 50% | 150% | 50 | 0% | x | -
  Service.CPUWeight = 100 | 0 | idle | 10001
  Service.IOWeight = 100 | x
  Service.BlockIOWeight = 500 | 5 | x
  Service.TasksMax = 100 | 50% | infinity | 0 | x
  Service.DevicePolicy = closed | x
  Service.DeviceAllow = /dev/null rw | null | char-pts rw
  Service.Slice = stub.slice | stub.service | stub | -
  Service.Delegate = yes | cpu memory | x
  Service.UtmpMode = init | x
  Service.Personality = x86-64 | x
  Service.RestrictAddressFamilies = AF_INET AF_INET6 | inet | ~AF_UNIX
  Service.RestrictNamespaces = yes | net ipc | ~user | x
  Service.LogExtraFields = A=b | x
  Service.TTYPath = /dev/tty1 | tty1
  Service.TimerSlackNSec = 50us | 5ns | x
  Service.DynamicUser = yes | x
  Service.StartLimitInterval = 10 | x | 0
  Service.StartLimitAction = reboot | x
  Socket.ListenStream = 80 | 0 | 65536 | /run/x | x | 127.0.0.1:80 | [::1]:80 | 127.0.0.1 | @abstract | localhost:80 | :80 | -
  Socket.ListenDatagram = 53 | x
  Socket.ListenFIFO = /run/x | x
  Socket.Accept = yes # one each | maybe
  Socket.SocketMode = 0660 | 888
  Socket.Backlog = 5 | x
  Socket.BindIPv6Only = both | x
  Socket.ReceiveBuffer = 8M | 8X | x
  Socket.Priority = 5 | -5 | x
  Socket.MessageQueueMaxMessages = 5 | x
  Socket.Service = stub.socket | stub | stub.service
  Socket.Symlinks = /a | a
  Socket.DirectoryMode = 0755 | rwx
  Socket.SocketUser = core | a/b
  Socket.MaxConnections = 10 | ten
  Timer.OnCalendar = daily | *:0/15 | Mon..Fri 08:00 | every day | 25:00 | 0 3 * * * | *-*-01 | Mon,Wed 10:00 UTC | - | 2h | @daily | Sun *-*-* 03:00:00 | *-02~03 | daily # each day
  Timer.OnBootSec = 5min | x | - | 1h 30min | daily
  Timer.OnUnitActiveSec = 5min | 5 mins
  Timer.Unit = stub | docker.service | - | a.b
  Timer.AccuracySec = 1us | x
  Timer.Persistent = true | x
  Timer.RandomizedDelaySec = 5 | x
  Path.PathExists = /x | x | %z | -
  Path.PathChanged = /x | x
  Path.DirectoryMode = 0755 | x
  Path.MakeDirectory = yes | x
`;

/** Services as a whole: their syntax, their command lines, and what does not go together. */
const WHOLE_SERVICES: readonly string[] = [
  ...String.raw`
    /bin/true 'a
    /bin/true "a b" c
    bin/true
    true
    /bin/
    @/bin/true
    @/bin/true true x
    -
    -bin/true
    !/bin/true
    !!/bin/true
    !!!/bin/true
    +-/bin/true
    --/bin/true
    :/bin/true $A
    |/bin/true
    /bin/true ; /bin/true
    /bin/true ;
    ; /bin/true
    /bin/true \; x
    /bin/true a;
    /bin/true %z
    -/bin/true %z
    /bin/true %i %% %- 50%
    /bin/true \q
    /bin/true "\q \n" '\x41 \101'
    /bin/true | /bin/sh
    /bin/true > /dev/null 2>&1
    /bin/true && /bin/true
    /bin/true $(date)
    /bin/true $A/x pre$A \${A}
    $DOCKER run
    %h/bin/true
    "/bin/true" a
    /bin/sh -c 'echo $A | cat; x && y'
    /bin/true # comment here
    /bin/true a\
    -@/bin/true
    /bin/true "unfinished
    ./true
    ../bin/true
    /bin/../bin/true
    /bin/true 'it'"'"'s'
    /bin/tr\x75e
    /bin/true \x00
    /bin/true \u00e9 \U0001f600
    /bin/true \400`
    .trim()
    .split('\n')
    .map((line) => `[Service]\nExecStart=${line.trim()}\n`),
  '[Service]\nExecStart=/bin/true\nExecStart=/bin/true\n',
  '[Service]\nType=oneshot\nExecStart=/bin/true\nExecStart=/bin/true\n',
  '[Service]\nExecStart=/bin/true\nExecStart=\nExecStart=/bin/true\n',
  '[Service]\nExecStartPre=/bin/true\n',
  '[Service]\nExecStop=/bin/true\n',
  '[Service]\nExecStop=/bin/true\nRemainAfterExit=yes\n',
  '[Service]\nType=simple\nExecStop=/bin/true\nRemainAfterExit=yes\n',
  '[Unit]\nSuccessAction=reboot\n',
  '[Unit]\nSuccessAction=reboot\n[Service]\nType=simple\n',
  '[Unit]\nDescription=x\n',
  '[Service]\nRemainAfterExit=yes\n',
  '[Service]\nType=oneshot\nRestart=always\nExecStart=/bin/true\n',
  '[Service]\nType=oneshot\nRestart=on-success\nExecStart=/bin/true\n',
  '[Service]\nType=oneshot\nRestart=on-failure\nExecStart=/bin/true\n',
  '[Service]\nType=oneshot\nRestart=always\nRestart=no\nExecStart=/bin/true\n',
  '[Service]\nType=oneshot\nExitType=cgroup\nExecStart=/bin/true\n',
  '[Service]\nType=dbus\nExecStart=/bin/true\n',
  '[Service]\nType=dbus\nBusName=a.b\nExecStart=/bin/true\n',
  '[Service]\nBusName=a.c\nExecStart=/bin/true\n',
  '[Service]\nType=forking\nExecStart=/bin/true\n',
  '[Service]\nExecStart=/bin/true\nEnviroment=A=b\n',
  '[Unit]\nRestart=always\n[Service]\nExecStart=/bin/true\n',
  '[Unit]\nAuthor=Ann\n[Service]\nExecStart=/bin/true\n',
  '[Unit]\nX-Author=Ann\n[Service]\nExecStart=/bin/true\n[X-Fleet]\nGlobal=true\n',
  '[unit]\nDescription=x\n[Service]\nExecStart=/bin/true\n',
  '[Service]\nExecStart=/bin/true\n[Timer]\nOnBootSec=5\n',
  '[Service\nExecStart=/bin/true\n',
  '[Service] # x\nExecStart=/bin/true\n',
  'Description=x\n[Service]\nExecStart=/bin/true\n',
  '[Service]\nExecStart=/bin/true\nfoo bar\n=x\nRestart\n',
  '[Service]\nExecStart=/bin/true \\\n  a \\\n  b\nRestrt=no\n',
  '[Service]\nExecStart=/bin/true \\\n  # note\n  b\n',
  '[Service]\nExecStart=/bin/true \\ \n  -p 80:80\n',
  '[Service]\nExecStart=/bin/true a\n  -p 80:80 \\\n  nginx\n',
  '[Service]\nExecStart=/bin/true a\n  --env=A=b\n  nginx\n',
  '[Service]\nExecStart=/bin/true\nEnvironment=A=1 \\\nB\\\n FOO\n',
  '[Service]\nExecStart=/bin/true\nEnvironment=A=1 \\\n  # none\n  B=2\n',
  '[Service]\nExecStart=/bin/true\nRestart=n \\',
  '[Service]\nExecStart=/bin/true\nRestart=no',
  '  [Service]  \n   ExecStart   =    /bin/true\n\tRestart\t=\tno\t\n',
  '# c\n; c\n  # d\n[Service]\nExecStart=/bin/true\n  ; x\n',
  '[Unit]\nAfter=%n\nRequires=%n\nConflicts=%n\nOnFailure=%n\n[Service]\nExecStart=/bin/true\n',
  '[Unit]\nRequires=nosuch.service\n[Service]\nExecStart=/bin/true\n',
  '[Unit]\nWants=nosuch.service\nAfter=nosuch.service\n[Service]\nExecStart=/bin/true\n',
  '[Unit]\nRequiresOverridable=stub.service\nBindTo=stub.service\n[Service]\nExecStart=/bin/true\nCapabilities=x\nPermissionsStartOnly=yes\n',
  '[Unit]\nStartLimitIntervalSec=5\n[Service]\nExecStart=/bin/true\nStartLimitIntervalSec=5\nStartLimitBurst=3\n',
  '[Service]\nExecStart=/bin/true\nRestartSteps=5\nOpenFile=/x\nImportCredential=x\n',
  '[Unit]\nWantsMountsFor=/x\n[Service]\nExecStart=/bin/true\n',
  '[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user\nFoo=1\n',
  '[Service]\nExecStart=/bin/true\nKillMode=none\nStandardOutput=syslog\n',
  '[Service]\nExecStart=/bin/true\nTimeoutStartSec=infinity ; comment\n',
];

const OTHERS: Readonly<Record<string, string>> = {
  'o-none.timer': '[Timer]\nPersistent=yes\n',
  'o-cleared.timer': '[Timer]\nOnBootSec=5\nOnCalendar=\nUnit=stub.service\n',
  'o-alone.timer': '[Timer]\nOnBootSec=5\n',
  'o-self.timer': '[Timer]\nOnBootSec=5\nUnit=o-self.timer\n',
  'o-none.path': '[Path]\nUnit=stub.service\n',
  'o-alone.path': '[Path]\nPathExists=/x\n',
  'o-none.socket': '[Socket]\nSocketUser=core\n',
  'o-alone.socket': '[Socket]\nListenStream=80\n',
  'o-accept.socket': '[Socket]\nListenStream=81\nAccept=yes\n',
  'stub2.socket': '[Socket]\nListenStream=82\nService=stub.service\n',
  'srv-data.mount': '[Mount]\nWhat=/dev/sdb\nWhere=/srv/data\nType=ext4\nOptions=noatime\n',
  'srv-named.mount': '[Mount]\nWhat=/dev/sdb\nWhere=/srv/other\n',
  'srv-derived.mount': '[Mount]\nWhat=/dev/sdb\n',
  'srv-nothing.mount': '[Mount]\nWhere=/srv/nothing\n',
  'srv-relative.mount': '[Mount]\nWhat=/dev/sdb\nWhere=srv/relative\n',
  'srv-a\\x2db.mount': '[Mount]\nWhat=/dev/sdb\nWhere=/srv/a-b\n',
  'srv-bad.mount': '[Mount]\nWhat=/dev/sdb\nWhere=/srv/bad\nTimeoutSec=x\nDirectoryMode=9\n',
  'srv-x.automount': '[Automount]\nWhere=/srv/y\n',
  'srv-z.automount': '[Automount]\nWhere=/srv/z\nTimeoutIdleSec=x\n',
  'dev-sdb1.swap': '[Swap]\nWhat=/dev/sdb2\n',
  'dev-sdb3.swap': '[Swap]\nWhat=/dev/sdb3\nPriority=x\n',
  'stub-web.slice': '[Slice]\nMemoryMax=1G\nCPUQuota=x\n',
  'stub-web.target': '[Unit]\nAllowIsolate=maybe\n[Service]\nExecStart=/bin/true\n',
};
