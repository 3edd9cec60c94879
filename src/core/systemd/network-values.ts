import { isIpv4, isIpv6 } from '../text/ip-address.ts';
import { isInteger, readInteger, UNSIGNED_MAX } from './number-values.ts';

/** The name of a network interface: not one that could be taken for its number (`ifname_valid`). */
export function isInterfaceName(name: string): boolean {
  if (/^\+?\d+$/.test(name) || isInteger(name, 0, UNSIGNED_MAX)) return false;
  return /^[!-~]{1,15}$/.test(name) && !/[:/%]|^(?:all|default|\.\.?)$/.test(name);
}

/** An address, with the length of its prefix if wanted, or a name for many (systemd.resource-control(5)). */
export function isAddressPrefix(word: string): boolean {
  if (/^(?:any|localhost|link-local|multicast)$/.test(word)) return true;
  const [address = '', ...lengths] = word.split('/');
  const bits = isIpv4(address) ? 32 : isIpv6(address) ? 128 : 0;
  return bits > 0 && lengths.length < 2 && lengths.every((length) => isInteger(length, 0, bits));
}

/** `[ipv4|ipv6:][tcp|udp:][PORT|FROM-TO|any]` of `SocketBindAllow=` and `SocketBindDeny=`. */
export function isSocketBindRule(value: string): boolean {
  const parts = value.split(':');
  if (/^ipv[46]$/.test(parts[0] ?? '')) parts.shift();
  if (/^(?:tcp|udp)$/.test(parts[0] ?? '')) parts.shift();
  if (parts.length === 0) return true;
  return parts.length === 1 && (value === 'any' || isPorts(parts[0] ?? ''));
}

function isPorts(text: string): boolean {
  if (text === 'any') return true;
  const [from = '', to = from, ...more] = text.split('-');
  const sound = more.length === 0 && [from, to].every((port) => isInteger(port, 1, 65_535));
  return sound && (readInteger(from) ?? 0) <= (readInteger(to) ?? 0);
}

/** A family of sockets (address_families(7)). */
export function isAddressFamily(text: string): boolean {
  return /^AF_/.test(text) && ADDRESS_FAMILIES.has(text.slice(3));
}

const ADDRESS_FAMILIES: ReadonlySet<string> = new Set(
  `UNIX LOCAL FILE INET AX25 IPX APPLETALK NETROM BRIDGE ATMPVC X25 INET6 ROSE DECnet NETBEUI SECURITY KEY NETLINK ROUTE
   PACKET ASH ECONET ATMSVC RDS SNA IRDA PPPOX WANPIPE LLC IB MPLS CAN TIPC BLUETOOTH IUCV RXRPC ISDN PHONET IEEE802154
   CAIF ALG NFC VSOCK KCM QIPCRTR SMC XDP MCTP`.split(/\s+/),
);
