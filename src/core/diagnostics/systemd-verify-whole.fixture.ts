/** Units of every type, templates, instances and drop-ins, by name, to ask Slipway and `systemd-analyze verify` about. */
export function wholeUnitsToVerify(): Map<string, string> {
  return new Map(
    UNITS.trim()
      .split('\n')
      .map((line): [string, string] => {
        const [name = '', text = ''] = line.trim().split(/ \| (.*)/s);
        return [name, `${text.replaceAll('¶', '\n')}\n`];
      }),
  );
}

/** `name | text`, with ¶ for the end of a line. */
const UNITS = String.raw`
  a-1.service | [Service]¶Type=oneshot¶ExecStart=/bin/true¶RuntimeMaxSec=5
  a-2.service | [Service]¶ExecStart=/bin/true¶PAMName=x¶KillMode=process
  a-3.service | [Service]¶ExecStart=/bin/true¶USBFunctionDescriptors=/x
  a-4.service | [Service]¶Type=oneshot¶ExecStart=/bin/true¶ExitType=cgroup
  a-5.service | [Service]¶ExecStart=/bin/true¶Slice=stub.slice¶Slice=
  a-6.service | [Service]¶ExecStart=/bin/true¶Sockets=stub.socket¶Sockets=nosuch.socket
  a-7.service | [Unit]¶Conflicts=a-7.service¶[Service]¶ExecStart=/bin/true
  a-8.service | [Service]¶Type=notify¶ExecStart=/bin/true¶NotifyAccess=none
  a-9.service | [Service]¶ExecStart=/bin/true¶DynamicUser=yes¶User=bad user
  b-1.service | [Service]¶ExecStart=/bin/true¶TimeoutStartSec=5¶TimeoutStartFailureMode=x
  b-2.service | [Service]¶ExecStart=/bin/true¶Type=idle¶GuessMainPID=x
  b-3.service | [Service]¶ExecStart=/bin/true¶FileDescriptorStoreMax=x
  b-4.service | [Service]¶ExecStart=/bin/true¶RootDirectory=/x¶RootImage=/y
  b-5.service | [Unit]¶DefaultDependencies=no¶RefuseManualStart=yes¶[Service]¶ExecStart=/bin/true
  b-6@.service | [Service]¶ExecStart=/bin/true %i %I %f
  b-7@x.service | [Service]¶ExecStart=/bin/true %i¶Restrat=no
  b-8@.service | [Unit]¶After=b-8@%i.service x@%i.service¶[Service]¶ExecStart=/bin/true¶Nicee=%i
  c-1.slice | [Slice]¶CPUWeight=5
  c-2.slice | [Unit]¶Description=x¶[Slice]¶Slice=other.slice
  c.slice | [Slice]¶MemoryMax=1G
  d.target | [Unit]¶Requires=docker.service¶[Target]¶X=1
  d-2.target | [Unit]¶AllowIsolate=yes
  proc.mount | [Mount]¶What=proc¶Where=/proc
  sys-x.mount | [Mount]¶What=x¶Where=/sys/x
  dev-y.mount | [Mount]¶What=x¶Where=/dev/y
  data.mount | [Mount]¶What=/dev/x¶Where=/data¶KillMode=process¶PAMName=x
  data2.mount | [Mount]¶What=/dev/x¶Where=/data2¶Options=%z
  data3.mount | [Mount]¶What=%z¶Where=/data3
  data4.mount | [Mount]¶What=¶Where=/data4
  data5.mount | [Mount]¶What=/x¶Where=/data5¶SloppyOptions=x¶LazyUnmount=2¶ReadWriteOnly=y¶ForceUnmount=q
  data6.automount | [Automount]¶Where=/data6¶ExtraOptions=x
  data7.automount | [Automount]¶DirectoryMode=999
  data8.automount | [Unit]¶Description=x
  dev-sda1.swap | [Swap]¶What=/dev/sda1¶Priority=-2
  dev-sda2.swap | [Swap]¶What=/dev/sda2¶Priority=40000
  dev-sda3.swap | [Swap]¶Options=x
  dev-sda4.swap | [Swap]¶What=/dev/sda4¶TimeoutSec=x
  f.timer | [Timer]¶OnCalendar=daily¶Unit=f.timer¶AccuracySec=1
  f-2.timer | [Timer]¶OnClockChange=yes¶Unit=stub.service
  f-3.timer | [Timer]¶OnCalendar=¶Unit=stub.service
  f-4.timer | [Timer]¶OnActiveSec=x¶Unit=stub.service
  f-5.timer | [Timer]¶OnBootSec=5¶Unit=nosuch.service
  f-6.timer | [Timer]¶OnBootSec=5¶Unit=stub@1.service
  f-7.timer | [Timer]¶OnBootSec=5¶Unit=stub@.service
  f-8@.timer | [Timer]¶OnBootSec=5¶Unit=stub@%i.service
  g.path | [Path]¶PathExists=¶Unit=stub.service
  g-2.path | [Path]¶PathExists=/x¶PathExists=¶DirectoryNotEmpty=/y¶Unit=stub.service
  g-3.path | [Path]¶PathExists=x¶Unit=stub.service
  g-4.path | [Path]¶PathExists=/x¶Unit=g-4.path
  g-5.path | [Path]¶PathExists=/x¶TriggerLimitBurst=x¶Unit=stub.service
  h.socket | [Socket]¶ListenStream=80¶ListenStream=¶Service=stub.service
  h-2.socket | [Socket]¶ListenStream=80¶Service=nosuch.service
  h-3.socket | [Socket]¶ListenStream=80¶Accept=yes¶Service=stub.service
  h-4.socket | [Socket]¶ListenFIFO=/x¶Accept=yes
  h-5.socket | [Socket]¶ListenStream=80¶Accept=yes¶MaxConnections=0
  h-6.socket | [Socket]¶ListenStream=80¶Symlinks=/a¶Service=stub.service
  h-7.socket | [Socket]¶ListenStream=/run/a¶ListenStream=/run/b¶Symlinks=/a¶Service=stub.service
  h-8.socket | [Socket]¶ListenStream=/run/a¶Symlinks=/a¶Service=stub.service
  h-9.socket | [Socket]¶ListenStream=x¶Service=stub.service
  i-1.service | [Unit]¶Description=a¶Description=¶[Service]¶ExecStart=/bin/true
  i-2.service | [Service]¶ExecStart=/bin/true¶[Install]¶WantedBy=%z.target¶Alias=%n¶Also=x¶DefaultInstance=%z¶RequiredBy=a b
  i-3.service | [Service]¶ExecStart=/bin/true¶[Service]¶ExecStart=¶
  i-4.service | [Service]¶ExecStart=/bin/true¶ExecStop=¶ExecStartPre=-¶ExecStartPost=@
  i-5.service | [Service]¶ExecStart=/bin/true¶Environment=A=b\¶
  i-6.service | [Service]¶ExecStart=/bin/true $FOO $BAR/x $$BAZ
  i-7.service | [Service]¶ExecStart=/bin/true¶LoadCredential=a:b:c
  i-8.service | [Unit]¶ConditionArchitecture=foo¶ConditionSecurity=foo¶ConditionCapability=foo¶ConditionACPower=foo¶ConditionFirstBoot=foo¶ConditionMemory=foo¶ConditionCPUs=>x¶ConditionKernelVersion=¶ConditionUser=¶ConditionNeedsUpdate=foo¶ConditionCPUPressure=x¶ConditionOSRelease=x¶ConditionHost=¶[Service]¶ExecStart=/bin/true
  i-9.service | [Unit]¶AssertPathExists=|/x¶AssertPathExists=!/x¶AssertPathExists=!|/x¶AssertPathExists=|!x¶ConditionPathExists=||/x¶ConditionPathExists=!!/x¶[Service]¶ExecStart=/bin/true
  j-1.service | [Unit]¶After=%i.service %p.target %z.service %n¶[Service]¶ExecStart=/bin/true
  j-2.service | [Unit]¶Wants=a\x2db.service "quoted.service" 'x y.service'¶[Service]¶ExecStart=/bin/true
  j-3.service | [Unit]¶Documentation=http:// man: file:x info:¶[Service]¶ExecStart=/bin/true
  j-4.service | [Unit]¶PartOf=nosuch.target¶JoinsNamespaceOf=x.service¶[Service]¶ExecStart=/bin/true
  j-5.service | [Unit]¶Requires=a-6.timer¶After=-.mount¶[Service]¶ExecStart=/bin/true
  j-6.service | [Unit]¶BindsTo=dev-sda.device¶[Service]¶ExecStart=/bin/true
  j-7.service | [Unit]¶RequiresMountsFor=/proc/x /a/b¶[Service]¶ExecStart=/bin/true
  j-8.service | [Unit]¶OnFailure=%n-x@%i.service¶[Service]¶ExecStart=/bin/true
  k-1.service | [Unit]¶Description=x¶¶¶[Service]¶ExecStart=/bin/true \¶¶Restart=no
  k-2.service | [Service]¶ExecStart=/bin/true¶Restart=no ¶RestartSec= 5 ¶	Nice=5
  k-3.service | [Service]¶ExecStart=/bin/true¶ Environment = A=b
  k-4.service | [Service]¶ExecStart=/bin/true¶.include /x¶
  k-5.service | [Service]¶ExecStart=/bin/true¶[X-Foo]¶Bar=1¶nonsense¶[]¶a=b
  k-6.service | [Service]¶ExecStart=/bin/true¶X-Foo=1¶x-foo=2
  k-7.service | [Service]¶ExecStart=/bin/true¶[ Service ]¶Restart=no
  k-8.service | [Service]¶ExecStart=/bin/true¶[SERVICE]¶Restart=no
  k-9.service | [Service]¶ExecStart=/bin/true¶execstart=/bin/true¶RESTART=no
  l-1.service | [Service]¶ExecStart=/bin/true¶StartLimitBurst=5¶StartLimitAction=reboot¶FailureAction=reboot¶RebootArgument=x
  l-2.service | [Service]¶ExecStart=/bin/true¶CPUAccounting=x¶MemoryAccounting=maybe¶TasksAccounting=2
  l-3.service | [Service]¶ExecStart=/bin/true¶StandardOutput=file:%z¶StandardInput=fd:a b¶StandardError=fd:
  l-4.service | [Service]¶ExecStart=/bin/true¶SyslogIdentifier=a b¶SyslogFacility=128¶SyslogLevel=-1¶LogLevelMax=debug8
  l-5.service | [Service]¶ExecStart=/bin/true¶ReadWritePaths=/a "/b c" 'd¶InaccessiblePaths=/x¶TemporaryFileSystem=/t:ro /u:x:y v
  l-6.service | [Service]¶ExecStart=/bin/true¶SupplementaryGroups=a b/c
  l-7.service | [Service]¶ExecStart=/bin/true¶CapabilityBoundingSet=~CAP_A CAP_B¶AmbientCapabilities=x¶SecureBits=keep-caps foo¶SecureBits=keep-caps|noroot
  l-8.service | [Service]¶ExecStart=/bin/true¶MountFlags=shared¶MountFlags=sharde¶MountAPIVFS=2¶ProcSubset=x¶ProtectProc=y
  l-9.service | [Service]¶ExecStart=/bin/true¶DeviceAllow=/dev/null rwmx¶DeviceAllow=char-* rwm¶DeviceAllow=/dev/null r w¶DeviceAllow=/proc/x¶DeviceAllow=block-loop¶DeviceAllow=char-¶DeviceAllow=/dev/../x
  m-1.service | [Service]¶ExecStart=/bin/true¶IOReadBandwidthMax=/dev/sda¶IODeviceWeight=/dev/sda 100 /dev/sdb 5¶NUMAPolicy=bind¶NUMAMask=0-1¶CPUAffinity=0-1,3
  m-2.service | [Service]¶ExecStart=/bin/true¶Delegate=cpu,memory¶Delegate=x¶DisableControllers=cpu x¶DelegateSubgroup=x
  m-3.service | [Service]¶ExecStart=/bin/true¶ManagedOOMSwap=kill¶ManagedOOMMemoryPressure=x¶ManagedOOMMemoryPressureLimit=101%¶ManagedOOMPreference=x
  m-4.service | [Service]¶ExecStart=/bin/true¶RestrictNamespaces=~net¶RestrictNamespaces=net,ipc¶RestrictNamespaces=time
  m-5.service | [Service]¶ExecStart=/bin/true¶Personality=foo¶SystemCallArchitectures=native foo¶KeyringMode=x¶UtmpMode=y
  m-6.service | [Service]¶ExecStart=/bin/true¶TTYRows=x¶TTYColumns=5¶TTYReset=x¶TTYVHangup=2
  m-7.service | [Service]¶ExecStart=/bin/true¶CPUQuotaPeriodSec=x¶CPUQuota=-5%¶CPUQuota=50.5%¶CPUQuota=50.555%¶MemoryHigh=0¶MemoryMin=0¶MemorySwapMax=x
  m-8.service | [Service]¶ExecStart=/bin/true¶Sockets=x¶Sockets=%n.socket¶Slice=%p.slice¶Slice=a-b-.slice
  m-9.service | [Service]¶ExecStart=/bin/true¶ExecStartPre=/bin/true ; ; /bin/true¶ExecStop=/bin/true;/bin/true¶ExecReload=/bin/true ;
  docker.service.d/10-more.conf | [Service]¶Environment=A=b¶Restrat=no¶ExecStartPost=-/bin/true "x
  n-0.service | [Service]¶ExecStart=/bin/true
  n-0.service.d/10-more.conf | [Unit]¶After=docker¶[Service]¶ExecStart=¶ExecStart=/bin/true %z
  stub.socket.d/10-more.conf | [Socket]¶SocketMode=9¶[Service]¶Restart=no
  n-1.service | [Service]¶ExecStart=/bin/true
  n-1.service.d/10-type.conf | [Service]¶Type=oneshot¶Restart=always
  n-2.service | [Service]¶ExecStart=/bin/true
  n-2.service.d/10-start.conf | [Service]¶ExecStart=/bin/true
  n-3.service | [Service]¶ExecStart=/bin/true
  n-3.service.d/10-reset.conf | [Service]¶ExecStart=
  n-4.timer | [Timer]¶OnBootSec=5¶Unit=stub.service
  n-4.timer.d/10-none.conf | [Timer]¶OnBootSec=¶
  n-5.service | [Service]¶Type=dbus¶ExecStart=/bin/true
  n-5.service.d/10-bus.conf | [Service]¶BusName=org.example.N5
  n-6.service | [Service]¶ExecStart=/bin/true¶EnvironmentFile=x
  n-6.service.d/10-bad.conf | Restart=no¶[Service¶Restart=no
  n-7@one.service | [Service]¶ExecStart=/bin/true %i %I¶WorkingDirectory=/srv/%i¶User=%i
  n-8@a\x2db.service | [Unit]¶After=stub@%i.service stub@%I.service¶[Service]¶ExecStart=/bin/true
  n-9.service | [Service]¶ExecStart=/bin/sh -c '\¶  echo a; \¶  # no comment \¶  echo b'¶Restart=sometimes
  o-1.service | [Service]¶ExecStart=/bin/true a \¶    b \¶¶Restart=sometimes
  o-2.service | [Service]¶Environment="A=1" \¶  "B=2¶ExecStart=/bin/true
  o-3.service | [Service]¶ExecStart=/bin/true¶Restart=always \¶  # why
  o-4.service | [Unit]¶After=docker.service \¶  docker.socket,\¶  stub.service¶[Service]¶ExecStart=/bin/true
  o-5.service | [Unit]¶Description=caf\xc3\xa9 ☃ "quoted¶[Service]¶ExecStart=/bin/true ☃ é
  o-6.socket | [Socket]¶ListenNetlink=route 5¶ListenNetlink=foo¶ListenNetlink=kobject-uevent 1¶Service=stub.service
  o-7.socket | [Socket]¶ListenStream=vsock:2:1234¶ListenStream=[::1]:80¶ListenStream=127.0.0.1:99999¶ListenDatagram=[fe80::1%eth0]:53¶ListenSequentialPacket=@x¶ListenMessageQueue=/q¶ListenSpecial=/dev/x¶ListenUSBFunction=/x¶Service=stub.service
  o-8a.socket | [Socket]¶ListenStream=80¶ExecStopPost=a/b¶Service=stub.service
  q-1.service | [Service]¶ExecStart="/bin/true x
  q-2.service | [Service]¶ExecStart=/bin/true¶ExecStop="/bin/true x
  q-3.service | [Service]¶ExecStart=/bin/true¶ExecStop=/bin/true "x
  q-4.service | [Service]¶ExecStart=/bin/true¶ExecStop=-/bin/true "x
  q-5.service | [Service]¶ExecStart=/bin/true¶ExecStop=/bin/true ; "/bin/true x
  q-6.service | [Service]¶ExecStart=/bin/true ; "/bin/true x
  q-7.service | [Service]¶ExecStart="
  q-8.service | [Service]¶ExecStart=/bin/true¶ExecStop="
  o-8.socket | [Socket]¶ListenStream=80¶ExecStartPre=/bin/true "x¶ExecStartPost=-a/b¶Service=stub.service
  o-9.socket | [Socket]¶ListenStream=80¶ExecStartPre=/bin/tr\q¶Service=stub.service
  p-1.timer | [Timer]¶OnCalendar=Mon,Fri..Sun *-1,7-1..7 8..18/2:00¶OnCalendar=*-*~1¶OnCalendar=2026-02-30¶OnCalendar=Foo 10:00¶OnCalendar=12:00 Europe/Berlin¶OnCalendar=@1700000000¶OnCalendar=*-*-* *:*:0/15.5¶OnCalendar=10:61¶OnCalendar=Mon-Fri¶OnCalendar=tomorrow¶OnCalendar=weekly UTC¶OnCalendar=5/0:00¶Unit=stub.service
`;
