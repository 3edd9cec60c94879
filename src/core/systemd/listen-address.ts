import { INTEGER_MAX, isInteger } from './number-values.ts';
import { isPath } from './path-values.ts';

/** True for what a `Listen…=` of a socket takes (systemd.socket(5); systemd 252, `socket_address_parse`). */
export function isListenAddress(value: string, key: string): boolean {
  if (key === 'ListenNetlink') return NETLINK.test(value) || isInteger(value, 0, INTEGER_MAX);
  if (!/^Listen(?:Stream|Datagram|SequentialPacket)$/.test(key)) return isPath(value);
  if (/^\/.|^@./.test(value)) return true;
  if (key === 'ListenSequentialPacket') return false;
  if (/^vsock:\d*:\d+$/.test(value)) return true;
  const withHost = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([\da-fA-F:.]+)(?:%\w+)?\]):(\d+)(?:%\w+)?$/.exec(value);
  if (!withHost) return isPort(value);
  const [, ipv4, , port = ''] = withHost;
  return isPort(port) && (ipv4 === undefined || ipv4.split('.').every((part) => Number(part) <= 255));
}

function isPort(text: string): boolean {
  return isInteger(text, 1, 65_535);
}

/** netlink(7): a family and a group. */
const NETLINK =
  /^(?:route|firewall|inet-diag|nflog|xfrm|selinux|iscsi|audit|fib-lookup|connector|netfilter|ip6-fw|dnrtmsg|kobject-uevent|generic|scsitransport|ecryptfs|rdma)(?:\s+\d+)?$/;
