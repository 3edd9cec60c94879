import { isTimeSpan } from './number-values.ts';

/**
 * A time span in milliseconds (systemd.time(7), `parse_sec`): a number without a unit counts seconds, parts add up;
 * Infinity for `infinity`, null for what is no time span.
 */
export function readTimeSpan(text: string): number | null {
  if (!isTimeSpan(text)) return null;
  if (text.trim() === 'infinity') return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const [, number = '', unit = ''] of text.matchAll(/\+?(\d+(?:\.\d*)?|\.\d+)\s*([a-zA-Zµμ]*)/g)) {
    sum += Number(number) * (MILLISECONDS[unit] ?? 1000);
  }
  return sum;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.4375 * DAY;
const YEAR = 365.25 * DAY;

const MILLISECONDS: Readonly<Record<string, number>> = {
  ...{ us: 0.001, usec: 0.001, µs: 0.001, μs: 0.001, ms: 1, msec: 1 },
  ...{ '': SECOND, s: SECOND, sec: SECOND, second: SECOND, seconds: SECOND },
  ...{ m: MINUTE, min: MINUTE, minute: MINUTE, minutes: MINUTE },
  ...{ h: HOUR, hr: HOUR, hour: HOUR, hours: HOUR, d: DAY, day: DAY, days: DAY },
  ...{ w: 7 * DAY, week: 7 * DAY, weeks: 7 * DAY, M: MONTH, month: MONTH, months: MONTH },
  ...{ y: YEAR, year: YEAR, years: YEAR },
};
