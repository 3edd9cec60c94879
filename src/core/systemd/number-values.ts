/** Values that are numbers in one way or another, as systemd 252 reads them (systemd.syntax(7), systemd.time(7)). */

/** systemd.syntax(7): 1, yes, y, true, t, on and their opposites, in any case. */
export function isBoolean(text: string): boolean {
  return /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/i.test(text);
}

/** True for what counts as yes. */
export function isTrue(text: string): boolean {
  return /^(?:1|yes|y|true|t|on)$/i.test(text);
}

/**
 * A time span such as `2h 30min`: parts add up, a number without unit counts in the key's own (`parse_time`);
 * units are case-sensitive.
 */
export function isTimeSpan(text: string, finest: 'microseconds' | 'nanoseconds' = 'microseconds'): boolean {
  if (/^\s*infinity\s*$/.test(text)) return true;
  return finest === 'nanoseconds' ? FINE_TIME_SPAN.test(text) : TIME_SPAN.test(text);
}

const TIME_UNIT =
  'seconds|second|sec|s|minutes|minute|min|months|month|msec|ms|M|m|hours|hour|hr|h|days|day|d|weeks|week|w|years|year|y|usec|us|µs|μs';
const TIME_SPAN = timeSpan(TIME_UNIT);
const FINE_TIME_SPAN = timeSpan(`nsec|ns|${TIME_UNIT}`);

function timeSpan(unit: string): RegExp {
  return new RegExp(String.raw`^\s*(?:(?:\+?\d+(?:\.\d*)?|\.\d+)(?:\s*(?:${unit})\s*|\s+|$))+$`);
}

/** A size such as `1.5G` or `1G 512M`, in falling order (`parse_size`). */
export function isSize(text: string): boolean {
  let rest = text.replace(/^\s+/, '');
  let unit = -1;
  do {
    const part = /^\+?\d+(?:\.\d*)?\s*([EPTGMKB]?)/.exec(rest);
    if (!part) return false;
    const found = part[1] === '' ? 7 : 'EPTGMKB'.indexOf(part[1] as string);
    if (found <= unit) return false;
    unit = found;
    rest = rest.slice(part[0].length).replace(/^\s+/, '');
  } while (rest !== '');
  return true;
}

/** An octal file mode up to 7777 (`parse_mode`). */
export function isMode(text: string): boolean {
  return /^[0-7]+$/.test(text) && Number.parseInt(text, 8) <= 0o7777;
}

/** An integer between two limits, as C writes it: decimal, `0x1f`, `0b11`, `0o17` or `017` (`safe_atoi`). */
export function isInteger(text: string, min: number, max: number): boolean {
  const value = readInteger(text);
  return value !== null && value >= min && value <= max;
}

export function readInteger(text: string): number | null {
  const match = /^([+-]?)(?:0x([0-9a-f]+)|0b([01]+)|0o([0-7]+)|0([0-7]+)|(0|[1-9]\d*))$/i.exec(text);
  if (!match) return null;
  const [, sign, hex, binary, octal, old, decimal] = match;
  const size = hex
    ? Number.parseInt(hex, 16)
    : binary
      ? Number.parseInt(binary, 2)
      : Number.parseInt(octal ?? old ?? decimal ?? '', decimal === undefined ? 8 : 10);
  return sign === '-' ? -size : size;
}

/** `50%`, `12.5%`, or the same in ‰ and ‱ (`parse_permyriad`); `unbounded` takes more than the whole. */
export function isPercentage(text: string, limit: 'bounded' | 'unbounded' = 'bounded'): boolean {
  const match = /^(\d+)(?:(?:\.\d{1,2})?%|(?:\.\d)?‰|‱)$/.exec(text);
  if (!match) return false;
  const whole = text.endsWith('%') ? 100 : text.endsWith('‰') ? 1000 : 10_000;
  return limit === 'unbounded' || Number.parseFloat(text) <= whole;
}

export const UNSIGNED_MAX = 2 ** 32 - 1;
export const INTEGER_MAX = 2 ** 31 - 1;
