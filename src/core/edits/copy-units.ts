import type { Analysis } from '../analysis.ts';
import { unitItemRange } from '../cloud-config/style.ts';
import type { Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import { Refused } from './refused.ts';

/**
 * The entries of units as a YAML list at column 0, with the comments touching them: what the clipboard holds, and
 * `add-units` and `paste-units` take. In the order of the document.
 * @throws Refused for a unit that has no entry on lines of its own.
 */
export function unitsAsList(analysis: Analysis, units: readonly Unit[]): string {
  const { config, text } = analysis;
  const entries = [...units]
    .sort((a, b) => a.position - b.position)
    .map((unit) => {
      const range = unit.entry && unitItemRange(config, unit.entry);
      if (!range)
        throw new Refused(
          `${unit.name} is not an entry of its own lines, so it cannot be copied.`,
          unitSpan(unit),
        );
      return withoutIndent(text.slice(range.start, range.end));
    });
  return entries.join('\n');
}

/** As `unitsAsList`, of positions in `machine.units`; null where nothing of them can be copied. */
export function copyUnits(analysis: Analysis, positions: readonly number[]): string | null {
  const units = [...new Set(positions)].flatMap((position) => analysis.machine.units[position] ?? []);
  try {
    return units.length > 0 ? unitsAsList(analysis, units) : null;
  } catch (problem) {
    if (problem instanceof Refused) return null;
    throw problem;
  }
}

function withoutIndent(entry: string): string {
  const lines = entry.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  const dash = lines.find((line) => /^\s*-(\s|$)/.test(line)) ?? '';
  const columns = dash.search(/\S/);
  return `${lines.map((line) => line.slice(Math.min(columns, /^ */.exec(line)?.[0].length ?? 0))).join('\n')}\n`;
}
