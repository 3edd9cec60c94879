import type { Unit } from '../../machine/machine.ts';
import { directivesOf } from '../../systemd/directives.ts';
import { isTrue, readInteger } from '../../systemd/number-values.ts';
import type { Rule } from '../rule.ts';
import { type WholeUnit, wholeUnits } from '../whole-units.ts';

export const socketConflict: Rule = {
  code: 'socket-conflict',
  severity: 'error',
  summary: 'Settings of a socket that do not go together.',
  docs: `With \`Accept=yes\` systemd starts an instance of the template of the socket's own name for each connection. It
refuses a socket that names another \`Service=\` besides, one that allows no connection, and one that listens on what
accepts none: a FIFO, a message queue, a datagram socket. \`Symlinks=\` needs one path to point to, no more and no less
(systemd.socket(5); systemd 252, \`socket_verify\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: echo.socket
      content: |
        [Socket]
        ListenStream=7
        Accept=yes
        Service=docker.service
        ^^^^^^^ error socket-conflict: systemd refuses echo.socket: with Accept=yes it starts instances of echo@.service, and takes no other Service=.
    - name: echo@.service
      content: |
        [Service]
        ExecStart=/usr/bin/cat
    - name: pipe.socket
      content: |
        [Socket]
        ListenFIFO=/run/pipe
        Accept=yes
        ^^^^^^ error socket-conflict: systemd refuses pipe.socket: there are no connections to accept on ListenFIFO=.
    - name: pipe@.service
      content: |
        [Service]
        ExecStart=/usr/bin/cat
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: echo.socket
      content: |
        [Socket]
        ListenStream=7
        Accept=yes
    - name: echo@.service
      content: |
        [Service]
        ExecStart=/usr/bin/cat
    - name: pipe.socket
      content: |
        [Socket]
        ListenFIFO=/run/pipe
        Accept=no
        Service=docker.service
`,
  ],
  check(analysis, report) {
    const names = new Set(analysis.machine.units.map(({ name }) => name));
    for (const socket of wholeUnits(analysis, 'socket')) {
      const { unit, place, removal } = socket;
      const [key, why] = acceptConflict(socket) ?? linkConflict(socket) ?? [];
      if (!key) continue;
      report({
        message: `systemd refuses ${unit.name}: ${why}.`,
        span: place('Socket', key),
        unit: unit.position,
        fixes: () =>
          key === 'Accept' || (key === 'Service' && !names.has(templateName(unit)))
            ? []
            : removal('Socket', key),
      });
    }
  },
};

type Conflict = readonly [key: string, why: string];

function acceptConflict({ unit, value, values }: WholeUnit): Conflict | null {
  if (!isTrue(value('Socket', 'Accept') ?? 'no')) return null;
  const deaf = LISTENING.find(({ key }) => !ACCEPTING.has(key) && values('Socket', key).length > 0);
  if (deaf) return ['Accept', `there are no connections to accept on ${deaf.key}=`];
  if (readInteger(value('Socket', 'MaxConnections') ?? '64') === 0) {
    return ['MaxConnections', 'with Accept=yes it has to allow connections'];
  }
  if (value('Socket', 'Service') === undefined) return null;
  return [
    'Service',
    `with Accept=yes it starts instances of ${templateName(unit)}, and takes no other Service=`,
  ];
}

function templateName({ name }: Unit): string {
  return name.replace(/\.socket$/, '@.service');
}

function linkConflict({ values }: WholeUnit): Conflict | null {
  if (values('Socket', 'Symlinks').length === 0) return null;
  const paths = PATHS.flatMap((key) => values('Socket', key)).filter((address) => /^[/%]/.test(address));
  if (paths.length === 1) return null;
  return ['Symlinks', `its Symlinks= need one path to point to, and it listens on ${paths.length || 'none'}`];
}

const LISTENING = directivesOf('Socket').filter(({ parser }) => parser === 'socket_listen');
const ACCEPTING: ReadonlySet<string> = new Set(['ListenStream', 'ListenSequentialPacket']);
const PATHS = ['ListenStream', 'ListenDatagram', 'ListenSequentialPacket', 'ListenFIFO'];
