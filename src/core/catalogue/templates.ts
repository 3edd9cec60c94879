import { networkUnit, volumeUnit } from '../edits/container-unit.ts';
import type { Intent } from '../edits/intent.ts';
import { unitsText } from '../edits/unit-list.ts';

/** Something that can be drawn anew under a name of its own. One intent writes it. */
export interface Template {
  readonly id: TemplateId;
  readonly title: string;
  /** Where there is room for one word. */
  readonly short?: string;
  /** One line for people who wonder. */
  readonly about: string;
  /** The name it is given unless that is taken. */
  readonly name: string;
  intent(name: string): Intent;
}

export type TemplateId =
  | 'container'
  | 'provision'
  | 'service'
  | 'timer'
  | 'network'
  | 'volume'
  | 'health-gate'
  | 'file'
  | 'script'
  | 'drop-in';

export const templates: readonly Template[] = [
  {
    id: 'container',
    title: 'Container',
    about: 'A unit that runs one docker container',
    name: 'container',
    intent: (name) => ({ do: 'add-container', name, image: 'alpine' }),
  },
  {
    id: 'provision',
    title: 'Provision',
    about: 'Fetches a tarball from S3 and unpacks it before the containers start',
    name: 'provision',
    intent: (name) => addUnits({ name: `${name}.service`, content: provisionUnit(name) }),
  },
  {
    id: 'service',
    title: 'Service',
    about: 'A unit that runs a program once at boot',
    name: 'service',
    intent: (name) => ({ do: 'add-service', name: `${name}.service`, exec: '/usr/bin/true' }),
  },
  {
    id: 'timer',
    title: 'Timer',
    about: 'Starts a job every day, and the job it starts',
    name: 'daily',
    // A timer is ordered before what it starts (systemd.timer(5)).
    intent: (name) =>
      addUnits(
        { name: `${name}.timer`, content: timerUnit(name) },
        { name: `${name}.service`, command: null, content: timedUnit(name) },
      ),
  },
  {
    id: 'network',
    title: 'Network',
    about: 'A docker network that containers join',
    name: 'backend',
    intent: (name) => addUnits({ name: `docker-network-${name}.service`, content: networkUnit(name) }),
  },
  {
    id: 'volume',
    title: 'Volume',
    about: 'A named docker volume, made before the containers that mount it',
    name: 'data',
    intent: (name) => addUnits({ name: `docker-volume-${name}.service`, content: volumeUnit(name) }),
  },
  {
    id: 'health-gate',
    title: 'Health gate',
    short: 'Gate',
    about: 'Waits until an address answers; what starts after it waits, too',
    name: 'ready',
    intent: (name) => addUnits({ name: `${name}.service`, content: healthGate }),
  },
  {
    id: 'file',
    title: 'File',
    about: 'A file written to the disk at boot',
    name: 'settings.conf',
    intent: (name) => ({ do: 'add-file', path: `/etc/${name}`, content: '', permissions: '0644' }),
  },
  {
    id: 'script',
    title: 'Script',
    about: 'A program in a file, for units to run',
    name: 'script.sh',
    intent: (name) => ({
      do: 'add-file',
      path: `/opt/bin/${name}`,
      content: '#!/bin/bash\nset -euo pipefail\n',
      permissions: '0755',
    }),
  },
  {
    id: 'drop-in',
    title: 'Docker drop-in',
    short: 'Drop-in',
    about: 'Settings of docker.service: limits the logs of all containers',
    name: '10-logs.conf',
    intent: (name) => ({
      do: 'add-drop-in',
      unit: 'docker.service',
      name,
      content: '[Service]\nEnvironment="DOCKER_OPTS=--log-opt max-size=10m --log-opt max-file=3"\n',
    }),
  },
];

/** `name`, or `name-2`, `name-3` … where it is taken. A file name keeps its suffix. */
export function freeName(name: string, taken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const stem = dot < 0 ? name : name.slice(0, dot);
  const suffix = dot < 0 ? '' : name.slice(dot);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}-${number}${suffix}`;
    if (!taken(candidate)) return candidate;
  }
}

function addUnits(...units: readonly { name: string; command?: null; content: string }[]): Intent {
  const started = units.map((unit) => ({ ...unit, command: unit.command === null ? null : 'start' }));
  return { do: 'add-units', text: unitsText(started) };
}

/** The bucket is a placeholder. */
function provisionUnit(name: string): string {
  return `[Unit]
Description=Fetch and unpack the files that the containers need
Requires=network-online.target
After=network-online.target

[Service]
Type=oneshot
RemainAfterExit=yes
TimeoutStartSec=0
WorkingDirectory=/home/core
ExecStart=/usr/bin/curl -fsSL --retry 5 --retry-connrefused -o ${name}.tar.gz https://example-bucket.s3.amazonaws.com/${name}.tar.gz
ExecStart=/usr/bin/tar -xzf ${name}.tar.gz
`;
}

function timerUnit(name: string): string {
  return `[Unit]
Description=Start ${name}.service every day

[Timer]
OnCalendar=daily
Persistent=true
`;
}

function timedUnit(name: string): string {
  return `[Unit]
Description=What ${name}.timer starts

[Service]
Type=oneshot
ExecStart=/usr/bin/true
`;
}

/** Five minutes at most; then the unit has failed, and what requires it is not started. */
const healthGate = `[Unit]
Description=Wait until the service answers
Requires=docker.service
After=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
TimeoutStartSec=0
ExecStart=/bin/sh -c 'for i in $$(seq 150); do curl -fsS -o /dev/null http://localhost:8080/ && exit 0; sleep 2; done; exit 1'
`;
