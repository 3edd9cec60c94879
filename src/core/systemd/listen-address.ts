/** True for what a `Listen…=` of a socket takes (systemd.socket(5); systemd 252, `socket_address_parse`). */
export function isListenAddress(value: string, key: string): boolean {
  if (key === 'ListenNetlink') return /^[a-z0-9-]+(?:\s+\d+)?$/.test(value);
  if (!/^Listen(?:Stream|Datagram|SequentialPacket)$/.test(key)) return value.startsWith('/');
  if (/^\/|^@./.test(value) || /^vsock:\d*:\d+$/.test(value)) return true;
  const withHost = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([\da-fA-F:.]+)(?:%\w+)?\]):(\d+)(?:%\w+)?$/.exec(value);
  if (!withHost) return isPort(value);
  const [, ipv4, , port = ''] = withHost;
  return isPort(port) && (ipv4 === undefined || ipv4.split('.').every((part) => Number(part) <= 255));
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
