import { Box, CloudDownload, Cog, FileText, type LucideIcon, Network, Timer } from 'lucide-react';
import type { Intent } from '../../core/edits/intent.ts';

/** Something that can be drawn anew. `at` the canvas or from a menu, one intent writes it. */
export interface Starter {
  readonly id: 'container' | 'provision' | 'service' | 'timer' | 'network' | 'file';
  readonly title: string;
  readonly icon: LucideIcon;
  /** One line for people who wonder. */
  readonly hint: string;
  /** The name it is given unless that is taken. */
  readonly name: string;
  intent(name: string): Intent;
}

/** Type of what is dragged from the palette to the canvas; its text is a starter's id. */
export const starterDragType = 'application/x-slipway-starter';

export const starters: readonly Starter[] = [
  {
    id: 'container',
    title: 'Container',
    icon: Box,
    hint: 'A unit that runs one docker container',
    name: 'container',
    intent: (name) => ({ do: 'add-container', name, image: 'alpine' }),
  },
  {
    id: 'provision',
    title: 'Provision',
    icon: CloudDownload,
    hint: 'Fetches a tarball and unpacks it before the containers start',
    name: 'provision',
    intent: (name) => ({ do: 'add-units', text: provisionUnit(name) }),
  },
  {
    id: 'service',
    title: 'Service',
    icon: Cog,
    hint: 'A unit that runs any program',
    name: 'service',
    intent: (name) => ({ do: 'add-service', name: `${name}.service`, exec: '/usr/bin/true' }),
  },
  {
    id: 'timer',
    title: 'Timer',
    icon: Timer,
    hint: 'Starts a service every day, and the service it starts',
    name: 'daily',
    intent: (name) => ({ do: 'add-units', text: timerUnits(name) }),
  },
  {
    id: 'network',
    title: 'Network',
    icon: Network,
    hint: 'A docker network that containers join',
    name: 'backend',
    intent: (name) => ({ do: 'add-units', text: networkUnit(name) }),
  },
  {
    id: 'file',
    title: 'File',
    icon: FileText,
    hint: 'A file written to the disk at boot',
    name: 'script.sh',
    intent: (name) => ({
      do: 'add-file',
      path: `/opt/bin/${name}`,
      content: '#!/bin/bash\n',
      permissions: '0755',
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

function unitEntry(name: string, lines: readonly string[]): string {
  return [
    `- name: "${name}"`,
    '  command: "start"',
    '  content: |',
    ...lines.map((line) => (line ? `    ${line}` : '')),
    '',
  ].join('\n');
}

function provisionUnit(name: string): string {
  return unitEntry(`${name}.service`, [
    '[Unit]',
    'Description=Fetch and unpack the files that the containers need',
    'Requires=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    'TimeoutStartSec=0',
    'ExecStart=/usr/bin/curl -fsSL --retry 5 -o /home/core/bundle.tar.gz https://example.com/bundle.tar.gz',
    'ExecStart=/usr/bin/tar -xzf /home/core/bundle.tar.gz -C /home/core',
  ]);
}

function timerUnits(name: string): string {
  const service = unitEntry(`${name}.service`, [
    '[Unit]',
    `Description=What ${name}.timer starts`,
    '',
    '[Service]',
    'Type=oneshot',
    'ExecStart=/usr/bin/true',
  ]).replace('  command: "start"\n', '');
  const timer = unitEntry(`${name}.timer`, [
    '[Unit]',
    `Description=Start ${name}.service every day`,
    '',
    '[Timer]',
    'OnCalendar=daily',
    'Persistent=true',
  ]);
  // A timer is ordered before what it starts (systemd.timer(5)).
  return `${timer}\n${service}`;
}

function networkUnit(name: string): string {
  return unitEntry(`docker-network-${name}.service`, [
    '[Unit]',
    `Description=Create the docker network ${name}`,
    'Requires=docker.service',
    'After=docker.service',
    '',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    `ExecStart=/bin/sh -c 'docker network inspect ${name} >/dev/null 2>&1 || docker network create ${name}'`,
  ]);
}
