import { isIpAddress } from '../text/ip-address.ts';
import { type Checked, sound, unsound } from './checked.ts';
import type { PublishedPort } from './docker-command.ts';
import { parsePort } from './numbers.ts';

/** What a value of `--publish` opens: as many ports of the host as of the container, or of several one that is free. */
export interface PublishedPorts {
  /** Empty for all addresses. */
  readonly hostIp: string;
  /** null for a random one. */
  readonly host: PortRange | null;
  readonly container: PortRange;
  readonly proto: string;
}

/** First and last. */
export interface PortRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a value of `--publish`: `[[ip:][host]:]container[/proto]`, or `target=…,published=…` (go-connections/nat).
 */
export function readPublish(value: string): Checked<PublishedPorts> {
  return value.includes('=') ? parseLongForm(value) : parseShortForm(value);
}

/** As `readPublish`, one row a port; a host range for a single container port stays a range. */
export function parsePublish(value: string): Checked<readonly PublishedPort[]> {
  return eachPort(readPublish(value));
}

/** True when docker takes a free one of several host ports. */
export function picksOne({ host, container }: PublishedPorts): boolean {
  return host !== null && container.start === container.end && host.end > host.start;
}

/** A value of `--expose`: `port[-end][/proto]`. */
export function parseExpose(value: string): Checked<readonly PublishedPort[]> {
  return eachPort(readExpose(value));
}

export function readExpose(value: string): Checked<PublishedPorts> {
  return value.includes(':')
    ? unsound(`"${value}" is not a port to expose; write 80 or 80/udp`)
    : parseShortForm(value);
}

function eachPort({ value, problem }: Checked<PublishedPorts>): Checked<readonly PublishedPort[]> {
  if (!value) return unsound(problem ?? '');
  const { hostIp, host, container, proto } = value;
  const ports: PublishedPort[] = [];
  for (let i = 0; i <= container.end - container.start; i++) {
    const hostPort =
      host === null ? '' : picksOne(value) ? `${host.start}-${host.end}` : String(host.start + i);
    ports.push({ hostIp, hostPort, containerPort: container.start + i, proto });
  }
  return sound(ports);
}

function parseLongForm(value: string): Checked<PublishedPorts> {
  const fields = new Map<string, string>();
  for (const field of value.split(',')) {
    const equals = field.indexOf('=');
    if (equals <= 0) return unsound(`"${field}" in a port is not key=value`);
    fields.set(field.slice(0, equals), field.slice(equals + 1));
  }
  const host = fields.get('published') ?? '';
  return parseShortForm(`${host}:${fields.get('target') ?? ''}/${fields.get('protocol') ?? ''}`);
}

function parseShortForm(value: string): Checked<PublishedPorts> {
  const pieces = value.split(':');
  const [containerText = '', protoText = 'tcp'] = cut(pieces.pop() ?? '', '/');
  const hostText = pieces.pop() ?? '';
  const hostIp = pieces.join(':').replace(/^\[(.*)\]$/, '$1');
  const proto = protoText.toLowerCase() || 'tcp';

  if (containerText === '') return unsound(`"${value}" names no container port`);
  if (!['tcp', 'udp', 'sctp'].includes(proto)) return unsound(`"${protoText}" is not tcp, udp or sctp`);
  if (pieces.length > 0 && hostIp !== '' && !isIpAddress(hostIp)) {
    return unsound(`"${hostIp}" is not an IP address; docker takes no host names here`);
  }
  const container = parseRange(containerText);
  if (!container) return unsound(`"${containerText}" is not a container port from 0 to 65535`);
  const host = hostText === '' ? null : parseRange(hostText);
  if (hostText !== '' && !host) return unsound(`"${hostText}" is not a host port from 0 to 65535`);

  const length = container.end - container.start;
  if (host && host.end - host.start !== length && length > 0) {
    return unsound(`the ranges ${hostText} and ${containerText} are not of the same length`);
  }
  return sound({ hostIp, host, container, proto });
}

function parseRange(text: string): PortRange | null {
  const [first = '', last] = cut(text, '-');
  const start = parsePort(first);
  const end = last === undefined ? start : parsePort(last);
  return start !== null && end !== null && start <= end ? { start, end } : null;
}

/** The text before and behind the first `separator`. */
function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
