import { type Checked, sound, unsound } from './checked.ts';

/** Go's strconv.ParseBool. */
export function parseBool(text: string): Checked<boolean> {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return sound(true);
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return sound(false);
  return unsound(`"${text}" is neither true nor false`);
}

/** Go's strconv.ParseInt with base 0: decimal, 0x, 0o, 0b, a leading 0 for octal, `_` between digits. */
export function parseInteger(text: string): Checked<bigint> {
  const match =
    /^([+-]?)(0[xX]_?[0-9a-fA-F_]+|0[oO]_?[0-7_]+|0[bB]_?[01_]+|0_?[0-7][0-7_]*|0|[1-9][0-9_]*)$/.exec(text);
  if (!match || /__|_$/.test(text)) return unsound(`"${text}" is not a whole number`);
  const digits = (match[2] ?? '').replaceAll('_', '');
  const size = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return sound(match[1] === '-' ? -size : size);
}

/** A port number from 0 to 65535. */
export function parsePort(text: string): number | null {
  if (!/^[0-9]{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port <= 65535 ? port : null;
}

/** A size such as `512m` or `1.5g` in bytes: go-units' RAMInBytes, all units binary. */
export function parseBytes(text: string): Checked<number> {
  const match =
    /^(\+?(?:[0-9]+(?:_[0-9]+)*\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) ?(?:[bB]|([kKmMgGtTpP])(?:[iI]?[bB])?)?$/.exec(
      text,
    );
  if (!match) return unsound(`"${text}" is not a size; write a number with b, k, m or g behind it`);
  const power = match[2] ? ' kmgtp'.indexOf(match[2].toLowerCase()) : 0;
  return sound(Math.trunc(Number(match[1]?.replaceAll('_', '')) * 1024 ** power));
}

/** A number of CPUs, `1.5` or `1/2`, in billionths of one; more than nine decimals are refused. */
export function parseNanoCpus(text: string): Checked<number> {
  const fraction = /^([+-]?[0-9]+)\/([0-9]+)$/.exec(text);
  const decimal = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(plainDecimal(text));
  if (fraction && BigInt(fraction[2] ?? '0') !== 0n) {
    const billionths = BigInt(fraction[1] ?? '0') * 1_000_000_000n;
    const divisor = BigInt(fraction[2] ?? '1');
    if (billionths % divisor === 0n) return sound(Number(billionths / divisor));
    return unsound(`"${text}" has more than nine decimals`);
  }
  if (!decimal || !/[0-9]/.test(text)) return unsound(`"${text}" is not a number of CPUs, such as 1.5`);
  const decimals = (decimal[3] ?? '').replace(/0+$/, '');
  if (decimals.length > 9) return unsound(`"${text}" has more than nine decimals`);
  const size = BigInt(decimal[2] || '0') * 1_000_000_000n + BigInt(decimals.padEnd(9, '0'));
  return sound(Number(decimal[1] === '-' ? -size : size));
}

/** Go's big.Rat takes exponents, hexadecimal digits and underscores, too. */
function plainDecimal(text: string): string {
  const digits = text.replace(/(?<=[0-9])_(?=[0-9])/g, '');
  const isOther = /^[+-]?(?:0x[0-9a-f]+|[0-9]+(?:\.[0-9]*)?e[+-]?[0-9]{1,2})$/i.test(digits);
  return isOther ? Number(digits).toFixed(9) : digits;
}

/** A Go duration such as `1m30s`, in nanoseconds. */
export function parseDuration(text: string): Checked<number> {
  const match = /^([+-]?)((?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text);
  if (!match) return unsound(`"${text}" is not a time; write a number with its unit, such as 30s or 1m30s`);
  let nanoseconds = 0;
  for (const part of (match[2] ?? '').matchAll(/([0-9.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    nanoseconds += Number(part[1]) * (nanosecondsIn[part[2] ?? ''] ?? 0);
  }
  return sound(match[1] === '-' ? -nanoseconds : nanoseconds);
}

const nanosecondsIn: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
