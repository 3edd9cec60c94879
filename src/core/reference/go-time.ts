/**
 * The time that yaml.v3 reads from a plain scalar, as Go prints it (`2014-04-01 00:00:00 +0000 UTC`), or null.
 * It takes a date alone, with a time behind blanks, or with a time and a zone behind a T.
 */
export function goTime(text: string): string | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [, year = '', month = '', day = '', ...clock] = found;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return null;

  const [hour = '0', minute = '0', second = '0', fraction = ''] = clock[0]
    ? clock.slice(0, 4)
    : clock.slice(7);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const zone = zoneText(clock[4], clock[5], clock[6]);
  if (zone === null) return null;

  const date = [year, month, day].map((part) => part.padStart(2, '0')).join('-');
  const time = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
  const part = fraction.slice(0, 9).replace(/0+$/, '');
  return `${date} ${time}${part && `.${part}`} ${zone}`;
}

const CLOCK = '(\\d\\d?):(\\d\\d?):(\\d\\d?)(?:[.,](\\d+))?';
const TIME = new RegExp(
  `^(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:[Tt]${CLOCK}(?:Z|([-+])(\\d\\d):(\\d\\d))| +${CLOCK})?$`,
);

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function zoneText(
  sign: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
): string | null {
  if (sign === undefined || `${hours}${minutes}` === '0000') return '+0000 UTC';
  if (Number(hours) > 24 || Number(minutes) > 60) return null;
  return `${sign}${hours}${minutes} ${sign}${hours}${minutes}`;
}
