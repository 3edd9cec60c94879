import { describe, expect, it } from 'vitest';
import { isCalendarExpression } from './calendar.ts';

/** With the verdict of `systemd-analyze calendar` of systemd 252. */
const TAKEN = `daily | Daily | *:0/15 | Mon..Fri 08:00 | Mon-Fri 08:00 | Mon,Wed *-*-* 10:00 | *-*-01 | *-*~1 | *-02~03
  | 2015-01-01 | 15-1-1 | 10:00 | daily UTC | *:*:* | *:*:0/10 | 12:00:00.5 | Sat *-*-1..7 18:00:00 | @1395716396 | Mon
  | Sunday 3:00 | 0/6:00 | *-*-* 03:00:00 Europe/Berlin | 03:00:00 UTC | Mon..Wed,Fri..Sun 1:00 | 1..5:00 | *-*-*
  | bi-annually | *-1-* 00:00 | 03-05 08:05:40 | 5:5 | *:00/5`;
const REFUSED = `Mon, Wed 10:00 | 10 | every day | *-*-* 25:00 | *-*-* 24:00 | *-13-01 | 00:60 | */2:00 | 2015-13-1
  | * * * * * | 0 3 * * * | 5..2:00 | * | 12:00 12:00 | 1/0:00 | 10:00 Mon | 0/ | , | 1,:00 | Mon.. | *-*-32 | *-*-00
  | 1..2..3:00 | 1969-01-01 | 2300-01-01 | 10000-01-01 | weekly,`;

const list = (text: string) => text.split('|').map((one) => one.trim());

describe('a calendar expression', () => {
  it.each(list(TAKEN))('%s is one', (text) => expect(isCalendarExpression(text)).toBe(true));
  it.each(list(REFUSED))('%s is none', (text) => expect(isCalendarExpression(text)).toBe(false));
});
