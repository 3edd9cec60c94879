// @ts-check

/**
 * One line of the table. A budget is what the value should not exceed; without one the value stands for itself.
 *
 * @typedef {{ what: string, value: number | null, unit: 'ms' | 'kB' | '×' | '', budget?: number, note?: string }} Row
 */

/**
 * How long a piece of work takes, in milliseconds.
 *
 * @template T
 * @param {() => T} work
 * @returns {{ time: number, value: T }}
 */
export function timed(work) {
  const start = performance.now();
  const value = work();
  return { time: performance.now() - start, value };
}

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * Prints a table, and how many of its values are over their budgets.
 *
 * @param {string} title
 * @param {Row[]} rows
 * @returns {number}
 */
export function printTable(title, rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${title}`);
  for (const { what, value, unit, budget, note } of rows) {
    const shown = value === null ? '–' : `${digits(value)} ${unit}`;
    const limit = budget === undefined ? '' : `≤ ${budget}`;
    const mark = isOver({ value, budget }) ? '  OVER' : '';
    console.log(
      `  ${what.padEnd(width)}  ${shown.padStart(11)}  ${limit.padEnd(7)}${mark}${note ? `  ${note}` : ''}`.trimEnd(),
    );
  }
  return rows.filter(isOver).length;
}

/** @param {Pick<Row, 'value'> & { budget?: number | undefined }} row */
function isOver({ value, budget }) {
  return value !== null && budget !== undefined && value > budget;
}

/** @param {number} value */
function digits(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
