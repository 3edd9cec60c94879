import type { UnitEntry } from '../cloud-config/document.ts';
import { type ItemLayout, itemLayout, unitItemRange } from '../cloud-config/style.ts';
import type { Change } from './change.ts';
import { insertLines } from './key-edits.ts';
import { appendEntry } from './list-entry.ts';
import { Refused } from './refused.ts';
import { blockText, scalarText } from './yaml-text.ts';

/** A unit to be written. */
export interface NewUnit {
  readonly name: string;
  readonly command: string | null;
  readonly content: string;
}

/** Adds a unit behind the last one, or directly before `before`, written as its neighbours are. */
export function addUnit(change: Change, unit: NewUnit, before: UnitEntry | null): void {
  addUnitsInOrder(change, [unit], before);
}

/** As `addUnit`, of several. */
export function addUnitsInOrder(change: Change, units: readonly NewUnit[], before: UnitEntry | null): void {
  const layout = itemLayout(change.analysis.config);
  const blank = layout.eol.repeat(blankLinesBetween(change));
  addUnitLines(change, units.map((unit) => renderUnit(layout, unit)).join(blank), before);
  for (const unit of units) change.addsText(unit.content);
}

/** Adds whole lines that hold one or more entries. */
export function addUnitLines(change: Change, lines: string, before: UnitEntry | null): void {
  const { config } = change.analysis;
  const layout = itemLayout(config);
  const blankLines = blankLinesBetween(change);
  if (!before) {
    appendEntry(change, 'coreos.units', () => lines, blankLines);
    return;
  }
  const range = unitItemRange(config, before);
  if (!range)
    throw new Refused('The units are written in flow style. Change them in the text.', before.item.span);
  insertLines(change, range.start, lines + layout.eol.repeat(blankLines), layout.eol);
}

function blankLinesBetween({ analysis: { config } }: Change): number {
  return config.units.length > 1 ? itemLayout(config).blankLines : 1;
}

function renderUnit(layout: ItemLayout, unit: NewUnit): string {
  const values: Readonly<Record<string, string | null>> = {
    name: scalarText(unit.name, layout.nameStyle),
    command: unit.command && scalarText(unit.command, layout.commandStyle),
    content: blockText(unit.content, layout.contentIndent, layout.eol),
  };
  const written = layout.keys.flatMap((key) => (values[key] ? [`${key}: ${values[key]}`] : []));
  const keys = ' '.repeat(layout.keyIndent);
  const dash = `${' '.repeat(layout.dashIndent)}- `.padEnd(layout.keyIndent);
  return written.map((line, i) => (i === 0 ? dash : keys) + line + layout.eol).join('');
}
