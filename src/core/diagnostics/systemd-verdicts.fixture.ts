/** Unit files with what `systemd-analyze verify` of systemd 252 said of them: line, level, message; 0 is the whole unit. */
export const RECORDED_VERDICTS: readonly {
  readonly name: string;
  readonly text: string;
  readonly says: readonly (readonly [number, string, string])[];
}[] = [
  {
    name: 'after-typo.service',
    text: '[Unit]\nAfter=docker\nRequires=docker.servce\n[Service]\nExecStart=/usr/bin/docker run --name x img\nEnviroment=A=1\n[Install]\nWantedBy=multi-user\n',
    says: [
      [2, 'warning', 'Failed to add dependency on docker, ignoring: Invalid argument'],
      [3, 'warning', 'Failed to add dependency on docker.servce, ignoring: Invalid argument'],
      [6, 'warning', "Unknown key 'Enviroment' in section [Service], ignoring."],
    ],
  },
  {
    name: 'badsec.service',
    text: '[Service\nExecStart=/bin/true\n',
    says: [
      [1, 'err', "Invalid section header '[Service'"],
      [
        0,
        'err',
        'Unit badsec.service failed to load properly, please adjust/correct and reload service manager: Bad message',
      ],
    ],
  },
  {
    name: 'badsec2.service',
    text: '[Service] # c\nExecStart=/bin/true\n',
    says: [
      [1, 'err', "Invalid section header '[Service] # c'"],
      [
        0,
        'err',
        'Unit badsec2.service failed to load properly, please adjust/correct and reload service manager: Bad message',
      ],
    ],
  },
  {
    name: 'badvals.service',
    text: '[Unit]\nRequires=foo bar.service a/b.service\nAfter=x@.service\nDocumentation=foo\nConditionPathExists=relative\nStartLimitBurst=x\nStartLimitIntervalSec=x\n[Service]\nExecStart=/bin/true\nRestart=sometimes\nType=foo\nKillMode=x\nKillSignal=SIGFOO\nTimeoutStartSec=abc\nRestartSec=-1\nUser=bad user\nWorkingDirectory=rel\nEnvironment=1A=b\nRemainAfterExit=maybe\nLimitNOFILE=x\nNice=99\nUMask=999\nStandardOutput=foo\nSuccessExitStatus=999\nRestartPreventExitStatus=abc\nPIDFile=x\nNotifyAccess=some\nOOMScoreAdjust=5000\nMemoryLimit=x\nCPUShares=0\nProtectSystem=x\n',
    says: [
      [2, 'warning', 'Failed to add dependency on foo, ignoring: Invalid argument'],
      [2, 'warning', 'Failed to add dependency on a/b.service, ignoring: Invalid argument'],
      [4, 'warning', 'Invalid URL, ignoring: foo'],
      [5, 'err', 'ConditionPathExists= path is not absolute, ignoring: relative'],
      [6, 'warning', 'Failed to parse unsigned value, ignoring: x'],
      [7, 'warning', 'Failed to parse sec value, ignoring: x'],
      [10, 'warning', 'Failed to parse service restart specifier, ignoring: sometimes'],
      [11, 'warning', 'Failed to parse service type, ignoring: foo'],
      [12, 'warning', 'Failed to parse kill mode specification, ignoring: x'],
      [13, 'warning', 'Failed to parse signal name, ignoring: SIGFOO'],
      [14, 'warning', 'Failed to parse TimeoutStartSec= parameter, ignoring: abc'],
      [15, 'warning', 'Failed to parse sec value, ignoring: -1'],
      [
        0,
        'notice',
        "Accepting user/group name 'bad user', which does not match strict user/group name rules.",
      ],
      [17, 'err', 'WorkingDirectory= path is not absolute: rel'],
      [0, 'notice', 'Unit configuration has fatal error, unit will not be started.'],
      [0, 'err', 'Unit badvals.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'before.service',
    text: 'Foo=bar\n[Service]\nExecStart=/bin/true\n',
    says: [[1, 'warning', 'Assignment outside of section. Ignoring.']],
  },
  { name: 'bom.service', text: '\ufeff[Service]\nExecStart=/bin/true\n', says: [] },
  {
    name: 'case.service',
    text: '[service]\nExecStart=/bin/true\n[Service]\nexecstart=/bin/true\nExecStart=/bin/true\nRestart=Always\nType=SIMPLE\nRemainAfterExit=YES\n',
    says: [
      [1, 'warning', "Unknown section 'service'. Ignoring."],
      [4, 'warning', "Unknown key 'execstart' in section [Service], ignoring."],
      [6, 'warning', 'Failed to parse service restart specifier, ignoring: Always'],
      [7, 'warning', 'Failed to parse service type, ignoring: SIMPLE'],
    ],
  },
  {
    name: 'comment.service',
    text: '# c\n; c\n  # indented\n[Service]\n# trailing backslash \\\nExecStart=/bin/true # not comment\n  ; x\nNice=5 # no\n',
    says: [[8, 'warning', "Failed to parse nice priority '5 # no', ignoring: Invalid argument"]],
  },
  {
    name: 'cont.service',
    text: '[Service]\nExecStart=/bin/true \\\n  a \\\n  b\nRestrt=no\nEnvironment=A=1 \\\nB\\\n FOO\n',
    says: [
      [5, 'warning', "Unknown key 'Restrt' in section [Service], ignoring."],
      [8, 'warning', 'Invalid environment assignment, ignoring: B'],
      [8, 'warning', 'Invalid environment assignment, ignoring: FOO'],
    ],
  },
  {
    name: 'contend.service',
    text: '[Service]\nExecStart=/bin/true\nRestart=n \\',
    says: [[4, 'warning', 'Failed to parse service restart specifier, ignoring: n']],
  },
  {
    name: 'crlf.service',
    text: '[Unit]\r\nDescription=x\r\n[Service]\r\nExecStart=/bin/true a\r\nRestart=no\r\n',
    says: [],
  },
  { name: 'dollar.service', text: '[Service]\nExecStart=$DOCKER run img\n', says: [] },
  {
    name: 'dup.service',
    text: '[Service]\nExecStart=/bin/true\nRestart=no\nRestart=always\n[Service]\nType=idle\n[Unit]\nDescription=a\nDescription=b\n',
    says: [],
  },
  {
    name: 'empty.service',
    text: '[Service]\nExecStart=\nExecStart=/bin/true\nRestart=\nType=\nTimeoutStartSec=\nUser=\nEnvironment=\nKillSignal=\nRestartSec=\nWorkingDirectory=\nRemainAfterExit=\nUMask=\nLimitNOFILE=\nNice=\nStandardOutput=\n',
    says: [
      [4, 'warning', 'Failed to parse service restart specifier, ignoring: '],
      [5, 'warning', 'Failed to parse service type, ignoring: '],
      [6, 'warning', 'Failed to parse TimeoutStartSec= parameter, ignoring: '],
      [9, 'warning', 'Failed to parse signal name, ignoring: '],
      [10, 'warning', 'Failed to parse sec value, ignoring: '],
      [12, 'warning', 'Failed to parse boolean value, ignoring: '],
      [13, 'warning', 'Failed to parse mode value, ignoring: '],
      [14, 'warning', 'Failed to parse resource value, ignoring: '],
      [16, 'warning', 'Failed to parse output specifier, ignoring: '],
    ],
  },
  {
    name: 'execs.service',
    text: '[Service]\nType=oneshot\nExecStart=\nExecStart=/bin/true\nExecStart=bin/true\n',
    says: [
      [5, 'err', 'Neither a valid executable name nor an absolute path: bin/true'],
      [0, 'notice', 'Unit configuration has fatal error, unit will not be started.'],
      [0, 'err', 'Unit execs.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'execs2.service',
    text: '[Service]\nType=oneshot\nExecStart=/bin/\n',
    says: [
      [3, 'err', 'Executable path specifies a directory: /bin/'],
      [0, 'notice', 'Unit configuration has fatal error, unit will not be started.'],
      [0, 'err', 'Unit execs2.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'execs3.service',
    text: '[Service]\nType=oneshot\nExecStart=-\nExecStart=/bin/true\n',
    says: [[3, 'warning', "Empty path in command line, ignoring: '-'"]],
  },
  {
    name: 'execs4.service',
    text: "[Service]\nType=oneshot\nExecStart=/bin/true 'a\n",
    says: [
      [3, 'err', 'Unbalanced quoting, ignoring: "/bin/true \'a"'],
      [0, 'notice', 'Unit configuration has fatal error, unit will not be started.'],
      [0, 'err', 'Unit execs4.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'execs5.service',
    text: '[Service]\nType=oneshot\nExecStart=@/bin/true\n',
    says: [
      [3, 'err', 'Empty executable name or zeroeth argument: @/bin/true'],
      [0, 'notice', 'Unit configuration has fatal error, unit will not be started.'],
      [0, 'err', 'Unit execs5.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'execs6.service',
    text: '[Service]\nType=oneshot\nExecStart=/bin/true ;\nExecStart=; /bin/true\nExecStart=/bin/true a;\n',
    says: [],
  },
  {
    name: 'execs7.service',
    text: '[Service]\nExecStart=/bin/true ; /bin/false\n',
    says: [
      [
        0,
        'err',
        'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.',
      ],
      [0, 'err', 'Unit execs7.service has a bad unit file setting.'],
    ],
  },
  { name: 'noeol.service', text: '[Service]\nExecStart=/bin/true\nRestart=no', says: [] },
  {
    name: 'noeq.service',
    text: '[Service]\nExecStart=/bin/true\nfoo bar\n=x\nRestart\n',
    says: [
      [3, 'warning', "Missing '=', ignoring line."],
      [4, 'warning', "Missing key name before '=', ignoring line."],
      [5, 'warning', "Missing '=', ignoring line."],
    ],
  },
  {
    name: 'noservice.service',
    text: '[Unit]\nDescription=x\n',
    says: [
      [0, 'err', 'Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.'],
      [0, 'err', 'Unit noservice.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'obsolete.service',
    text: '[Unit]\nStartLimitInterval=10\nRequiresOverridable=a.service\n[Service]\nExecStart=/bin/true\nStartLimitInterval=10\nStartLimitBurst=3\nPermissionsStartOnly=true\nStandardOutput=syslog\nMemoryLimit=1G\nCPUShares=512\nBlockIOWeight=500\nKillMode=none\nTimeoutSec=5\nCapabilities=x\n',
    says: [
      [
        3,
        'warning',
        'Unit dependency type RequiresOverridable= is obsolete, replacing by Requires=, please update your unit file',
      ],
      [
        9,
        'notice',
        'Standard output type syslog is obsolete, automatically updating to journal. Please update your unit file, and consider removing the setting altogether.',
      ],
      [
        10,
        'warning',
        'Unit uses MemoryLimit=; please use MemoryMax= instead. Support for MemoryLimit= will be removed soon.',
      ],
      [
        11,
        'warning',
        'Unit uses CPUShares=; please use CPUWeight= instead. Support for CPUShares= will be removed soon.',
      ],
      [
        13,
        'warning',
        "Unit uses KillMode=none. This is unsafe, as it disables systemd's process lifecycle management for the service. Please update the service to use a safer KillMode=, such as 'mixed' or 'control-group'. Support for KillMode=none is deprecated and will eventually be removed.",
      ],
      [15, 'info', 'Support for option Capabilities= has been removed and it is ignored'],
      [0, 'err', 'Failed to create obsolete.service/start: Unit a.service not found.'],
    ],
  },
  {
    name: 'rel.service',
    text: '[Unit]\nAfter=nosuch.service\nWants=nosuch.service\nBefore=nosuch.target\nPartOf=nosuch.service\n[Service]\nExecStart=/bin/true\n',
    says: [],
  },
  {
    name: 'selfdep.service',
    text: '[Unit]\nRequires=selfdep.service\nAfter=selfdep.service\nConflicts=selfdep.service\n[Service]\nExecStart=/bin/true\n',
    says: [
      [0, 'warning', 'Dependency After=selfdep.service is dropped.'],
      [0, 'warning', 'Dependency Conflicts=selfdep.service is dropped.'],
    ],
  },
  {
    name: 'space.service',
    text: '  [Service]  \n   ExecStart   =    /bin/true\n\tRestart\t=\tno\t\nType = simple \n',
    says: [],
  },
  {
    name: 'spec.service',
    text: '[Unit]\nDescription=100%% of %n and 5% 5%z\n[Service]\nExecStart=/bin/true %i %% %- 50%\nEnvironment=A=%z B=%n\n',
    says: [
      [2, 'warning', "Failed to resolve unit specifiers in '100%% of %n and 5% 5%z', ignoring: Invalid slot"],
      [5, 'warning', 'Failed to resolve specifiers in A=%z, ignoring: Invalid slot'],
    ],
  },
  {
    name: 'spec2.service',
    text: '[Service]\nExecStart=/bin/true --format %x\nWorkingDirectory=/srv/%n\n',
    says: [
      [2, 'err', 'Failed to resolve unit specifiers in %x: Invalid slot'],
      [0, 'notice', 'Unit configuration has fatal error, unit will not be started.'],
      [0, 'err', 'Unit spec2.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'type1.service',
    text: '[Service]\nType=dbus\nExecStart=/bin/true\n',
    says: [
      [0, 'err', 'Service is of type D-Bus but no D-Bus service name has been specified. Refusing.'],
      [0, 'err', 'Unit type1.service has a bad unit file setting.'],
    ],
  },
  { name: 'type2.service', text: '[Service]\nType=forking\nExecStart=/bin/true\n', says: [] },
  {
    name: 'type3.service',
    text: '[Service]\nType=notify\nNotifyAccess=none\nExecStart=/bin/true\n',
    says: [],
  },
  {
    name: 'type4.service',
    text: '[Service]\nType=oneshot\nRestart=always\nExecStart=/bin/true\n',
    says: [
      [
        0,
        'err',
        "Service has Restart= set to either always or on-success, which isn't allowed for Type=oneshot services. Refusing.",
      ],
      [0, 'err', 'Unit type4.service has a bad unit file setting.'],
    ],
  },
  {
    name: 'unknownsec.service',
    text: '[Service]\nExecStart=/bin/true\n[Foo]\nA=1\n[X-Foo]\nA=1\n[Install]\nFoo=1\nX-Foo=1\n[Timer]\nOnCalendar=daily\n',
    says: [
      [3, 'warning', "Unknown section 'Foo'. Ignoring."],
      [8, 'warning', "Unknown key 'Foo' in section [Install], ignoring."],
      [10, 'warning', "Unknown section 'Timer'. Ignoring."],
    ],
  },
];
