/**
 * True for a calendar expression such as `Mon..Fri 08:00` or `*-*-01 00:00:00 UTC` (systemd.time(7), CALENDAR EVENTS;
 * systemd 252, `calendar_spec_from_string`). A time zone is taken by its look.
 */
export function isCalendarExpression(text: string): boolean {
  let rest = text.trim();
  const zone = /\s+(?:UTC|[A-Z][A-Za-z_]+(?:\/[\w+-]+)+|[A-Z]{3,4}|Z)$/.exec(rest);
  if (zone) rest = rest.slice(0, zone.index);
  if (SHORTHANDS.has(rest.toLowerCase())) return true;
  const parts = rest.split(/\s+/);
  if (parts[0] === '') return false;
  if (parts[0] && isWeekdays(parts[0])) {
    if (!parts[0].endsWith(',') || parts.length > 1) parts.shift();
  }
  if (parts[0] && isDate(parts[0])) parts.shift();
  if (parts[0] && isTime(parts[0])) parts.shift();
  return parts.length === 0;
}

const SHORTHANDS: ReadonlySet<string> = new Set([
  ...['minutely', 'hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'semiannually', 'semi-annually'],
  ...['biannually', 'bi-annually', 'yearly', 'annually', 'anually'],
]);

const DAY = '(?:monday|mon|tuesday|tue|wednesday|wed|thursday|thu|friday|fri|saturday|sat|sunday|sun)';
const WEEKDAYS = new RegExp(`^${DAY}(?:(?:\\.\\.|-)${DAY})?(?:,${DAY}(?:(?:\\.\\.|-)${DAY})?)*,?$`, 'i');

function isWeekdays(text: string): boolean {
  return WEEKDAYS.test(text);
}

/** `[YEAR-]MONTH-DAY`, with `~` before a day counted from the end, or `@SECONDS`. */
function isDate(text: string): boolean {
  if (/^@\d+$/.test(text)) return true;
  const match = /^(?:([^-~]+)-)?([^-~]+)[-~]([^-~]+)$/.exec(text);
  if (!match) return false;
  const [, year = '*', month = '', day = ''] = match;
  return isYear(year) && isChain(month, 1, 12) && isChain(day, 1, 31);
}

/** Two digits stand for 1970 to 2069. */
function isYear(text: string): boolean {
  return isChain(text, 1970, 2199) || isChain(text, 0, 99);
}

function isTime(text: string): boolean {
  const parts = text.split(':');
  if (parts.length < 2 || parts.length > 3) return false;
  const [hour = '', minute = '', second = '0'] = parts;
  return isChain(hour, 0, 23) && isChain(minute, 0, 59) && isChain(second, 0, 59, 'fraction');
}

/** A list of numbers and ranges, each with a step if wanted. */
function isChain(text: string, min: number, max: number, fraction: 'whole' | 'fraction' = 'whole'): boolean {
  const number = fraction === 'fraction' ? String.raw`\d+(?:\.\d{1,6})?` : String.raw`\d+`;
  const item = new RegExp(`^(${number})(?:\\.\\.(${number}))?(?:/(${number}))?$`);
  if (text === '*') return true;
  return text.split(',').every((one) => {
    const match = item.exec(one);
    if (!match) return false;
    const [, from, to, step] = match;
    const inside = (value: string | undefined) =>
      value === undefined || (Math.floor(Number(value)) >= min && Math.floor(Number(value)) <= max);
    const rising = from === undefined || to === undefined || Number(from) <= Number(to);
    return inside(from) && inside(to) && rising && (step === undefined || Number(step) > 0);
  });
}
