import type { Analysis } from '../analysis.ts';
import { itemLayout, unitItemRange } from '../cloud-config/style.ts';
import type { Unit } from '../machine/machine.ts';

/**
 * Entries of `coreos.units` as a YAML list at column 0, as they are written, with the comments above them, in the order
 * of the document: what the intents `add-units` and `paste-units` take. `left` are units that are no entry of whole lines: stock units, unit files among
 * `write_files`, entries in flow style.
 */
export function unitList(
  { config }: Analysis,
  units: readonly Unit[],
): { readonly text: string; readonly copied: readonly Unit[]; readonly left: readonly Unit[] } {
  const layout = itemLayout(config);
  const inOrder = [...units].sort((a, b) => a.position - b.position);
  const ranges = inOrder.map((unit) => ({ unit, range: unit.entry && unitItemRange(config, unit.entry) }));
  const items = ranges.flatMap(({ range }) =>
    range ? [outdented(config.text.slice(range.start, range.end), layout.dashIndent)] : [],
  );
  return {
    text: items.join('\n'),
    copied: ranges.filter(({ range }) => range).map(({ unit }) => unit),
    left: ranges.filter(({ range }) => !range).map(({ unit }) => unit),
  };
}

/** Lines moved left by `columns`, comments as far as they can; each ends in LF. */
function outdented(lines: string, columns: number): string {
  return lines
    .replace(/(?:\r\n|\r|\n)$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.slice(line.trim() === '' ? columns : Math.min(columns, line.search(/\S/))))
    .map((line) => `${line}\n`)
    .join('');
}
