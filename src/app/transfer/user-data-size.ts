/** Bytes that EC2 takes as user-data, before it is encoded (EC2 user guide, "Run commands on your instance"). */
export const ec2Limit = 16_384;

/** Length of a text in UTF-8. */
export function byteLength(text: string): number {
  if (text !== last.text) last = { text, bytes: new TextEncoder().encode(text).length };
  return last.bytes;
}

export type Fit = 'fits' | 'near' | 'over';

/** Near: the last tenth of what the platform takes. */
export function fitOf(bytes: number): Fit {
  if (bytes > ec2Limit) return 'over';
  return bytes > ec2Limit * 0.9 ? 'near' : 'fits';
}

export function showBytes(bytes: number): string {
  return bytes.toLocaleString('en');
}

let last = { text: '', bytes: 0 };
