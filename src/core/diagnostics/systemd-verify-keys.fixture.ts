import { type DirectiveFact, directivesOf } from '../systemd/directives.ts';

/** A unit for each key, with an assignment for each value; of its own for each where one refuses the unit. */
export function everyKeyWithManyValues(): Map<string, string> {
  const units = new Map<string, string>();
  const shared = new Set(directivesOf('Service').map(({ key }) => key));
  for (const [section, type, rest] of SECTIONS) {
    for (const fact of directivesOf(section)) {
      if (section !== 'Service' && shared.has(fact.key) && !/^Exec[A-Z]/.test(fact.key)) continue;
      if (section !== 'Service' && /^(?:Where|What)$/.test(fact.key)) continue;
      for (const [i, values] of groups(fact).entries()) {
        const lines = values.map((value) => `${fact.key}=${value}\n`).join('');
        units.set(`${section}-${fact.key}-${i}.${type}`.toLowerCase(), `${rest}[${section}]\n${lines}`);
      }
    }
  }
  return units;
}

/** The lines that a unit of the type needs to be one. */
const SECTIONS: readonly (readonly [section: string, type: string, rest: string])[] = [
  ['Unit', 'service', '[Service]\nExecStart=/bin/true\n'],
  ['Service', 'service', '[Service]\nExecStart=/bin/true\n'],
  ['Timer', 'timer', '[Timer]\nOnBootSec=1h\nUnit=stub.service\n'],
  ['Socket', 'socket', '[Socket]\nListenFIFO=/run/stub\nService=stub.service\n'],
  ['Path', 'path', '[Path]\nPathExists=/stub\nUnit=stub.service\n'],
  ['Mount', 'mount', '[Mount]\nWhat=/dev/sdb\n'],
  ['Automount', 'automount', ''],
  ['Swap', 'swap', '[Swap]\nWhat=/dev/sdb\n'],
  ['Slice', 'slice', ''],
];

/** Keys with values for which systemd stops reading the unit. */
const ALONE =
  /^(?:User|Group|SupplementaryGroups|WorkingDirectory|Root(?:Directory|Image|Verity)|DynamicUser|SELinuxContext|AppArmorProfile|SmackProcessLabel|Socket(?:User|Group)|Exec(?!SearchPath|Paths).*|PIDFile|RequiresMountsFor|Listen.+|Path(?:Exists|ExistsGlob|Changed|Modified)|DirectoryNotEmpty|Unit|Accept)$/;

function groups({ key }: DirectiveFact): readonly (readonly string[])[] {
  return ALONE.test(key) ? VALUES_FOR_ALONE.map((value) => [value]) : [VALUES];
}

const VALUES = valuesOf(String.raw`
  EMPTY
  yes
  x
  -1
  0
  1
  5
  100
  99999999999
  5min
  50%
  /x
  /x /y
  x/y
  ../x
  a.service
  stub.service
  A=b
  A=b C
  ~
  ~x
  infinity
  auto
  none
  %z
  %n
  a b
  "a b" c
  "a
  a:b
  /a:/b
  /a:/b:norbind
  /a:/b:ro,x
  /dev/null rw
  /dev/null x
  /dev/sda 100
  /dev/sda x
  /dev/sda 5M
  10.0.0.1
  10.0.0.0/33
  ::1/64
  @x
  SIGTERM
  1,2
  0-3
  3-0
  0644
  0999
  \q
  a\x20b
  ü
  x # y
  kill
  inherit
  self
  host
  AF_INET
  AF_FOO
  net
  CAP_NET_ADMIN
  CAP_FOO
  read
  @system-service
  @nosuch
  ~read:EPERM
  read:99999
  1:2
  2:1
  ipv4:tcp:80
  ipv4:80-90
  any
  tcp:99999
  all
  default
  private-stacks 0x33
  /a:ro
  /usr/share/x:root:ro
  a:b:c
  eth0
  ~eth0
  12
  a/b
  name:/x
  name:x
  name
  abcdef
  deadbeef
  /x.sig
  base64:AAAA
  base64:A
  root:ro
  QQ==
  !x
  ingress:/sys/fs/bpf/x
  connect4:/sys/fs/bpf/x
  foo:/x
  cpu memory
  sock_ops
  1.5G
  1G 512M
  512X
  2:x
  daily
  80
  /x/../y
  /x//y/
  /
  ~@nosuch
  ~read
  base64:QUI=
  a:b c
  00112233445566778899aabbccddeeff
  0xff
  private-anonymous
  ipv4:tcp
  a:/x
  EFOO
  EPERM
  AF_UNIX AF_FOO
  /a:/b:root:ro
  /dev/sda 0
  /dev/sda infinity
  "a b":c
  private
  a:/b
  0-8192
  1::2
  /var/lib/x:rw
  10
  20:10
  ENABLED
`);

const VALUES_FOR_ALONE = valuesOf(String.raw`
  EMPTY
  yes
  x
  -1
  5
  5min
  /x
  /x /y
  ../x
  stub.service
  A=b
  ~
  %z
  %n
  "a
  a:b
  /a:/b
  10.0.0.1
  SIGTERM
  0644
  \q
  a\x20b
  ü
  x # y
  /x/../y
  @x
  80
  /
`);

/** One a line; EMPTY for none. */
function valuesOf(lines: string): readonly string[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().replace('EMPTY', ''));
}
