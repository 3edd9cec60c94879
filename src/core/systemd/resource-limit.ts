import { isInteger, isSize, isTimeSpan, readInteger } from './number-values.ts';

/** True for a limit as `LimitNOFILE=` and its kind take it: one for both, or `SOFT:HARD` (systemd.exec(5)). */
export function isLimit(value: string, key: string): boolean {
  const parts = value.split(':');
  if (parts.length > 2) return false;
  const sound = parts.every(
    (part) => (part === 'infinity' && key !== 'LimitNICE') || (FORMS[key] ?? isCount)(part),
  );
  if (!sound || parts.length === 1) return sound;
  const [soft = '', hard = ''] = parts;
  if (hard === 'infinity') return true;
  if (soft === 'infinity') return false;
  const [low, high] = [soft, hard].map(key === 'LimitNICE' ? niceLimit : readInteger) as (number | null)[];
  return low == null || high == null || low <= high;
}

const FORMS: Readonly<Record<string, (text: string) => boolean>> = {
  LimitCPU: (text) => isTimeSpan(text),
  LimitRTTIME: (text) => isTimeSpan(text),
  LimitFSIZE: isSize,
  LimitDATA: isSize,
  LimitSTACK: isSize,
  LimitCORE: isSize,
  LimitRSS: isSize,
  LimitAS: isSize,
  LimitMEMLOCK: isSize,
  LimitMSGQUEUE: isSize,
  LimitNICE: (text) => /^(?:\+1?\d|-(?:1?\d|20))$/.test(text) || isInteger(text, 0, 40),
};

/** A signed one is a nice level, and the limit the higher the lower that is. */
function niceLimit(text: string): number | null {
  const value = readInteger(text);
  return value === null || !/^[+-]/.test(text) ? value : 20 - value;
}

function isCount(text: string): boolean {
  const value = readInteger(text);
  return value !== null && value >= 0;
}
